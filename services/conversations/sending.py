"""The way of an outbound row: claimed, accepted by the provider, put back, failed, or left to its status webhook.

Nothing here calls a provider. A row is claimed (`sending`) before the call and is never claimed again from there, so
that a crash between call and record cannot send twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from services.conversations.models import Conversation, Direction, Message
from services.conversations.provider_ids import index_of
from services.conversations.receipts import SentMessage, emit_status
from services.conversations.subjects import subject_key_of
from services.db import Reader, Transaction
from services.events.catalog.message import SendRefused
from services.rules.delivery_status import UNKNOWN_AFTER_SECONDS, DeliveryStatus
from services.rules.send_policy import STOP_CONFIRMATION_OPERATION, CheckCode

_OURS = (
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """A queued row that may be due."""

    id: UUID
    conversation_id: UUID


async def lock_queued(tx: Transaction, message_id: UUID, now: datetime) -> Any | None:
    """Lock a queued message that is due, with its conversation; None for any other state or time."""
    statement = (
        select(Message)
        .where(
            Message.tenant_id == tx.tenant_id,
            Message.id == message_id,
            Message.status == DeliveryStatus.QUEUED,
            Message.due_at <= now,
        )
        .with_for_update()
    )
    return (await tx.execute(statement)).one_or_none()


async def share_conversation(tx: Transaction, conversation_id: UUID) -> Any:
    """Read a conversation and hold off an opt-out until this transaction ends."""
    statement = select(Conversation, subject_key_of(tx)).where(
        Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id
    )
    return (await tx.execute(statement.with_for_update(read=True))).one()


async def find_conversation(tx: Reader, message_id: UUID) -> UUID | None:
    """Return the conversation of a message."""
    statement = select(Message.conversation_id).where(Message.tenant_id == tx.tenant_id, Message.id == message_id)
    conversation_id: UUID | None = await tx.scalar(statement)
    return conversation_id


async def is_next(tx: Reader, conversation_id: UUID, seq: int) -> bool:
    """Whether no earlier message of the conversation waits to be sent, or was called for without an answer yet."""
    earlier = (
        select(Message.id)
        .where(
            Message.tenant_id == tx.tenant_id,
            Message.conversation_id == conversation_id,
            Message.direction == Direction.OUTBOUND,
            Message.seq < seq,
            (Message.status == DeliveryStatus.QUEUED)
            | ((Message.status == DeliveryStatus.SENDING) & Message.provider_index.is_(None)),
        )
        .limit(1)
    )
    return await tx.scalar(earlier) is None


async def list_sending_times(
    tx: Reader, inbox_id: UUID, since: datetime, conversation_id: UUID | None = None
) -> list[datetime]:
    """Return when messages left an inbox, or one conversation of it, oldest first."""
    where = [Message.tenant_id == tx.tenant_id, Message.inbox_id == inbox_id, Message.sending_at > since]
    if conversation_id:
        where.append(Message.conversation_id == conversation_id)
    rows = await tx.execute(select(Message.sending_at).where(*where).order_by(Message.sending_at))
    return [row.sending_at for row in rows]


async def has_confirmed_stop(tx: Reader, conversation_id: UUID, message_id: UUID, since: datetime) -> bool:
    """Whether another confirmation went out since the contact opted out."""
    statement = select(Message.id).where(
        Message.tenant_id == tx.tenant_id,
        Message.conversation_id == conversation_id,
        Message.operation == STOP_CONFIRMATION_OPERATION,
        Message.id != message_id,
        Message.created_at >= since,
        Message.status.not_in((DeliveryStatus.QUEUED, DeliveryStatus.FAILED)),
    )
    return await tx.scalar(statement.limit(1)) is not None


async def claim(tx: Transaction, message_id: UUID, decision: dict[str, object], now: datetime) -> None:
    """Take a message for the one call that may send it."""
    await _change(
        tx,
        message_id,
        status=DeliveryStatus.SENDING,
        sending_at=now,
        due_at=None,
        send_decision=decision,
        attempts=Message.attempts + 1,
    )


async def accept(tx: Transaction, message_id: UUID, provider_id: str) -> SentMessage:
    """Note the provider's id; how far it got is told by receipts, some of which may have come before."""
    message = await lock_sent(tx, message_id)
    if message.provider_index is None:
        message.provider_index = index_of(tx.cipher, provider_id)
        await _change(tx, message_id, provider_index=message.provider_index)
    return message


