"""What the wallet page lists: every movement of tokens, down to the conversation it was for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Row, and_, cast, func, select

from services.access import demand
from services.billing.models import EntryKind, LedgerEntry
from services.contacts.models import Contact
from services.conversations.models import Conversation, Message
from services.db import Reader
from services.errors import InvalidInput
from services.rules.permissions import Area, Principal
from services.rules.rate_card import Operation
from services.screens.conversation_columns import iso
from services.screens.paging import Sort, cursor_after, going_on, ordering, values_in
from services.screens.people import contact_name, message_text, one_line, subject_of
from services.screens.words import ENTRY_REASONS, OPERATIONS
from services.tenants.models import Tenant

LEDGER_ROWS = 50
# A file holds as many as a person goes through.
MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What narrows the ledger besides the kind: an operation, days in the tenant's zone (ISO), one conversation."""

    operation: str = ""
    since: str = ""
    until: str = ""
    conversation: str = ""


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
    message: str  # the start of the message that it was for, empty for none
    conversation_id: str
    rate_card: str  # version


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """Newest first; `cursor` is empty after the last page."""

    rows: list[EntryRow]
    cursor: str


async def list_entries(
    reader: Reader,
    principal: Principal,
    *,
    kind: str = "",
    narrowed: Narrowed = Narrowed(),
    cursor: str = "",
    limit: int = LEDGER_ROWS,
) -> EntryPage:
    """A page of the ledger, of one kind when given. Raises InvalidInput for a filter that means nothing."""
    demand(principal, Area.BILLING)
    sorts: list[Sort] = [(LedgerEntry.at.expression, True), (LedgerEntry.id.expression, True)]
    page = (
        select(LedgerEntry).where(LedgerEntry.tenant_id == reader.tenant_id).order_by(*ordering(sorts)).limit(limit + 1)
    )
    if kind:
        page = page.where(LedgerEntry.kind == _kind(kind))
    page = page.where(*_conditions(reader, narrowed))
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
        .add_columns(Message.kind.label("message_kind"), Message.body)
        .outerjoin(Conversation, and_(Conversation.tenant_id == of_tenant, Conversation.id == page.c.conversation_id))
        .outerjoin(Message, and_(Message.tenant_id == of_tenant, Message.id == page.c.message_id))
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
        message=_words(reader, row),
        about=contact_name(reader, subject_of(reader, row), row.name) if row.contact_id else reason,
        conversation_id=str(row.conversation_id or ""),
        rate_card=row.rate_card,
    )


def _words(reader: Reader, row: Row[Any]) -> str:
    if not row.message_kind or not row.contact_id:
        return ""
    return one_line(message_text(reader, subject_of(reader, row), row.message_id, row.message_kind, row.body), 60)


def _conditions(reader: Reader, narrowed: Narrowed) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if narrowed.since:
        found.append(LedgerEntry.at >= _midnight(reader, _day(narrowed.since)))
    if narrowed.until:
        found.append(LedgerEntry.at < _midnight(reader, _day(narrowed.until) + timedelta(days=1)))
    if narrowed.operation:
        found.append(LedgerEntry.operation == _operation(narrowed.operation))
    if narrowed.conversation:
        found.append(LedgerEntry.conversation_id == _id(narrowed.conversation))
    return found


def _midnight(reader: Reader, day: date) -> ColumnElement[datetime]:
    """When a day begins where the company is."""
    zone = select(Tenant.timezone).where(Tenant.tenant_id == reader.tenant_id).scalar_subquery()
    return func.timezone(zone, cast(datetime.combine(day, time()), DateTime))


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise InvalidInput("A day looks like 2026-11-23.") from error


def _operation(word: str) -> Operation:
    try:
        return Operation(word)
    except ValueError as error:
        raise InvalidInput("There is no such operation.") from error


def _id(word: str) -> UUID:
    try:
        return UUID(word)
    except ValueError as error:
        raise InvalidInput("There is no such conversation.") from error


def _kind(word: str) -> EntryKind:
    try:
        return EntryKind(word)
    except ValueError as error:
        raise InvalidInput("There is no such kind of movement.") from error
