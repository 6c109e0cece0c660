"""What the leads board shows: open leads in their bands, most urgent first."""

from dataclasses import dataclass, field
from datetime import datetime

from services.db import Reader
from services.events.catalog import CONVERSATION, LEAD, TEAM
from services.rules.permissions import Principal

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({CONVERSATION, LEAD, TEAM})

COLUMN_CARDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One open lead. `value_minor` is the middle of its budget band, 0 while unknown."""

    id: str
    conversation_id: str  # of its newest conversation
    name: str
    channel: str
    score: int
    owner_name: str  # empty while nobody owns it
    budget: str  # as shown: "5K–50K", empty while unknown
    timeline: str
    intent: str
    last_line: str
    last_at: str
    sla_due_at: str
    is_late: bool
    value_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A band with how many open leads it holds and the first of them by urgency (late, due time), then score."""

    band: str
    count: int
    value_minor: int
    currency: str
    waiting: int  # leads whose last word is the contact's
    cards: list[Card] = field(default_factory=list)
    cursor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What narrows the board: words of a name, an owner (`mine` for own leads)."""

    text: str = ""
    mine: bool = False


async def load_board(reader: Reader, principal: Principal, query: Query, *, now: datetime) -> list[Column]:
    """HOT, WARM and COLD, always three, each with its first COLUMN_CARDS cards."""


async def list_cards(
    reader: Reader, principal: Principal, query: Query, band: str, *, cursor: str, now: datetime
) -> Column:
    """The next cards of one column."""
