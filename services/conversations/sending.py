"""The way of an outbound row: claimed, accepted by the provider, put back, failed, or left to its status webhook.

Nothing here calls a provider. A row is claimed (`sending`) just before its one call, in a transaction that ends before
the call begins. What is claimed is never called for again, so that a crash between call and record cannot send twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, and_, bindparam, exists, func, select, update
from sqlalchemy.orm import aliased

from services.contacts.queries import same_person
from services.conversations.models import Conversation, Direction, Message, Receipt
from services.conversations.provider_ids import index_of
from services.conversations.receipts import SentMessage, emit_status
from services.conversations.subjects import subject_key_of
from services.db import Reader, Transaction
from services.events.catalog.message import SendRefused
from services.rules.delivery_status import (
    CALL_ENDS_WITHIN_SECONDS,
    UNKNOWN_AFTER_SECONDS,
    DeliveryStatus,
)
from services.rules.send_policy import STOP_CONFIRMATION_OPERATION, CheckCode
from services.statements import Prepared, Row

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A message that the provider took, the one that waited for it, and whether receipts came before."""

    message: SentMessage
    next_id: UUID | None
    has_early_receipts: bool


async def share_conversation(tx: Transaction, message_id: UUID) -> Row | None:
    """Read a message's conversation and hold off an opt-out until this transaction ends."""
    return await tx.row(_SHARE_CONVERSATION, message_id=message_id)


async def lock_conversation(tx: Transaction, message_id: UUID) -> Row | None:
    """Lock a message's conversation, before the message, for a transaction that changes both."""
    return await tx.row(_LOCK_CONVERSATION, message_id=message_id)


async def lock_queued(tx: Transaction, message_id: UUID, now: datetime) -> Row | None:
    """Lock a message that is due and next in its conversation; else None.

    The caller shares the conversation: an earlier message that waits to be sent, or is in a call that may still
    arrive, wakes this one when its way ends.
    """
    called_since = now - timedelta(seconds=CALL_ENDS_WITHIN_SECONDS)
    return await tx.row(_LOCK_QUEUED, message_id=message_id, now=now, called_since=called_since)


async def list_sending_times(
    tx: Reader, inbox_id: UUID, conversation_id: UUID, *, since: datetime, pair_since: datetime
) -> tuple[list[datetime], list[datetime]]:
    """Return when messages left an inbox, and when one conversation's did, each since a moment and oldest first."""
    rows = await tx.rows(
        _SENDING_TIMES, inbox_id=inbox_id, conversation_id=conversation_id, since=since, pair_since=pair_since
    )
    number = [row.sending_at for row in rows if row.sending_at > since]
    return number, [row.sending_at for row in rows if row.conversation_id == conversation_id]


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
    """Take a message for the one call that may send it, which begins as soon as this is on the disk."""
    await tx.run(_CLAIM, message_id=message_id, decision=decision, now=now)


async def accept(tx: Transaction, message_id: UUID, provider_id: str) -> Accepted:
    """Note the provider's id; how far it got is told by receipts, some of which may have come before."""
    (row,) = await tx.rows(_ACCEPT, message_id=message_id, index=index_of(tx.cipher, provider_id))
    told = dict(row)
    next_id, has_early = told.pop("next_id"), told.pop("has_early")
    message = SentMessage(**{**told, "status": DeliveryStatus(row.status)})
    return Accepted(message=message, next_id=next_id, has_early_receipts=has_early)


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
        Conversation.tenant_id == tx.tenant_id, Conversation.contact_id.in_(same_person(tx, contact_id))
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
    rows = await tx.rows(_NEXT, conversation_id=conversation_id)
    return [Unsent(id=row.id, conversation_id=conversation_id) for row in rows]


async def list_due(tx: Reader, now: datetime, limit: int) -> Sequence[Unsent]:
    """Return queued messages whose time has come or that wait without one."""
    rows = await tx.rows(_DUE, now=now, at_most=limit)
    return [Unsent(id=row.id, conversation_id=row.conversation_id) for row in rows]


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


