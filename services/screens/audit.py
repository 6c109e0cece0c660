"""What the audit page shows: sealed events with their place in the chain, and how far the chain is verified."""

from dataclasses import dataclass, field

from services.db import Reader
from services.events.catalog import AUDIT
from services.rules.permissions import Principal

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({AUDIT})

AUDIT_ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which events are wanted; empty fields do not narrow. Dates are ISO days in the member's zone."""

    actor: str = ""  # member, system, ai, api_key
    action: str = ""  # a past-tense action: "reply.queued"
    subject: str = ""  # an id
    since: str = ""
    until: str = ""
    cursor: str = ""
    limit: int = AUDIT_ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field before and after; details that were erased show as "erased"."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event. `seq` is 0 and `hash` empty during the second before it is sealed."""

    id: str
    seq: int
    at: str
    actor: str
    actor_kind: str
    action: str
    subject: str
    subject_id: str
    request_id: str
    hash: str  # hex
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """Newest first; `cursor` is empty after the last page."""

    rows: list[EventRow]
    cursor: str
    total: int  # events that match, over all pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """How far the chain is sealed, signed and verified. `broken_seq` is 0 while nothing is wrong."""

    sealed_seq: int = 0
    sealed_hash: str = ""
    checkpoint_seq: int = 0
    checkpoint_at: str = ""
    verified_seq: int = 0
    verified_at: str = ""
    broken_seq: int = 0
    broken_reason: str = ""
    unsealed: int = 0


async def list_events(reader: Reader, principal: Principal, query: Query) -> EventPage:
    """A page of the log."""


async def list_actions(reader: Reader, principal: Principal) -> list[str]:
    """The actions that occur in the tenant's log, sorted, for the filter."""


async def load_seal(reader: Reader, principal: Principal) -> Seal:
    """The state of the chain, with the result of the last verification."""
