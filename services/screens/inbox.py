"""What the inbox's list shows: one page of conversations in the order asked for, and how many each view holds.

Rows are plain strings, numbers and ISO times, ready for the browser; a role that may not see personal data gets masked
names and texts from here. The open conversation is `inbox_thread`, its contact `inbox_profile`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, assert_never
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, and_, cast, func, select, true

from services.access import demand
from services.contacts.models import Contact
from services.conversations.models import Author, Conversation, ConversationState
from services.db import Reader
from services.desk.models import ConversationLabel, NoteMention
from services.events.event import CONVERSATION, LEAD, TEAM
from services.leads.models import Lead, LeadState
from services.leads.queries import of_conversation
from services.rules.permissions import Area, Principal
from services.screens.conversation_columns import (
    NEVER,
    due_times,
    iso,
    last_message,
    needs_person,
    newest_lead,
    shown_conversations,
    unread_count,
    visible_conversations,
    window_closes_at,
)
from services.screens.desk import LabelMark, labels_of
from services.screens.inbox_search import Line, find_addressed, find_lines, find_people
from services.screens.paging import Sort, cursor_after, going_on, ordering, values_in
from services.screens.people import SHOWN_AUTHORS, contact_name, member_name, message_text, one_line, subject_of
from services.tenants.models import Inbox, Member

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({CONVERSATION, LEAD, TEAM})

PAGE_ROWS = 30
# How many conversations one search by name goes through; `cursor` goes on from there.
SEARCHED_ROWS = 1000


class View(StrEnum):
    """The lists of the inbox; all but ALL and SNOOZED hold what is open and awake only."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    ALL = "all"
    MENTIONS = "mentions"  # where a note names the reader
    NEEDS_PERSON = "needs_person"  # escalated, paused for credit, or taken over and unanswered
    SNOOZED = "snoozed"


class Order(StrEnum):
    """How a list is sorted."""

    NEWEST = "newest"  # by the last message
    URGENT = "urgent"  # running SLA clocks first by due time, then score, then newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which rows are wanted.

    `text` narrows to contacts whose name contains it and to what `inbox_search` finds; `cursor` is opaque.
    """

    view: View = View.ALL
    order: Order = Order.NEWEST
    band: str = ""  # HOT, WARM, COLD or empty for all
    label: str = ""  # a label's id or empty for all
    text: str = ""
    cursor: str = ""
    limit: int = PAGE_ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Open conversations by view."""

    mine: int = 0
    unassigned: int = 0
    all: int = 0
    mentions: int = 0
    needs_person: int = 0
    snoozed: int = 0


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
    status: str = ""  # open, pending, snoozed, resolved
    mentions_me: bool = False  # in a note that the reader has not seen
    labels: list[LabelMark] = field(default_factory=list)
    found_message_id: str = ""  # the message that a search found here


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationPage:
    """Rows in the order asked for; `cursor` is empty after the last page."""

    rows: list[ConversationRow]
    cursor: str


async def load_counts(reader: Reader, principal: Principal) -> Counts:
    """How many conversations each view holds for this member."""
    demand(principal, Area.LEADS)
    views = {view: func.count().filter(_in_view(view, principal)).label(view.value) for view in View}
    statement = select(*views.values()).where(*shown_conversations(reader))
    row = (await reader.execute(statement)).one()
    return Counts(**{view.value: getattr(row, view.value) for view in View})


async def list_conversations(reader: Reader, principal: Principal, query: Query, *, now: datetime) -> ConversationPage:
    """One page of a view; an SDR gets own conversations only, whatever the view."""
    demand(principal, Area.LEADS)
    depth = SEARCHED_ROWS if query.text else query.limit
    found = (await reader.execute(_page_statement(reader, principal, query, depth + 1))).all()
    taken = found[:depth]
    matching = [row for row in taken if not query.text or _is_named(reader, row, query.text)]
    shown = matching[: query.limit]
    said = await _said(reader, query)
    said = await _where_shown(reader, said)
    ids = list(dict.fromkeys([*said, *(row.id for row in shown)]))
    rows = await _load_rows(reader, ids, now)
    rows = [_with_line(row, said.get(UUID(row.id))) for row in rows]
    if len(shown) < len(matching):
        return ConversationPage(rows=rows, cursor=_cursor(shown[-1], query.order))
    return ConversationPage(rows=rows, cursor=_cursor(taken[-1], query.order) if len(found) > depth else "")