async def _change(tx: Transaction, message_id: UUID, **values: Any) -> None:
    statement = update(Message).where(Message.tenant_id == tx.tenant_id, Message.id == message_id)
    await tx.execute(statement.values(**values))


_THIS = (Message.tenant_id == bindparam("tenant_id"), Message.id == bindparam("message_id"))

_Earlier = aliased(Message)

_CONVERSATION_OF = (
    select(Conversation, subject_key_of())
    .join(Message, and_(Message.tenant_id == Conversation.tenant_id, Message.conversation_id == Conversation.id))
    .where(*_THIS)
)
_SHARE_CONVERSATION = Prepared(_CONVERSATION_OF.with_for_update(read=True, of=Conversation))
_LOCK_CONVERSATION = Prepared(_CONVERSATION_OF.with_for_update(of=Conversation))
_LOCK_QUEUED = Prepared(
    select(Message)
    .where(
        *_THIS,
        Message.status == DeliveryStatus.QUEUED,
        Message.due_at <= bindparam("now"),
        ~exists().where(
            _Earlier.tenant_id == Message.tenant_id,
            _Earlier.conversation_id == Message.conversation_id,
            _Earlier.direction == Direction.OUTBOUND,
            _Earlier.seq < Message.seq,
            (_Earlier.status == DeliveryStatus.QUEUED)
            | (
                (_Earlier.status == DeliveryStatus.SENDING)
                & _Earlier.provider_index.is_(None)
                & (_Earlier.called_at > bindparam("called_since"))
            ),
        ),
    )
    .with_for_update(of=Message)
)
_SENDING_TIMES = Prepared(
    select(Message.sending_at, Message.conversation_id)
    .where(
        Message.tenant_id == bindparam("tenant_id"),
        Message.inbox_id == bindparam("inbox_id"),
        Message.sending_at > bindparam("pair_since"),
        (Message.sending_at > bindparam("since")) | (Message.conversation_id == bindparam("conversation_id")),
    )
    .order_by(Message.sending_at)
)
_CLAIM = Prepared(
    update(Message)
    .where(*_THIS)
    .values(
        status=DeliveryStatus.SENDING,
        sending_at=bindparam("now"),
        called_at=bindparam("now"),
        due_at=None,
        send_decision=bindparam("decision"),
        attempts=Message.attempts + 1,
    )
)
_DUE = Prepared(
    select(Message.id, Message.conversation_id)
    .where(
        Message.tenant_id == bindparam("tenant_id"),
        Message.status == DeliveryStatus.QUEUED,
        Message.due_at.is_(None) | (Message.due_at <= bindparam("now")),
    )
    .order_by(Message.conversation_id, Message.seq)
    .limit(bindparam("at_most", type_=Integer))
)
_Later = aliased(Message)
_ACCEPT = Prepared(
    update(Message)
    .where(*_THIS)
    .values(provider_index=func.coalesce(Message.provider_index, bindparam("index")))
    .returning(
        *_OURS,
        select(_Later.id)
        .where(
            _Later.tenant_id == Message.tenant_id,
            _Later.conversation_id == Message.conversation_id,
            _Later.status == DeliveryStatus.QUEUED,
        )
        .order_by(_Later.seq)
        .limit(1)
        .scalar_subquery()
        .label("next_id"),
        exists()
        .where(
            Receipt.tenant_id == Message.tenant_id,
            Receipt.inbox_id == Message.inbox_id,
            Receipt.provider_index == Message.provider_index,
            Receipt.message_id.is_(None),
        )
        .label("has_early"),
    )
)
_NEXT = Prepared(
    select(Message.id)
    .where(
        Message.tenant_id == bindparam("tenant_id"),
        Message.conversation_id == bindparam("conversation_id"),
        Message.status == DeliveryStatus.QUEUED,
    )
    .order_by(Message.seq)
    .limit(1)
)
