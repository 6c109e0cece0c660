"""Stores what arrived: each message once, at the next place of its conversation.

Works on many messages with few statements. The caller holds the tenant's RECEIVE_LOCK and the conversations' rows; what
follows from a message is the receiving flow's matter.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, LargeBinary, bindparam, func, select

from services.arrivals import EchoArrived, MessageArrived
from services.conversations import words
from services.conversations.models import MESSAGE_BODY, MESSAGE_DETAILS, Author, Direction, Message
from services.conversations.provider_ids import index_of, maybe_index_of, with_id
from services.conversations.threads import Thread
from services.db import Transaction
from services.events.catalog.message import MessageEchoed, MessageReceived
from services.ids import new_id
from services.rules.delivery_status import DeliveryStatus
from services.statements import Prepared
from services.subject_keys import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A message to store, with its conversation and whose words it holds."""

    thread: Thread
    subject: Subject
    arrival: MessageArrived | EchoArrived


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A message that was not known before."""

    id: UUID
    thread: Thread
    arrival: MessageArrived | EchoArrived


async def list_known(tx: Transaction, provider_ids: Collection[str]) -> set[tuple[UUID, str]]:
    """Return which of these messages are stored, as (inbox id, provider id)."""
    by_index = {index_of(tx.cipher, provider_id): provider_id for provider_id in provider_ids}
    return {(row.inbox_id, by_index[row.provider_index]) for row in await tx.rows(_KNOWN, indexes=list(by_index))}


async def store(tx: Transaction, entries: Sequence[Entry], now: datetime) -> list[Stored]:
    """Store messages that are new, in the order given, which changes their conversations in memory."""
    stored: list[Stored] = []
    rows: list[dict[str, object]] = []
    for entry in entries:
        message_id = new_id(now)
        rows.append(_place(tx, message_id, entry, now))
        stored.append(Stored(id=message_id, thread=entry.thread, arrival=entry.arrival))
        _emit(tx, stored[-1], now)
    tx.insert_with_next(Message, rows)
    words.index(tx, [(one.thread.id, one.id, one.arrival.body) for one in stored])
    words.index_names(tx, [(one.thread.id, name) for one in stored if one.thread.is_new and (name := _name(one))])
    return stored


def _name(stored: Stored) -> str | None:
    """The name that came with a message of a contact."""
    return stored.arrival.sender.name if isinstance(stored.arrival, MessageArrived) else None


def seal_details(subject: Subject, message_id: UUID, details: Mapping[str, object]) -> bytes | None:
    """Encrypt a message's details; None for none."""
    # Escaped, so that half surrogate pairs of a payload survive the way into UTF-8.
    return subject.seal(MESSAGE_DETAILS, message_id, json.dumps(details)) if details else None


def _place(tx: Transaction, message_id: UUID, entry: Entry, now: datetime) -> dict[str, object]:
    arrival, thread = entry.arrival, entry.thread
    if isinstance(arrival, MessageArrived):
        thread.receive(arrival, now)
        ours: dict[str, object] = {"direction": Direction.INBOUND, "author": Author.CONTACT, "status": None}
    else:
        thread.hear_echo(arrival, now)
        ours = {"direction": Direction.OUTBOUND, "author": Author.ECHO, "status": DeliveryStatus.SENT}
    return ours | {
        "tenant_id": tx.tenant_id,
        "id": message_id,
        "conversation_id": thread.id,
        "inbox_id": thread.inbox_id,
        "seq": thread.last_seq,
        "kind": arrival.kind,
        "body": entry.subject.seal(MESSAGE_BODY, message_id, arrival.body),
        "details": seal_details(entry.subject, message_id, with_id(arrival.details, arrival.provider_id)),
        "provider_index": index_of(tx.cipher, arrival.provider_id),
        "reply_index": maybe_index_of(tx.cipher, arrival.reply_to),
        "provider_at": arrival.at,
        "created_at": now,
        "attempts": 0,
    }


def _emit(tx: Transaction, stored: Stored, now: datetime) -> None:
    kind, conversation_id = stored.arrival.kind, stored.thread.id
    if isinstance(stored.arrival, MessageArrived):
        tx.emit(MessageReceived(message_id=stored.id, conversation_id=conversation_id, kind=kind), at=now)
    else:
        tx.emit(MessageEchoed(message_id=stored.id, conversation_id=conversation_id, kind=kind), at=now)


_KNOWN = Prepared(
    select(Message.inbox_id, Message.provider_index).where(
        Message.tenant_id == bindparam("tenant_id"),
        Message.provider_index == func.any(bindparam("indexes", type_=ARRAY(LargeBinary()))),
    )
)
