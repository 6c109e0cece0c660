"""What the leads board shows: open leads in their bands, most urgent first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, select, true

from services.access import demand
from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.db import Reader
from services.errors import InvalidInput
from services.events.event import CONVERSATION, LEAD, TEAM
from services.leads.models import Lead, LeadState
from services.rules.bands import Band
from services.rules.permissions import Area, Principal, sees_all_leads
from services.rules.reading import BudgetBand, IntentLevel, Timeline
from services.screens.conversation_columns import NEVER, due_times, iso, last_message
from services.screens.paging import Sort, cursor_after, going_on, ordering, values_in
from services.screens.people import contact_name, member_name, message_text, one_line, subject_of
from services.screens.words import BUDGETS, INTENT_LEVELS, TIMELINES
from services.tenants.models import Inbox, Member

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({CONVERSATION, LEAD, TEAM})

COLUMN_CARDS = 30
# How many leads of a band one search by name goes through; the cursor goes on from there.
SEARCHED_CARDS = 1000
# The middle of each budget band in the smallest unit; the open one counts with its lower edge.
CURRENCY = "USD"
VALUES_MINOR: Mapping[BudgetBand, int] = {
    BudgetBand.UNDER_1K: 500_00,
    BudgetBand.FROM_1K_TO_5K: 3_000_00,
    BudgetBand.FROM_5K_TO_50K: 27_500_00,
    BudgetBand.OVER_50K: 50_000_00,
    BudgetBand.UNKNOWN: 0,
}


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
    """A band with how many open leads it holds in all, and the first that were asked for by due time, then score."""

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
    demand(principal, Area.LEADS)
    totals = await _load_totals(reader, query)
    return [await _column(reader, query, totals[band], band, cursor="", now=now) for band in Band]


async def list_cards(
    reader: Reader, principal: Principal, query: Query, band: str, *, cursor: str, now: datetime
) -> Column:
    """The next cards of one column."""
    demand(principal, Area.LEADS)
    if band not in tuple(Band):
        raise InvalidInput("There is no such band.")
    totals = await _load_totals(reader, query)
    return await _column(reader, query, totals[Band(band)], Band(band), cursor=cursor, now=now)


@dataclass(slots=True, kw_only=True)
class _Totals:
    count: int = 0
    waiting: int = 0
    value_minor: int = 0


async def _load_totals(reader: Reader, query: Query) -> dict[Band, _Totals]:
    """Per band how many open leads it holds, how many wait for us, and what they may be worth."""
    waits = func.count().filter(Conversation.last_inbound_seq == Conversation.last_seq)
    statement = (
        select(Lead.band, Lead.budget_band, func.count().label("leads"), waits.label("waiting"))
        .join(Conversation, and_(Conversation.tenant_id == Lead.tenant_id, Conversation.id == Lead.conversation_id))
        .where(*_open_leads(reader, query))
        .group_by(Lead.band, Lead.budget_band)
    )
    totals = {band: _Totals() for band in Band}
    for row in await reader.execute(statement):
        total = totals[Band(row.band)]
        total.count += row.leads
        total.waiting += row.waiting
        total.value_minor += row.leads * VALUES_MINOR[BudgetBand(row.budget_band)]
    return totals


async def _column(reader: Reader, query: Query, totals: _Totals, band: Band, *, cursor: str, now: datetime) -> Column:
    depth = SEARCHED_CARDS if query.text else COLUMN_CARDS
    found = (await reader.execute(_cards_statement(reader, query, band, cursor, depth + 1))).all()
    taken = found[:depth]
    matching = [row for row in taken if not query.text or _is_named(reader, row, query.text)]
    shown = matching[:COLUMN_CARDS]
    return Column(
        band=band,
        count=totals.count,
        value_minor=totals.value_minor,
        currency=CURRENCY,
        waiting=totals.waiting,
        cards=[_card(reader, row, now) for row in shown],
        cursor=_cursor_behind(shown, matching, taken, is_last=len(found) <= depth),
    )


def _cursor_behind(
    shown: Sequence[Row[Any]], matching: Sequence[Row[Any]], taken: Sequence[Row[Any]], *, is_last: bool
) -> str:
    """Behind the last card shown where more match, else behind what was searched, unless that was all."""
    if len(shown) < len(matching):
        last = shown[-1]
    elif is_last:
        return ""
    else:
        last = taken[-1]
    return cursor_after(last.sort_due, last.score_tenths, last.id)


def _open_leads(reader: Reader, query: Query) -> list[ColumnElement[bool]]:
    """The tenant's open leads, for an SDR the own ones; row-level security holds the same wall."""
    mine = query.mine or not sees_all_leads(reader.principal)
    narrowed = [Lead.owner_id == reader.principal.member_id] if mine else []
    return [Lead.tenant_id == reader.tenant_id, Lead.state == LeadState.OPEN, *narrowed]


