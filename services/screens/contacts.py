"""The people outside as a list: names, addresses, language, the open lead; newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select

from services.access import demand
from services.contacts.models import ChannelIdentity, Contact
from services.conversations.models import Conversation
from services.db import Reader
from services.leads.models import Lead, LeadState
from services.rules.permissions import Area, Principal, sees_all_leads
from services.screens.conversation_columns import iso
from services.screens.inbox_profile import Identity
from services.screens.paging import Sort, cursor_after, going_on, ordering, values_in
from services.screens.people import address, contact_name, subject_of
from services.screens.words import language

CONTACT_ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One contact; `lead_id` is the open lead's, empty where there is none."""

    id: str
    name: str
    language: str
    created_at: str
    lead_id: str
    identities: list[Identity] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPage:
    """`cursor` is empty after the last page."""

    rows: list[ContactRow]
    cursor: str


async def list_contacts(reader: Reader, principal: Principal, *, cursor: str = "") -> ContactPage:
    """A page of contacts, for an SDR those of the own conversations; erased ones are left out."""
    demand(principal, Area.LEADS)
    sorts: list[Sort] = [(Contact.id.expression, True)]
    lead = and_(Lead.tenant_id == reader.tenant_id, Lead.contact_id == Contact.id, Lead.state == LeadState.OPEN)
    statement = (
        select(
            Contact.id.label("contact_id"),
            Contact.name,
            Contact.subject_key,
            Contact.language,
            Contact.created_at,
            Lead.id.label("lead_id"),
        )
        .outerjoin(Lead, lead)
        .where(Contact.tenant_id == reader.tenant_id, Contact.erased_at.is_(None), *_own(reader))
    )
    values = values_in(cursor, (UUID,))
    statement = statement.where(going_on(sorts, values)) if values else statement
    found = (await reader.execute(statement.order_by(*ordering(sorts)).limit(CONTACT_ROWS + 1))).all()
    page = found[:CONTACT_ROWS]
    identities = await _identities(reader, page)
    rows = [
        ContactRow(
            id=str(row.contact_id),
            name=contact_name(reader, subject_of(reader, row), row.name),
            language=language(row.language),
            created_at=iso(row.created_at),
            lead_id=str(row.lead_id or ""),
            identities=identities[row.contact_id],
        )
        for row in page
    ]
    return ContactPage(rows=rows, cursor=cursor_after(page[-1].contact_id) if len(found) > CONTACT_ROWS else "")


def _own(reader: Reader) -> list[ColumnElement[bool]]:
    if sees_all_leads(reader.principal):
        return []
    mine = (Conversation.contact_id == Contact.id, Conversation.assignee_id == reader.principal.member_id)
    return [exists().where(Conversation.tenant_id == reader.tenant_id, *mine)]


async def _identities(reader: Reader, page: Sequence[Any]) -> Mapping[UUID, list[Identity]]:
    """The addresses in use of each contact."""
    table, found = ChannelIdentity, {row.contact_id: list[Identity]() for row in page}
    subjects = {row.contact_id: subject_of(reader, row) for row in page}
    statement = (
        select(table.id, table.contact_id, table.channel, table.kind, table.value)
        .where(table.tenant_id == reader.tenant_id, table.contact_id.in_(list(found)), table.retired_at.is_(None))
        .order_by(table.created_at, table.id)
    )
    for row in await reader.execute(statement) if found else ():
        shown = address(reader, subjects[row.contact_id], row.id, row.kind, row.value)
        found[row.contact_id].append(Identity(channel=row.channel, address=shown))
    return found