async def lock_sent(tx: Transaction, message_id: UUID) -> SentMessage:
    """Lock an outbound message as receipts see it."""
    statement = select(*_OURS).where(Message.tenant_id == tx.tenant_id, Message.id == message_id).with_for_update()
    row = (await tx.execute(statement)).mappings().one()
    return SentMessage(**{**row, "status": DeliveryStatus(row["status"])})


async def put_back(tx: Transaction, message: SentMessage, due_at: datetime | None, now: datetime) -> None:
    """Queue a message again that certainly did not arrive; without a time it waits for its inbox to run again."""
    before, message.status, message.provider_index = message.status, DeliveryStatus.QUEUED, None
    values = {"status": message.status, "provider_index": None, "due_at": due_at, "error_code": message.error_code}
    await _change(tx, message.id, **values)
    if before is not message.status:
        emit_status(tx, message, before, now)


async def postpone(tx: Transaction, message_id: UUID, due_at: datetime | None) -> None:
    """Leave a queued message queued until a later time."""
    await _change(tx, message_id, due_at=due_at)


async def fail(tx: Transaction, message: SentMessage, error_key: str, now: datetime) -> None:
    """End a message that will not be sent."""
    before, message.status = message.status, DeliveryStatus.FAILED
    values = {"status": message.status, "error_code": message.error_code, "error_key": error_key, "due_at": None}
    await _change(tx, message.id, **values)
    emit_status(tx, message, before, now)


async def refuse(
    tx: Transaction, message: SentMessage, refusal: CheckCode, decision: dict[str, object], now: datetime
) -> None:
    """End a message that the policy forbids, with the whole decision."""
    await _change(tx, message.id, send_decision=decision)
    await fail(tx, message, f"send_policy.{refusal}", now)
    event = SendRefused(message_id=message.id, conversation_id=message.conversation_id, reason=refusal)
    tx.emit(event, at=now)


async def refuse_queued(tx: Transaction, contact_id: UUID, now: datetime) -> None:
    """Refuse everything that still waits to be sent to a contact who opted out."""
    theirs = select(Conversation.id).where(
        Conversation.tenant_id == tx.tenant_id, Conversation.contact_id == contact_id
    )
    statement = select(*_OURS).where(
        Message.tenant_id == tx.tenant_id,
        Message.conversation_id.in_(theirs),
        Message.status == DeliveryStatus.QUEUED,
    )
    for row in (await tx.execute(statement.with_for_update())).mappings().all():
        message = SentMessage(**{**row, "status": DeliveryStatus(row["status"])})
        await refuse(tx, message, CheckCode.OPT_OUT, {"refusal": CheckCode.OPT_OUT}, now)


async def list_next(tx: Reader, conversation_id: UUID) -> list[Unsent]:
    """Return the conversation's first queued message, if any."""
    return await _list_queued(tx, Message.conversation_id == conversation_id, limit=1)


async def list_due(tx: Reader, now: datetime, limit: int) -> Sequence[Unsent]:
    """Return queued messages whose time has come or that wait without one."""
    return await _list_queued(tx, Message.due_at.is_(None) | (Message.due_at <= now), limit=limit)


async def note_unknown(tx: Transaction, now: datetime) -> int:
    """Mark messages that were called for and of which nothing was heard for ten minutes; return how many."""
    late = now - timedelta(seconds=UNKNOWN_AFTER_SECONDS)
    statement = select(*_OURS).where(
        Message.tenant_id == tx.tenant_id, Message.status == DeliveryStatus.SENDING, Message.sending_at < late
    )
    rows = (await tx.execute(statement.with_for_update(skip_locked=True))).mappings().all()
    for row in rows:
        message = SentMessage(**{**row, "status": DeliveryStatus.UNKNOWN})
        await _change(tx, message.id, status=message.status)
        emit_status(tx, message, DeliveryStatus.SENDING, now)
    return len(rows)


async def _list_queued(tx: Reader, where: Any, *, limit: int) -> list[Unsent]:
    statement = (
        select(Message.id, Message.conversation_id)
        .where(Message.tenant_id == tx.tenant_id, Message.status == DeliveryStatus.QUEUED, where)
        .order_by(Message.conversation_id, Message.seq)
        .limit(limit)
    )
    return [Unsent(id=row.id, conversation_id=row.conversation_id) for row in await tx.execute(statement)]


async def _change(tx: Transaction, message_id: UUID, **values: Any) -> None:
    statement = update(Message).where(Message.tenant_id == tx.tenant_id, Message.id == message_id)
    await tx.execute(statement.values(**values))
