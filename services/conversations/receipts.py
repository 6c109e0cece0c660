"""Folds the provider's statuses into messages: every receipt is kept, and a message only ever moves forward.

A status finds its message by the provider's id, or by our own id that travelled with the send. One that finds none
waits and is joined when the message learns its provider id.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from services.arrivals import StatusArrived
from services.conversations.models import Direction, Message, Receipt
from services.conversations.provider_ids import index_of
from services.db import Transaction
from services.events.catalog.message import MessageStatusChanged
from services.ids import new_id
from services.rules.delivery_status import DeliveryStatus, advance
from services.rules.send_errors import rule_for
from services.statements import Prepared


@dataclass(slots=True, kw_only=True)
class SentMessage:
    """An outbound message under lock, as far as receipts concern it."""

    id: UUID
    conversation_id: UUID
    inbox_id: UUID
    provider_index: bytes | None
    status: DeliveryStatus
    kind: str
    template_id: UUID | None
    attempts: int
    error_code: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A status that was not known before, with its message as it is now."""

    message: SentMessage
    receipt: StatusArrived


async def record(tx: Transaction, statuses: Sequence[tuple[UUID, StatusArrived]], now: datetime) -> list[Reported]:
    """Keep statuses, given with their inbox, and move their messages; return those that were news."""
    messages = await _lock_messages(tx, [status for _, status in statuses])
    found = [(inbox_id, status, _find(tx, messages, inbox_id, status)) for inbox_id, status in statuses]
    rows = [_receipt_row(tx, inbox_id, status, message, now) for inbox_id, status, message in found]
    fresh = await _insert(tx, rows)
    news = []
    for inbox_id, status, message in found:
        key = (inbox_id, index_of(tx.cipher, status.provider_id), status.status.value)
        if key in fresh and message:
            fresh.discard(key)
            news.append(Reported(message=message, receipt=status))
    await fold(tx, news, now)
    return news


async def join_early(tx: Transaction, message: SentMessage, now: datetime) -> None:
    """Join the receipts that came before their message had its provider id."""
    rows = await tx.rows(
        _JOIN_EARLY, inbox_id=message.inbox_id, provider_index=message.provider_index, joins_id=message.id
    )
    early = [
        StatusArrived(
            account="",
            provider_id="",
            status=DeliveryStatus(row.status),
            at=row.at,
            error_code=row.error_code,
        )
        for row in rows
    ]
    await fold(tx, [Reported(message=message, receipt=receipt) for receipt in early], now)


async def fold(tx: Transaction, news: Sequence[Reported], now: datetime) -> None:
    """Move each message to the furthest of its statuses."""
    before = {item.message.id: (item.message, item.message.status) for item in news}
    for item in news:
        message = item.message
        message.provider_index = message.provider_index or index_of(tx.cipher, item.receipt.provider_id)
        message.status = advance(message.status, item.receipt.status)
        if message.status is DeliveryStatus.FAILED and item.receipt.error_code:
            message.error_code = item.receipt.error_code
    for message, was in before.values():
        await _store(tx, message)
        if message.status is not was:
            emit_status(tx, message, was, now)


def emit_status(tx: Transaction, message: SentMessage, before: DeliveryStatus, now: datetime) -> None:
    """Say that a message's status changed."""
    failed = message.status is DeliveryStatus.FAILED
    event = MessageStatusChanged(
        message_id=message.id,
        conversation_id=message.conversation_id,
        before=before,
        after=message.status,
        error_code=message.error_code if failed else None,
    )
    tx.emit(event, at=now)


async def _lock_messages(tx: Transaction, statuses: Sequence[StatusArrived]) -> list[SentMessage]:
    ours = [opaque for status in statuses if (opaque := _own_id(status))]
    indexes = {index_of(tx.cipher, status.provider_id) for status in statuses}
    statement = (
        select(
            Message.id,
            Message.conversation_id,
            Message.inbox_id,
            Message.provider_index,
            Message.status,
            Message.kind,
            Message.template_id,
            Message.attempts,
            Message.error_code,
        )
        .where(
            Message.tenant_id == tx.tenant_id,
            Message.direction == Direction.OUTBOUND,
            or_(Message.provider_index.in_(indexes), Message.id.in_(ours)),
        )
        .order_by(Message.id)
        .with_for_update()
    )
    rows = (await tx.execute(statement)).mappings()
    return [SentMessage(**{**row, "status": DeliveryStatus(row["status"])}) for row in rows]


def _find(
    tx: Transaction, messages: Collection[SentMessage], inbox_id: UUID, status: StatusArrived
) -> SentMessage | None:
    own_id, index = _own_id(status), index_of(tx.cipher, status.provider_id)
    for message in messages:
        if message.inbox_id != inbox_id:
            continue
        # After a retry our id belongs to two sends; the provider's id tells them apart.
        if message.provider_index == index or (message.id == own_id and message.provider_index is None):
            return message
    return None


def _own_id(status: StatusArrived) -> UUID | None:
    try:
        return UUID(status.opaque_id) if status.opaque_id else None
    except ValueError:
        return None


async def _insert(tx: Transaction, rows: list[dict[str, object]]) -> set[tuple[UUID, bytes, str]]:
    """Insert receipts; return those that were not there, by inbox, index of the provider's id, and status."""
    if not rows:
        return set()
    returned = (Receipt.inbox_id, Receipt.provider_index, Receipt.status)
    inserted = await tx.execute(insert(Receipt).on_conflict_do_nothing().returning(*returned), rows)
    return {(row.inbox_id, row.provider_index, row.status) for row in inserted}


def _receipt_row(
    tx: Transaction, inbox_id: UUID, status: StatusArrived, message: SentMessage | None, now: datetime
) -> dict[str, object]:
    return {
        "tenant_id": tx.tenant_id,
        "id": new_id(now),
        "inbox_id": inbox_id,
        "provider_index": index_of(tx.cipher, status.provider_id),
        "status": status.status,
        "at": status.at,
        "error_code": status.error_code,
        "opaque_id": status.opaque_id,
        "category": status.category,
        "message_id": message.id if message else None,
        "created_at": now,
    }


async def _store(tx: Transaction, message: SentMessage) -> None:
    failed = message.status is DeliveryStatus.FAILED
    await tx.execute(
        update(Message)
        .where(Message.tenant_id == tx.tenant_id, Message.id == message.id)
        .values(
            provider_index=message.provider_index,
            status=message.status,
            error_code=message.error_code if failed else None,
            error_key=rule_for(message.error_code).text_key if failed and message.error_code else None,
        )
    )


_JOIN_EARLY = Prepared(
    update(Receipt)
    .where(
        Receipt.tenant_id == bindparam("tenant_id"),
        Receipt.inbox_id == bindparam("inbox_id"),
        Receipt.provider_index == bindparam("provider_index"),
        Receipt.message_id.is_(None),
    )
    .values(message_id=bindparam("joins_id"))
    .returning(Receipt.status, Receipt.at, Receipt.error_code)
)
