"""What the wallet page shows: balance, burn against the day's limit, usage by operation and day, the ledger."""

from dataclasses import dataclass, field
from datetime import datetime

from services.db import Reader
from services.events.catalog import WALLET
from services.rules.permissions import Principal

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({WALLET})

USAGE_DAYS = 30
LEDGER_ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one operation took on a day, or over the whole time; `series` 0–5 is its colour, always the same."""

    operation: str
    series: int
    deci: int
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One burn day in the tenant's zone."""

    date: str
    total_deci: int
    shares: list[Share]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wallet:
    """The wallet now. `empties_at` is the forecast's date, empty when usage is too small to say."""

    plan: str = ""
    balance_deci: int = 0
    held_deci: int = 0
    due_deci: int = 0
    granted_deci: int = 0
    topped_up_deci: int = 0
    period_ends_at: str = ""
    burnt_today_deci: int = 0
    day_limit_deci: int = 0
    day_resets_at: str = ""
    used_in_period_deci: int = 0
    empties_at: str = ""
    qualified_leads: int = 0  # in the period
    deci_per_qualified_lead: int = 0
    days: list[Day] = field(default_factory=list)  # oldest first, USAGE_DAYS of them
    peak_deci: int = 0  # the highest day, which sets the scale
    by_operation: list[Share] = field(default_factory=list)  # over the same days, largest first


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One signed movement. A message's id and conversation stand beside it where it belongs to one."""

    id: str
    at: str
    kind: str  # grant, top_up, hold, release, usage, refund, adjustment
    operation: str
    amount_deci: int
    balance_after_deci: int
    about: str  # the contact's name or the reason
    conversation_id: str
    rate_card: str  # version


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """Newest first; `cursor` is empty after the last page."""

    rows: list[EntryRow]
    cursor: str


async def load_wallet(reader: Reader, principal: Principal, now: datetime) -> Wallet:
    """The wallet, its usage and its forecast."""


async def list_entries(
    reader: Reader, principal: Principal, *, kind: str = "", cursor: str = "", limit: int = LEDGER_ROWS
) -> EntryPage:
    """A page of the ledger, of one kind when given."""
