"""What stands beside an open conversation for the member who works on it: where it is, its labels, whom to ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select

from services.access import demand
from services.contacts.models import Contact
from services.conversations.models import Conversation, ConversationState
from services.db import Reader
from services.desk import lists
from services.desk.filling import values_of
from services.desk.models import LABEL_NAME, ConversationLabel, Label
from services.desk.queries import list_colleagues
from services.errors import NotFound
from services.rules.canned import filled
from services.rules.permissions import Access, Area, Principal, may
from services.screens.conversation_columns import iso, visible_conversations
from services.screens.people import contact_name, subject_of
from services.tenants.queries import load_tenant

RESOLVED, SNOOZED = ConversationState.RESOLVED.value, ConversationState.SNOOZED.value


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelMark:
    """A label; `is_on` says whether the open conversation carries it."""

    id: str
    name: str
    colour: str
    is_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A colleague or a macro in a menu."""

    id: str
    name: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Canned:
    """A canned reply with its variables filled for the open conversation."""

    shortcut: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the menus of the open conversation offer; empty for a role that only reads."""

    status: str = ""  # open, pending, snoozed, resolved
    snoozed_until: str = ""
    labels: list[LabelMark] = field(default_factory=list)
    colleagues: list[Person] = field(default_factory=list)  # who may be given the conversation
    mentions: list[Person] = field(default_factory=list)  # who may be mentioned in it
    canned: list[Canned] = field(default_factory=list)
    macros: list[Person] = field(default_factory=list)
    may_assign: bool = False


async def load_desk(reader: Reader, principal: Principal, conversation_id: UUID) -> Desk:
    """The desk of a conversation; raises NotFound for what the member may not see."""
    demand(principal, Area.LEADS)
    statement = (
        select(
            Conversation.state,
            Conversation.snoozed_until,
            Conversation.assignee_id,
            Conversation.contact_id,
            Contact.name,
            Contact.subject_key,
        )
        .join(Contact, and_(Contact.tenant_id == Conversation.tenant_id, Contact.id == Conversation.contact_id))
        .where(*visible_conversations(reader), Conversation.id == conversation_id)
    )
    row = (await reader.execute(statement)).one_or_none()
    if row is None:
        raise NotFound("Conversation.")
    labels = await _labels(reader, conversation_id)
    is_asleep = row.state == ConversationState.SNOOZED
    desk = Desk(status=row.state, snoozed_until=iso(row.snoozed_until) if is_asleep else "", labels=labels)
    if not may(principal, Area.LEADS, Access.ACT):
        return replace(desk, labels=[one for one in labels if one.is_on])
    return await _with_menus(reader, desk, row)


async def _with_menus(reader: Reader, desk: Desk, row: Any) -> Desk:
    principal, colleagues = reader.principal, await list_colleagues(reader)
    name = contact_name(reader, subject_of(reader, row), row.name) if row.name else ""
    me = next((one.name for one in colleagues if one.id == principal.member_id), "")
    return replace(
        desk,
        colleagues=[
            Person(id=str(one.id), name=one.name, is_chosen=one.id == row.assignee_id)
            for one in colleagues
            if one.may_answer
        ],
        mentions=[
            Person(id=str(one.id), name=one.name)
            for one in colleagues
            if one.id != principal.member_id and (one.sees_all or one.id == row.assignee_id)
        ],
        canned=await _canned(reader, name, me),
        macros=[Person(id=str(one.id), name=one.name) for one in await lists.list_macros(reader)],
        may_assign=may(principal, Area.LEADS, Access.WRITE),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What can be done to several conversations at once."""

    labels: list[LabelMark] = field(default_factory=list)
    colleagues: list[Person] = field(default_factory=list)  # empty for those who give nothing away
    is_open: bool = False


async def load_bench(reader: Reader, principal: Principal) -> Bench:
    """The labels and colleagues to choose from; raises NotAllowed for a role that only reads."""
    demand(principal, Area.LEADS, Access.ACT)
    people = await list_colleagues(reader) if may(principal, Area.LEADS, Access.WRITE) else []
    return Bench(
        labels=await list_labels(reader, principal),
        colleagues=[Person(id=str(one.id), name=one.name) for one in people if one.may_answer],
        is_open=True,
    )


async def load_zone(reader: Reader, principal: Principal) -> ZoneInfo:
    """The zone in which the tenant's mornings begin."""
    demand(principal, Area.LEADS)
    return (await load_tenant(reader)).zone


async def list_labels(reader: Reader, principal: Principal) -> list[LabelMark]:
    """The tenant's labels by name."""
    demand(principal, Area.LEADS)
    return [LabelMark(id=str(one.id), name=one.name, colour=one.colour) for one in await lists.list_labels(reader)]


async def labels_of(reader: Reader, conversation_ids: Sequence[UUID]) -> Mapping[UUID, list[LabelMark]]:
    """The labels that conversations carry, for the rows of the list."""
    table, found = ConversationLabel, {one: list[LabelMark]() for one in conversation_ids}
    statement = (
        select(table.conversation_id, Label.id, Label.name, Label.colour)
        .join(Label, and_(Label.tenant_id == table.tenant_id, Label.id == table.label_id))
        .where(table.tenant_id == reader.tenant_id, table.conversation_id.in_(conversation_ids))
    )
    for row in await reader.execute(statement):
        name = reader.cipher.open(LABEL_NAME, row.id, row.name)
        found[row.conversation_id].append(LabelMark(id=str(row.id), name=name, colour=row.colour, is_on=True))
    return {one: sorted(marks, key=lambda mark: mark.name.casefold()) for one, marks in found.items()}


async def _labels(reader: Reader, conversation_id: UUID) -> list[LabelMark]:
    on = {label.id for label in (await labels_of(reader, [conversation_id]))[conversation_id]}
    every = await list_labels(reader, reader.principal)
    return [LabelMark(id=one.id, name=one.name, colour=one.colour, is_on=one.id in on) for one in every]


async def _canned(reader: Reader, name: str, me: str) -> list[Canned]:
    values = values_of(name=name, company=(await load_tenant(reader)).name, me=me)
    return [Canned(shortcut=one.shortcut, text=filled(one.text, values)) for one in await lists.list_canned(reader)]
