"""Queues outbound messages: a row that waits to be sent, never a call to a provider."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select, update

from services.conversations import words
from services.conversations.models import MESSAGE_BODY, MESSAGE_DETAILS, Author, Conversation, Direction, Message
from services.conversations.models import MessageKind as Kind
from services.conversations.subjects import subject_key_of
from services.db import Transaction
from services.errors import NotFound
from services.events.catalog.message import MessageQueued
from services.ids import new_id
from services.rules.delivery_status import DeliveryStatus
from services.statements import Prepared
from services.subject_keys import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message to queue. An `idempotency_key` that the conversation has seen returns the message it made then."""

    conversation_id: UUID
    inbox_id: UUID
    author: Author
    text: str
    kind: Kind = Kind.TEXT
    author_id: UUID | None = None
    language: str | None = None
    operation: str | None = None
    decision_id: UUID | None = None
    template_id: UUID | None = None
    idempotency_key: str | None = None
    discloses_ai: bool = False
    details: dict[str, object] = field(default_factory=dict)


async def queue(tx: Transaction, outgoing: Outgoing, now: datetime) -> UUID:
    """Add the message to its conversation as the last one and return its id; its sending follows from the event.

    Raises NotFound for a conversation that the principal may not see.
    """
    key = outgoing.idempotency_key
    if key and (known := await find_by_key(tx, outgoing.conversation_id, key)):
        return known
    seq, subject = await _next_seq(tx, outgoing, now)
    message_id = place(tx, subject, outgoing, seq, now)
    await tx.run_rest()
    return message_id


def place(tx: Transaction, subject: Subject, outgoing: Outgoing, seq: int, now: datetime) -> UUID:
    """Add the message at a place that the caller took in its conversation; it is there with the next write."""
    message_id = new_id(now)
    row = _row(subject, message_id, outgoing, now) | {"tenant_id": tx.tenant_id, "seq": seq}
    tx.insert_with_next(Message, [row])
    words.index(tx, [(outgoing.conversation_id, message_id, outgoing.text)])
    event = MessageQueued(
        message_id=message_id,
        conversation_id=outgoing.conversation_id,
        author=outgoing.author,
        kind=outgoing.kind,
    )
    tx.emit(event, at=now)
    return message_id


async def find_by_key(tx: Transaction, conversation_id: UUID, idempotency_key: str) -> UUID | None:
    """Return the message that a conversation made for this key before."""
    message_id: UUID | None = await tx.value(_BY_KEY, conversation_id=conversation_id, key=idempotency_key)
    return message_id


async def _next_seq(tx: Transaction, outgoing: Outgoing, now: datetime) -> tuple[int, Subject]:
    """Take the conversation's next number; the row stays locked, so that numbers follow the order of commits."""
    disclosed_at = now if outgoing.discloses_ai else None
    row = await tx.row(_TAKE_SEQ, conversation_id=outgoing.conversation_id, now=now, disclosed_now=disclosed_at)
    if row is None:
        raise NotFound("Conversation.")
    return row.last_seq, Subject(tx.cipher, row.contact_id, row.subject_key)


def _row(subject: Subject, message_id: UUID, outgoing: Outgoing, now: datetime) -> dict[str, object]:
    details = json.dumps(outgoing.details) if outgoing.details else None
    return {
        "id": message_id,
        "conversation_id": outgoing.conversation_id,
        "inbox_id": outgoing.inbox_id,
        "direction": Direction.OUTBOUND,
        "author": outgoing.author,
        "author_id": outgoing.author_id,
        "kind": outgoing.kind,
        "body": subject.seal(MESSAGE_BODY, message_id, outgoing.text),
        "details": subject.seal(MESSAGE_DETAILS, message_id, details) if details else None,
        "language": outgoing.language,
        "template_id": outgoing.template_id,
        "decision_id": outgoing.decision_id,
        "operation": outgoing.operation,
        "idempotency_key": outgoing.idempotency_key,
        "status": DeliveryStatus.QUEUED,
        "attempts": 0,
        "created_at": now,
        "due_at": now,
    }


_BY_KEY = Prepared(
    select(Message.id).where(
        Message.tenant_id == bindparam("tenant_id"),
        Message.conversation_id == bindparam("conversation_id"),
        Message.idempotency_key == bindparam("key"),
    )
)
_TAKE_SEQ = Prepared(
    update(Conversation)
    .where(Conversation.tenant_id == bindparam("tenant_id"), Conversation.id == bindparam("conversation_id"))
    .values(
        last_seq=Conversation.last_seq + 1,
        last_outbound_at=bindparam("now"),
        disclosed_at=func.coalesce(Conversation.disclosed_at, bindparam("disclosed_now")),
        updated_at=bindparam("now"),
    )
    .returning(Conversation.last_seq, Conversation.contact_id, subject_key_of())
)
