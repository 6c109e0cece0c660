"""The rows of leads that the board and the table have in common: which ones, in what order, and what one shows.

A page of ids comes first and everything that is shown is joined to it, so a tenant of 200,000 leads costs what its
page costs. A lead waits for a person's first answer while its clock for that runs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, exists, func, select

from services.assignments.models import SlaClock
from services.contacts.models import Contact
from services.conversations.models import Conversation, Message
from services.db import Reader
from services.desk.models import ConversationLabel
from services.leads.models import Lead
from services.rules.bands import Band
from services.rules.permissions import sees_all_leads
from services.rules.reading import BudgetBand, IntentLevel, Timeline
from services.rules.sla import Promise
from services.screens.conversation_columns import iso
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


async def _with_labels(reader: Reader, rows: Sequence[LeadRow]) -> list[LeadRow]:
    """The rows with the labels of their conversations."""
    if not rows:
        return []
    labels = await labels_of(reader, [UUID(row.conversation_id) for row in rows])
    return [replace(row, labels=labels[UUID(row.conversation_id)]) for row in rows]


async def load_rows(reader: Reader, page: Sequence[Row[Any]], now: datetime) -> list[LeadRow]:
    """What is shown of a page of leads, which has PAGE_COLUMNS and `due_at`, in its order.

    Table by table, for the policies make a join of them cost what the tenant holds and not what the page shows.
    """
    if not page:
        return []
    talks = await _talks(reader, [row.conversation_id for row in page])
    contacts = await _contacts(reader, [row.contact_id for row in (*page, *talks.values())])
    owners = await _owners(reader, [row.owner_id for row in page if row.owner_id])
    last = await _last_messages(reader, talks)
    rows = []
    for row in page:
        talk, message = talks[row.conversation_id], last.get(row.conversation_id)
        known = _Known(contact=contacts[row.contact_id], talk=talk, said_by=contacts[talk.contact_id], message=message)
        rows.append(_lead_row(reader, row, known, owners.get(row.owner_id, ""), now))
    return await _with_labels(reader, rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What other tables hold of a lead; `said_by` is whose key the conversation's words are under."""

    contact: Row[Any]
    talk: Row[Any]
    said_by: Row[Any]
    message: Row[Any] | None


async def _talks(reader: Reader, ids: Sequence[UUID]) -> dict[UUID, Row[Any]]:
    statement = (
        select(Conversation.id, Conversation.contact_id, Conversation.language, Conversation.last_seq, Inbox.channel)
        .join(Inbox, and_(Inbox.tenant_id == reader.tenant_id, Inbox.id == Conversation.inbox_id))
        .where(Conversation.tenant_id == reader.tenant_id, Conversation.id.in_(ids))
    )
    return {row.id: row for row in await reader.execute(statement)}


async def _contacts(reader: Reader, ids: Sequence[UUID]) -> dict[UUID, Row[Any]]:
    columns = (Contact.id.label("contact_id"), Contact.name, Contact.subject_key)
    statement = select(*columns).where(Contact.tenant_id == reader.tenant_id, Contact.id.in_(set(ids)))
    return {row.contact_id: row for row in await reader.execute(statement)}


async def _owners(reader: Reader, ids: Sequence[UUID]) -> dict[UUID, str]:
    statement = select(Member.id, Member.name).where(Member.tenant_id == reader.tenant_id, Member.id.in_(set(ids)))
    rows = await reader.execute(statement) if ids else ()
    return {row.id: member_name(reader, row.id, row.name) for row in rows}


async def _last_messages(reader: Reader, talks: Mapping[UUID, Row[Any]]) -> dict[UUID, Row[Any]]:
    """The last message of each conversation; one in which nobody has spoken has none."""
    columns = (Message.conversation_id, Message.seq, Message.id, Message.kind, Message.body)
    at = func.coalesce(Message.provider_at, Message.created_at).label("at")
    statement = select(*columns, at).where(
        Message.tenant_id == reader.tenant_id,
        Message.conversation_id.in_(list(talks)),
        Message.seq.in_({talk.last_seq for talk in talks.values()}),
    )
    rows = await reader.execute(statement)
    return {row.conversation_id: row for row in rows if row.seq == talks[row.conversation_id].last_seq}


def _lead_row(reader: Reader, row: Row[Any], known: _Known, owner_name: str, now: datetime) -> LeadRow:
    """A row decrypted as far as the reader may see it."""
    said = known.message
    by = subject_of(reader, known.said_by)
    text = message_text(reader, by, said.id, said.kind, said.body) if said else ""
    return LeadRow(
        id=str(row.id),
        conversation_id=str(row.conversation_id),
        name=contact_name(reader, subject_of(reader, known.contact), known.contact.name),
        channel=known.talk.channel,
        score=row.score_tenths // 10,
        band=Band(row.band),
        state=row.state,
        owner_name=owner_name,
        budget=BUDGETS[BudgetBand(row.budget_band)],
        timeline=TIMELINES[Timeline(row.timeline)],
        intent=INTENT_LEVELS[IntentLevel(row.intent_level)],
        language=language(known.talk.language),
        source=row.source,
        last_line=one_line(text),
        last_at=iso(said.at if said else None),
        created_at=iso(row.created_at),
        changed_at=iso(row.updated_at),
        sla_due_at=iso(row.due_at),
        is_late=row.due_at is not None and row.due_at < now,
    )
