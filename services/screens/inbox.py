"""What the inbox shows: the list of conversations with counts, one thread, and the contact's profile beside it.

Rows are plain strings, numbers and ISO times, ready for the browser; a role that may not see personal data gets masked
names, addresses and bodies from here.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.db import Reader
from services.events.catalog import CONVERSATION, LEAD, TEAM
from services.rules.permissions import Principal

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({CONVERSATION, LEAD, TEAM})

PAGE_ROWS = 30
THREAD_ROWS = 50


class View(StrEnum):
    """The lists of the inbox; all but ALL hold open conversations only."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    ALL = "all"
    NEEDS_PERSON = "needs_person"  # escalated, paused for credit, or taken over and unanswered


class Order(StrEnum):
    """How a list is sorted."""

    NEWEST = "newest"  # by the last message
    URGENT = "urgent"  # running SLA clocks first by due time, then score, then newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which rows are wanted. `text` matches names and words of messages through the blind index; `cursor` is opaque."""

    view: View = View.ALL
    order: Order = Order.NEWEST
    band: str = ""  # HOT, WARM, COLD or empty for all
    text: str = ""
    cursor: str = ""
    limit: int = PAGE_ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Open conversations by view."""

    mine: int = 0
    unassigned: int = 0
    all: int = 0
    needs_person: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationRow:
    """One line of the list. `sla_due_at` is empty unless a first-response clock runs."""

    id: str
    name: str
    channel: str  # whatsapp, instagram, messenger, gmail
    last_line: str
    last_author: str  # contact, member, ai
    last_at: str
    band: str  # empty before the first score
    score: int
    owner_name: str
    unread: int
    needs_person: bool
    window_closes_at: str  # empty when shut
    sla_due_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationPage:
    """Rows in the order asked for; `cursor` is empty after the last page."""

    rows: list[ConversationRow]
    cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadItem:
    """A message, a private note, or something that happened, oldest first, by the provider's time."""

    id: str
    kind: str  # message, template, note, event
    author: str  # contact, member, ai, system
    author_name: str
    body: str
    at: str
    starts_day: str  # ISO date in the member's zone on the first item of a day, else empty
    language: str = ""  # as shown: "Hinglish"
    status: str = ""  # DeliveryStatus of an outbound message
    failure: str = ""  # plain sentence with what to do, when failed or unknown
    event_icon: str = ""  # scored, routed, charged, escalated, consent


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The open conversation. The composer is shut, with the reason in `cannot_reply`, when a reply would be refused."""

    id: str = ""
    name: str = ""
    channel: str = ""
    status: str = ""  # open, pending, snoozed, resolved
    band: str = ""
    score: int = 0
    owner_name: str = ""
    is_mine: bool = False
    history: list[ThreadItem] = field(default_factory=list)
    older_cursor: str = ""
    ai_is_on: bool = False
    ai_reason: str = ""  # why the AI is paused: "Meera took over", "Escalated: asks for a person"
    escalation: str = ""  # the reason shown on top while a person is needed
    window_closes_at: str = ""
    sla_due_at: str = ""
    reply_price_deci: int = 0  # what a member's reply costs
    ai_turn_price_deci: int = 0  # the ceiling held for the AI's next turn
    may_reply: bool = False
    cannot_reply: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One of the five contributions to the score."""

    name: str  # budget, intent, engagement, latency, lifecycle
    label: str
    points_tenths: int
    max_tenths: int
    reason: str  # "5K–50K", "unknown: up to +30", "answers in 2 min"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A qualification answer with the contact's words that prove it; `value` is empty while unknown."""

    label: str  # Intent, Budget, Timeline
    value: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An address of the contact on a channel."""

    channel: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """The state of consent for one purpose."""

    purpose: str
    state: str  # given, withdrawn, none
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The contact of the open conversation, with everything that explains the score."""

    contact_id: str = ""
    lead_id: str = ""
    name: str = ""
    identities: list[Identity] = field(default_factory=list)
    language: str = ""
    source: str = ""
    first_seen_at: str = ""
    owner_name: str = ""
    band: str = ""
    score: int = 0
    factors: list[Factor] = field(default_factory=list)
    would_make_hot: str = ""  # the shortest way up, as a sentence; empty when HOT
    answers: list[Answer] = field(default_factory=list)
    objections: list[str] = field(default_factory=list)
    signals: list[str] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    opted_out: bool = False


async def load_counts(reader: Reader, principal: Principal) -> Counts:
    """How many conversations each view holds for this member."""


async def list_conversations(reader: Reader, principal: Principal, query: Query, *, now: datetime) -> ConversationPage:
    """One page of a view; an SDR gets own conversations only, whatever the view."""


async def load_thread(
    reader: Reader, principal: Principal, conversation_id: UUID, *, now: datetime, before: str = ""
) -> Thread:
    """The newest items, or those before the cursor; raises NotFound for what the member may not see."""


async def load_profile(reader: Reader, principal: Principal, conversation_id: UUID, *, now: datetime) -> Profile:
    """The contact's profile; raises NotFound for what the member may not see."""