async def _said(reader: Reader, query: Query) -> dict[UUID, Line | None]:
    """On the first page of a search, the conversations found by what was said, with the line, by number or by name."""
    if not query.text or query.cursor:
        return {}
    lines = await find_lines(reader, query.text)
    people = [*await find_addressed(reader, query.text), *await find_people(reader, query.text)]
    return {**dict.fromkeys(people), **lines}


def _with_line(row: ConversationRow, line: Line | None) -> ConversationRow:
    return replace(row, last_line=line.text, found_message_id=str(line.message_id)) if line else row


async def _where_shown(reader: Reader, said: dict[UUID, Line | None]) -> dict[UUID, Line | None]:
    """What was found in a folded conversation is shown by the one it is folded into."""
    statement = select(Conversation.id, Conversation.folded_into).where(
        *visible_conversations(reader), Conversation.id.in_(list(said)), Conversation.folded_into.is_not(None)
    )
    folded = {row.id: row.folded_into for row in await reader.execute(statement)} if said else {}
    return {folded.get(found, found): line for found, line in said.items()}


def _page_statement(reader: Reader, principal: Principal, query: Query, limit: int) -> Select[*tuple[Any, ...]]:
    """Which conversations come next, by id with their sort values; what they show is read for these only."""
    clocks = due_times(reader)
    sorts, kinds = _sorts(query.order, clocks.c.due_at)
    columns = [column.label(f"sort_{place}") for place, (column, _) in enumerate(sorts)]
    statement: Select[*tuple[Any, ...]] = (
        select(Conversation.id, Conversation.contact_id, Contact.name, Contact.subject_key, *columns)
        .join(Contact, and_(Contact.tenant_id == reader.tenant_id, Contact.id == Conversation.contact_id))
        .where(*shown_conversations(reader), _in_view(query.view, principal))
        .order_by(*ordering(sorts))
        .limit(limit)
    )
    if query.order is Order.URGENT or query.band:
        is_open = Lead.state == LeadState.OPEN
        same = and_(Lead.tenant_id == reader.tenant_id, of_conversation(), is_open)
        statement = statement.outerjoin(Lead, same).outerjoin(clocks, clocks.c.lead_id == Lead.id)
    if query.band:
        statement = statement.where(Lead.band == query.band)
    if query.label:
        statement = statement.where(Conversation.id.in_(_labelled(reader, query.label)))
    values = values_in(query.cursor, kinds)
    return statement.where(going_on(sorts, values)) if values else statement


def _labelled(reader: Reader, label: str) -> Select[UUID]:
    table = ConversationLabel
    # Compared as text: what stands in an address need not be an id.
    chosen = cast(table.label_id, Text) == label
    return select(table.conversation_id).where(table.tenant_id == reader.tenant_id, chosen)


def _sorts(order: Order, due_at: ColumnElement[Any]) -> tuple[list[Sort], tuple[type, ...]]:
    newest: list[Sort] = [(Conversation.updated_at.expression, True), (Conversation.id.expression, True)]
    match order:
        case Order.NEWEST:
            return newest, (datetime, UUID)
        case Order.URGENT:
            urgency: list[Sort] = [(func.coalesce(due_at, NEVER), False), (func.coalesce(Lead.score_tenths, 0), True)]
            return [*urgency, *newest], (datetime, int, datetime, UUID)
    assert_never(order)


def _cursor(row: Any, order: Order) -> str:
    values = [row.sort_0, row.sort_1]
    return cursor_after(*values, row.sort_2, row.sort_3) if order is Order.URGENT else cursor_after(*values)


def _is_named(reader: Reader, row: Any, text: str) -> bool:
    return text.casefold() in contact_name(reader, subject_of(reader, row), row.name).casefold()


