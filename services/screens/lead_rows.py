"""The rows of leads that the board and the table have in common: which ones, in what order, and what one shows.

A page of ids comes first and everything that is shown is joined to it, so a tenant of 200,000 leads costs what its
page costs. A lead waits for a person's first answer while its clock for that runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, Subquery, and_, exists, func, select, true

from services.assignments.models import SlaClock
from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.db import Reader
from services.desk.models import ConversationLabel
from services.leads.models import Lead
from services.rules.bands import Band
from services.rules.permissions import sees_all_leads
from services.rules.reading import BudgetBand, IntentLevel, Timeline
from services.rules.sla import Promise
from services.screens.conversation_columns import iso, last_message
from services.screens.desk import LabelMark, labels_of
from services.screens.inbox_search import find_addressed, find_people
from services.screens.lead_query import LeadQuery, Ownership
from services.screens.people import contact_name, member_name, message_text, one_line, subject_of
from services.screens.words import BUDGETS, INTENT_LEVELS, TIMELINES, language
from services.tenants.models import Inbox, Member

PAGE_COLUMNS = (
    Lead.id,
    Lead.conversation_id,
    Lead.contact_id,
    Lead.owner_id,
    Lead.score_tenths,
    Lead.band,
    Lead.state,
    Lead.budget_band,
    Lead.timeline,
    Lead.intent_level,
    Lead.source,
    Lead.created_at,
    Lead.updated_at,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRow:
    """One lead as a card or a row shows it."""

    id: str
    conversation_id: str  # of its newest conversation
    name: str
    channel: str
    score: int
    band: str
    state: str
    owner_name: str  # empty while nobody owns it
    budget: str  # as shown: "$5K–50K", empty while unknown
    timeline: str
    intent: str
    language: str
    source: str
    last_line: str
    last_at: str
    created_at: str
    changed_at: str
    sla_due_at: str
    is_late: bool
    labels: list[LabelMark] = field(default_factory=list)


async def narrowed(reader: Reader, query: LeadQuery) -> list[ColumnElement[bool]]:
    """The leads that a query means, for an SDR the own ones; row-level security holds the same wall.

    Words are looked for in the keyed indexes of names and numbers, which know whole words.
    """
    conditions: list[ColumnElement[bool]] = [Lead.tenant_id == reader.tenant_id, Lead.state == query.state]
    if query.text:
        conditions.append(Lead.contact_id.in_(await _called(reader, query.text)))
    if query.ownership is Ownership.MINE or not sees_all_leads(reader.principal):
        conditions.append(Lead.owner_id == reader.principal.member_id)
    if query.ownership is Ownership.NOBODY:
        conditions.append(Lead.owner_id.is_(None))
    if query.owner_id:
        conditions.append(Lead.owner_id == query.owner_id)
    if query.band:
        conditions.append(Lead.band == query.band)
    if query.budget:
        conditions.append(Lead.budget_band == query.budget)
    return [*conditions, *_of_conversation(reader, query)]


async def _called(reader: Reader, text: str) -> list[UUID]:
    """Contacts whose name has these words, or whose number it is."""
    conversations = [*await find_addressed(reader, text), *await find_people(reader, text)]
    own = (Conversation.tenant_id == reader.tenant_id, Conversation.id.in_(conversations))
    found = select(Conversation.contact_id).where(*own)
    return list((await reader.execute(found)).scalars()) if conversations else []


def _of_conversation(reader: Reader, query: LeadQuery) -> list[ColumnElement[bool]]:
    own = (Conversation.tenant_id == reader.tenant_id, Conversation.id == Lead.conversation_id)
    conditions: list[ColumnElement[bool]] = []
    if query.inbox_id:
        conditions.append(exists().where(*own, Conversation.inbox_id == query.inbox_id))
    if query.language:
        conditions.append(exists().where(*own, Conversation.language == query.language))
    if query.label_id:
        table = ConversationLabel
        on = (table.tenant_id == reader.tenant_id, table.conversation_id == Lead.conversation_id)
        conditions.append(exists().where(*on, table.label_id == query.label_id))
    return conditions


def runs(reader: Reader) -> tuple[ColumnElement[bool], ...]:
    """The clocks that promise a first answer and run, broken ones too; at most one a lead."""
    return (
        SlaClock.tenant_id == reader.tenant_id,
        SlaClock.promise == Promise.FIRST_RESPONSE,
        SlaClock.stopped_at.is_(None),
        SlaClock.due_at.is_not(None),
    )


def shown(reader: Reader, page: Subquery) -> Select[*tuple[Any, ...]]:
    """Everything that rows show of a page of leads, which has PAGE_COLUMNS and `due_at`; the caller orders it."""
    of_tenant, last = reader.tenant_id, last_message(reader)
    return (
        select(
            page,
            Contact.name,
            Contact.subject_key,
            Inbox.channel,
            Conversation.language,
            Member.name.label("owner_name"),
            *(last.c[name].label(f"last_{name}") for name in ("id", "kind", "body")),
            func.coalesce(last.c.provider_at, last.c.created_at).label("last_at"),
        )
        .join(Contact, and_(Contact.tenant_id == of_tenant, Contact.id == page.c.contact_id))
        .join(Conversation, and_(Conversation.tenant_id == of_tenant, Conversation.id == page.c.conversation_id))
        .join(Inbox, and_(Inbox.tenant_id == of_tenant, Inbox.id == Conversation.inbox_id))
        .outerjoin(Member, and_(Member.tenant_id == of_tenant, Member.id == page.c.owner_id))
        .outerjoin(last, true())
    )


async def with_labels(reader: Reader, rows: Sequence[LeadRow]) -> list[LeadRow]:
    """The rows with the labels of their conversations."""
    if not rows:
        return []
    labels = await labels_of(reader, [UUID(row.conversation_id) for row in rows])
    return [replace(row, labels=labels[UUID(row.conversation_id)]) for row in rows]


def lead_row(reader: Reader, row: Row[Any], now: datetime) -> LeadRow:
    """A row of `shown`, decrypted as far as the reader may see it."""
    subject = subject_of(reader, row)
    text = message_text(reader, subject, row.last_id, row.last_kind, row.last_body) if row.last_id else ""
    return LeadRow(
        id=str(row.id),
        conversation_id=str(row.conversation_id),
        name=contact_name(reader, subject, row.name),
        channel=row.channel,
        score=row.score_tenths // 10,
        band=Band(row.band),
        state=row.state,
        owner_name=member_name(reader, row.owner_id, row.owner_name),
        budget=BUDGETS[BudgetBand(row.budget_band)],
        timeline=TIMELINES[Timeline(row.timeline)],
        intent=INTENT_LEVELS[IntentLevel(row.intent_level)],
        language=language(row.language),
        source=row.source,
        last_line=one_line(text),
        last_at=iso(row.last_at),
        created_at=iso(row.created_at),
        changed_at=iso(row.updated_at),
        sla_due_at=iso(row.due_at),
        is_late=row.due_at is not None and row.due_at < now,
    )
