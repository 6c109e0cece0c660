"""What the operations page shows: whether the ingest ledger balances, what is parked or failed, and who works."""

from dataclasses import dataclass, field
from datetime import datetime

from services.db import Reader
from services.events.catalog import OPERATIONS
from services.rules.permissions import Principal

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({OPERATIONS})

OPERATIONS_ROWS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingest:
    """Webhook deliveries since the start: accepted = processed + parked + waiting, always."""

    accepted: int = 0
    processed: int = 0
    parked: int = 0
    waiting: int = 0
    last_accepted_at: str = ""
    oldest_waiting_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedRow:
    """A delivery that could not be processed, with its reason in plain words; never its content."""

    id: str
    provider: str
    received_at: str
    reason: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedJobRow:
    """A job held after its last attempt. Ids only: jobs carry no content."""

    id: str
    job: str
    failed_at: str
    attempts: int
    error: str  # last line of the traceback


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerRow:
    """A worker process by its heartbeat; alive when it beat within 30 s."""

    id: str
    name: str
    beat_at: str
    is_alive: bool
    running: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """The whole page; lists hold the newest OPERATIONS_ROWS."""

    ingest: Ingest = field(default_factory=Ingest)
    parked: list[ParkedRow] = field(default_factory=list)
    failed: list[FailedJobRow] = field(default_factory=list)
    failed_count: int = 0
    workers: list[WorkerRow] = field(default_factory=list)
    queued: int = 0
    oldest_job_at: str = ""
    work_mode: str = "normal"


async def load(reader: Reader, principal: Principal, now: datetime) -> Operations:
    """The state of intake and work."""