def _in_view(view: View, principal: Principal) -> ColumnElement[bool]:
    is_open = Conversation.state.not_in([ConversationState.RESOLVED, ConversationState.SNOOZED])
    match view:
        case View.MINE:
            return and_(is_open, Conversation.assignee_id == principal.member_id)
        case View.UNASSIGNED:
            return and_(is_open, Conversation.assignee_id.is_(None))
        case View.NEEDS_PERSON:
            return and_(is_open, needs_person())
        case View.MENTIONS:
            return and_(is_open, Conversation.id.in_(_mentioning(principal)))
        case View.SNOOZED:
            return Conversation.state == ConversationState.SNOOZED
        case View.ALL:
            return true()
    assert_never(view)


def _mentioning(principal: Principal) -> Select[UUID]:
    mine = (NoteMention.tenant_id == principal.tenant_id, NoteMention.member_id == principal.member_id)
    return select(NoteMention.conversation_id).where(*mine)


async def _load_rows(reader: Reader, ids: Sequence[UUID], now: datetime) -> list[ConversationRow]:
    """What the list shows of these conversations, in the order of the ids."""
    if not ids:
        return []
    lead, last, clocks = newest_lead(reader), last_message(reader), due_times(reader)
    of_tenant = reader.tenant_id
    statement = (
        select(
            Conversation.id,
            Conversation.contact_id,
            Conversation.assignee_id,
            Conversation.last_inbound_at,
            Conversation.window_refused_at,
            Conversation.updated_at,
            Conversation.state,
            Conversation.id.in_(_mentioning(reader.principal).where(NoteMention.seen_at.is_(None))).label(
                "mentions_me"
            ),
            needs_person().label("needs_person"),
            unread_count(reader).label("unread"),
            Contact.name,
            Contact.subject_key,
            Inbox.channel,
            Member.name.label("owner_name"),
            lead.c.band,
            lead.c.score_tenths,
            lead.c.scored_at,
            clocks.c.due_at,
            *(last.c[name].label(f"last_{name}") for name in ("id", "kind", "body", "author")),
            func.coalesce(last.c.provider_at, last.c.created_at).label("last_at"),
        )
        .join(Contact, and_(Contact.tenant_id == of_tenant, Contact.id == Conversation.contact_id))
        .join(Inbox, and_(Inbox.tenant_id == of_tenant, Inbox.id == Conversation.inbox_id))
        .outerjoin(Member, and_(Member.tenant_id == of_tenant, Member.id == Conversation.assignee_id))
        .outerjoin(lead, true())
        .outerjoin(last, true())
        .outerjoin(clocks, clocks.c.lead_id == lead.c.id)
        .where(*visible_conversations(reader), Conversation.id.in_(ids))
    )
    labels = await labels_of(reader, ids)
    rows = {row.id: _row(reader, row, labels[row.id], now) for row in await reader.execute(statement)}
    return [rows[wanted] for wanted in ids if wanted in rows]


def _row(reader: Reader, row: Any, labels: list[LabelMark], now: datetime) -> ConversationRow:
    subject = subject_of(reader, row)
    text = message_text(reader, subject, row.last_id, row.last_kind, row.last_body) if row.last_id else ""
    return ConversationRow(
        id=str(row.id),
        name=contact_name(reader, subject, row.name),
        channel=row.channel,
        last_line=one_line(text),
        last_author=SHOWN_AUTHORS[Author(row.last_author)] if row.last_author else "",
        last_at=iso(row.last_at or row.updated_at),
        band=row.band if row.scored_at else "",
        score=row.score_tenths // 10 if row.scored_at else 0,
        owner_name=member_name(reader, row.assignee_id, row.owner_name),
        unread=row.unread,
        needs_person=row.needs_person,
        window_closes_at=window_closes_at(row.last_inbound_at, row.window_refused_at, now),
        sla_due_at=iso(row.due_at),
        status=row.state,
        mentions_me=row.mentions_me,
        labels=labels,
    )
