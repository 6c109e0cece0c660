"""What the wallet page lists: every movement of tokens, down to the conversation it was for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, select

from services.access import demand
from services.billing.models import EntryKind, LedgerEntry
from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.db import Reader
from services.errors import InvalidInput
from services.rules.permissions import Area, Principal
from services.rules.rate_card import Operation
from services.screens.conversation_columns import iso
from services.screens.paging import Sort, cursor_after, going_on, ordering, values_in
from services.screens.people import contact_name, subject_of
from services.screens.words import ENTRY_REASONS, OPERATIONS

LEDGER_ROWS = 50


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


async def list_entries(
    reader: Reader, principal: Principal, *, kind: str = "", cursor: str = "", limit: int = LEDGER_ROWS
) -> EntryPage:
    """A page of the ledger, of one kind when given."""
    demand(principal, Area.BILLING)
    sorts: list[Sort] = [(LedgerEntry.at.expression, True), (LedgerEntry.id.expression, True)]
    page = (
        select(LedgerEntry).where(LedgerEntry.tenant_id == reader.tenant_id).order_by(*ordering(sorts)).limit(limit + 1)
    )
    if kind:
        page = page.where(LedgerEntry.kind == _kind(kind))
    if values := values_in(cursor, (datetime, UUID)):
        page = page.where(going_on(sorts, values))
    rows = await _with_contacts(reader, page.subquery("page"))
    shown = rows[:limit]
    more = cursor_after(shown[-1].at, shown[-1].id) if len(rows) > limit else ""
    return EntryPage(rows=[_entry(reader, row) for row in shown], cursor=more)


async def _with_contacts(reader: Reader, page: Any) -> Sequence[Row[Any]]:
    of_tenant = reader.tenant_id
    statement = (
        select(page, Conversation.contact_id, Contact.name, Contact.subject_key)
        .outerjoin(Conversation, and_(Conversation.tenant_id == of_tenant, Conversation.id == page.c.conversation_id))
        .outerjoin(Contact, and_(Contact.tenant_id == of_tenant, Contact.id == Conversation.contact_id))
        .order_by(page.c.at.desc(), page.c.id.desc())
    )
    return (await reader.execute(statement)).all()


def _entry(reader: Reader, row: Row[Any]) -> EntryRow:
    reason = ENTRY_REASONS[EntryKind(row.kind)]
    return EntryRow(
        id=str(row.id),
        at=iso(row.at),
        kind=row.kind,
        operation=OPERATIONS[Operation(row.operation)] if row.operation else "",
        amount_deci=row.granted_deci + row.topped_up_deci,
        balance_after_deci=row.balance_deci,
        about=contact_name(reader, subject_of(reader, row), row.name) if row.contact_id else reason,
        conversation_id=str(row.conversation_id or ""),
        rate_card=row.rate_card,
    )


def _kind(word: str) -> EntryKind:
    try:
        return EntryKind(word)
    except ValueError as error:
        raise InvalidInput("There is no such kind of movement.") from error