def _cards_statement(reader: Reader, query: Query, band: Band, cursor: str, limit: int) -> Select[*tuple[Any, ...]]:
    """The next leads of a band by due time and score, page first, then all that their cards show."""
    page, of_tenant = _page(reader, query, band, cursor, limit).subquery("page"), reader.tenant_id
    last = last_message(reader)
    return (
        select(
            page,
            Contact.name,
            Contact.subject_key,
            Inbox.channel,
            Member.name.label("owner_name"),
            *(last.c[name].label(f"last_{name}") for name in ("id", "kind", "body")),
            func.coalesce(last.c.provider_at, last.c.created_at).label("last_at"),
        )
        .join(Contact, and_(Contact.tenant_id == of_tenant, Contact.id == page.c.contact_id))
        .join(Conversation, and_(Conversation.tenant_id == of_tenant, Conversation.id == page.c.conversation_id))
        .join(Inbox, and_(Inbox.tenant_id == of_tenant, Inbox.id == Conversation.inbox_id))
        .outerjoin(Member, and_(Member.tenant_id == of_tenant, Member.id == page.c.owner_id))
        .outerjoin(last, true())
        .order_by(*ordering(_sorts(page.c.sort_due, page.c.score_tenths, page.c.id)))
    )


def _page(reader: Reader, query: Query, band: Band, cursor: str, limit: int) -> Select[*tuple[Any, ...]]:
    clocks = due_times(reader)
    due = func.coalesce(clocks.c.due_at, NEVER)
    sorts = _sorts(due, Lead.score_tenths.expression, Lead.id.expression)
    columns = (Lead.id, Lead.conversation_id, Lead.contact_id, Lead.owner_id, Lead.score_tenths)
    told = (Lead.budget_band, Lead.timeline, Lead.intent_level)
    statement: Select[*tuple[Any, ...]] = (
        select(*columns, *told, due.label("sort_due"), clocks.c.due_at)
        .outerjoin(clocks, clocks.c.lead_id == Lead.id)
        .where(*_open_leads(reader, query), Lead.band == band)
        .order_by(*ordering(sorts))
        .limit(limit)
    )
    values = values_in(cursor, (datetime, int, UUID))
    return statement.where(going_on(sorts, values)) if values else statement


def _sorts(due: ColumnElement[Any], score: ColumnElement[Any], lead_id: ColumnElement[Any]) -> list[Sort]:
    return [(due, False), (score, True), (lead_id, True)]


def _is_named(reader: Reader, row: Row[Any], text: str) -> bool:
    return text.casefold() in contact_name(reader, subject_of(reader, row), row.name).casefold()


def _card(reader: Reader, row: Row[Any], now: datetime) -> Card:
    subject = subject_of(reader, row)
    text = message_text(reader, subject, row.last_id, row.last_kind, row.last_body) if row.last_id else ""
    return Card(
        id=str(row.id),
        conversation_id=str(row.conversation_id),
        name=contact_name(reader, subject, row.name),
        channel=row.channel,
        score=row.score_tenths // 10,
        owner_name=member_name(reader, row.owner_id, row.owner_name),
        budget=BUDGETS[BudgetBand(row.budget_band)],
        timeline=TIMELINES[Timeline(row.timeline)],
        intent=INTENT_LEVELS[IntentLevel(row.intent_level)],
        last_line=one_line(text),
        last_at=iso(row.last_at),
        sla_due_at=iso(row.due_at),
        is_late=row.due_at is not None and row.due_at < now,
        value_minor=VALUES_MINOR[BudgetBand(row.budget_band)],
    )
