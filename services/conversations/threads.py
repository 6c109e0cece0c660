"""Locks conversations and changes them in memory: whose turn it is, who has the next word, how long the window is open.

Conversations are locked in the order of their ids, read once, and written back once, however many messages arrived.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, and_, bindparam, exists, func, or_, select, update

from services.arrivals import EchoArrived, Effect, MessageArrived
from services.contacts.queries import same_person
from services.conversations.models import AiState, Author, Conversation, ConversationState, Message
from services.db import Transaction
from services.events.catalog.conversation import ConversationOpened
from services.ids import new_id
from services.rules import session_window
from services.rules.session_window import WindowReason
from services.statements import Prepared

ANSWERED_OUTSIDE = "answered_outside"
# The one reason that a member chose: it outlasts the lead it was chosen for.
TAKEN_OVER = "taken_over"
_WRITTEN = (
    "state", "assignee_id", "ai_state", "ai_reason", "person_acted_at", "last_seq", "last_inbound_seq", "answered_seq",
    "last_inbound_at", "last_outbound_at", "first_open_at", "last_received_at", "window_closes_at", "window_refused_at",
    "referred_at", "opted_out_at", "updated_at",
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Thread:
    """A conversation under lock, changed in memory; times as in the table."""

    id: UUID
    contact_id: UUID
    inbox_id: UUID
    state: str
    assignee_id: UUID | None
    ai_state: str
    ai_reason: str | None
    person_acted_at: datetime | None
    last_seq: int
    last_inbound_seq: int
    answered_seq: int
    last_inbound_at: datetime | None
    last_outbound_at: datetime | None
    first_open_at: datetime | None
    last_received_at: datetime | None
    window_closes_at: datetime | None
    window_refused_at: datetime | None
    referred_at: datetime | None
    opted_out_at: datetime | None
    updated_at: datetime
    is_new: bool = False
    folded_into: UUID | None = None

    @property
    def has_open_turn(self) -> bool:
        """Whether the contact waits for an answer."""
        return self.last_inbound_seq > self.answered_seq

    @property
    def awaits_ai(self) -> bool:
        """Whether the AI is to answer the open turn."""
        return self.has_open_turn and self.ai_state == AiState.ON and self.opted_out_at is None

    def receive(self, arrival: MessageArrived, now: datetime) -> None:
        """The contact wrote: the message takes the next place."""
        self.last_seq += 1
        self.updated_at = now
        if arrival.effect is not Effect.NOTHING:
            # A time to come would hold the window open until then and a day longer.
            heard_at = min(arrival.at, now)
            self.last_inbound_at = max(self.last_inbound_at or heard_at, heard_at)
            self.set_window(now)
        if arrival.effect is Effect.OPENS_TURN:
            self.first_open_at = self.first_open_at if self.has_open_turn else now
            self.last_inbound_seq = self.last_seq
            self.last_received_at = now
            self.state = ConversationState.OPEN
        if arrival.referral:
            self.referred_at = max(self.referred_at or arrival.at, arrival.at)
        if arrival.moved_to and arrival.moved_to.phone:
            self.close_window(arrival.at, now)

    def hear_echo(self, arrival: EchoArrived, now: datetime) -> None:
        """A person answered outside the product: the turn is answered and the AI keeps out."""
        self.last_seq += 1
        self.answer_by_person(ANSWERED_OUTSIDE, now)
        self.last_outbound_at = max(self.last_outbound_at or arrival.at, arrival.at)

    def answer_by_person(self, reason: str, now: datetime) -> None:
        """Everything so far is answered, and a person owns the next word."""
        self.answered_seq, self.first_open_at = self.last_seq, None
        self.ai_state, self.ai_reason = AiState.PAUSED, reason
        self.person_acted_at = self.updated_at = now

    def start_over(self) -> bool:
        """Nobody has the conversation and the AI answers, unless a member took it over; False where one did."""
        self.assignee_id = None
        if self.ai_state == AiState.PAUSED and self.ai_reason == TAKEN_OVER:
            return False
        self.ai_state, self.ai_reason, self.person_acted_at = AiState.ON, None, None
        return True

    def close_window(self, at: datetime, now: datetime) -> None:
        """Free-form text is refused until the contact writes after `at`."""
        self.window_refused_at = max(self.window_refused_at or at, at)
        self.set_window(now)

    def set_window(self, now: datetime) -> None:
        """Bring the stored end of the window in line with the rule."""
        state = session_window.state(self.last_inbound_at, now, refused_at=self.window_refused_at)
        is_refused = state.reason is WindowReason.REFUSED_BY_PROVIDER
        self.window_closes_at = self.window_refused_at if is_refused else state.closes_at


async def lock_threads(
    tx: Transaction, pairs: Collection[tuple[UUID, UUID]], now: datetime
) -> dict[tuple[UUID, UUID], Thread]:
    """Lock or open the conversation of each pair of contact and inbox."""
    contacts = {contact_id for contact_id, _ in pairs}
    rows = await tx.rows(_LOCK, contact_ids=list(contacts)) if pairs else []
    threads = {(row.contact_id, row.inbox_id): thread_of(row) for row in rows}
    missing = [pair for pair in dict.fromkeys(pairs) if pair not in threads]
    threads |= {pair: _new_thread(pair, now) for pair in missing}
    await tx.insert(Conversation, [_opening_row(tx, threads[pair], now) for pair in missing])
    for pair in missing:
        opened = ConversationOpened(conversation_id=threads[pair].id, contact_id=pair[0], inbox_id=pair[1])
        tx.emit(opened, at=now)
    return threads


async def save(tx: Transaction, threads: Collection[Thread]) -> None:
    """Write conversations back."""
    if threads:
        await tx.run_for_each(_SAVE, [_saved_row(tx, thread) for thread in threads])


async def set_opted_out(tx: Transaction, contact_id: UUID, at: datetime | None, now: datetime) -> None:
    """Note in every conversation of a person that it opted out, or, with None, that it opted in again."""
    await tx.execute(
        update(Conversation)
        .where(Conversation.tenant_id == tx.tenant_id, Conversation.contact_id.in_(same_person(tx, contact_id)))
        .values(opted_out_at=at, updated_at=now)
    )


async def answer_by_person(tx: Transaction, conversation_id: UUID, reason: str, now: datetime) -> None:
    """Everything so far is answered, and a person owns the next word; the caller holds the row."""
    await tx.execute(
        update(Conversation)
        .where(Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id)
        .values(
            answered_seq=Conversation.last_seq,
            seen_seq=Conversation.last_seq,
            first_open_at=None,
            ai_state=AiState.PAUSED,
            ai_reason=func.coalesce(Conversation.ai_reason, reason),
            person_acted_at=now,
            updated_at=now,
        )
    )


async def was_answered_since(tx: Transaction, conversation_id: UUID, seq: int) -> bool:
    """Whether a colleague, the AI or somebody outside the product answered after a message; notices do not count."""
    own = (Message.tenant_id == tx.tenant_id, Message.conversation_id == conversation_id, Message.seq > seq)
    others = or_(
        Message.author.in_([Author.AI, Author.ECHO]),
        and_(Message.author == Author.MEMBER, Message.author_id != tx.principal.member_id),
    )
    return bool(await tx.scalar(select(exists().where(*own, others))))


async def mark_seen(tx: Transaction, conversation_id: UUID) -> None:
    """Nothing of the conversation is unread any more."""
    await tx.execute(
        update(Conversation)
        .where(Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id)
        .values(seen_seq=Conversation.last_seq)
    )


async def note_free_entry(tx: Transaction, conversation_id: UUID, answered_at: datetime) -> None:
    """The first answer to a contact from an ad, given within a day, makes all messages free for 72 h from then."""
    await tx.run(
        _NOTE_FREE_ENTRY,
        conversation_id=conversation_id,
        referred_after=answered_at - session_window.FREE_ENTRY_ANSWER_WITHIN,
        until=session_window.free_entry_until(answered_at),
    )


async def shut_window(tx: Transaction, conversation_id: UUID, at: datetime) -> None:
    """The provider says that the window is shut; only a later message of the contact opens it."""
    await tx.execute(
        update(Conversation)
        .where(Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id)
        .values(
            window_refused_at=func.greatest(Conversation.window_refused_at, at),
            window_closes_at=func.least(Conversation.window_closes_at, at),
        )
    )


def thread_of(row: Any) -> Thread:
    """A conversation's row as a thread."""
    fixed = {name: getattr(row, name) for name in ("id", "contact_id", "inbox_id", "folded_into")}
    return Thread(**fixed, **{name: getattr(row, name) for name in _WRITTEN})


def _new_thread(pair: tuple[UUID, UUID], now: datetime) -> Thread:
    return Thread(
        id=new_id(now),
        contact_id=pair[0],
        inbox_id=pair[1],
        state=ConversationState.OPEN,
        assignee_id=None,
        ai_state=AiState.ON,
        ai_reason=None,
        person_acted_at=None,
        last_seq=0,
        last_inbound_seq=0,
        answered_seq=0,
        last_inbound_at=None,
        last_outbound_at=None,
        first_open_at=None,
        last_received_at=None,
        window_closes_at=None,
        window_refused_at=None,
        referred_at=None,
        opted_out_at=None,
        updated_at=now,
        is_new=True,
    )


def _opening_row(tx: Transaction, thread: Thread, now: datetime) -> dict[str, object]:
    fixed = {"id": thread.id, "contact_id": thread.contact_id, "inbox_id": thread.inbox_id, "seen_seq": 0}
    return fixed | {"tenant_id": tx.tenant_id, "created_at": now} | {name: getattr(thread, name) for name in _WRITTEN}


def _saved_row(tx: Transaction, thread: Thread) -> dict[str, object]:
    values = {f"to_{name}": getattr(thread, name) for name in _WRITTEN}
    return {"of_tenant": tx.tenant_id, "of_id": thread.id} | values


_LOCK = Prepared(
    select(Conversation)
    .where(
        Conversation.tenant_id == bindparam("tenant_id"),
        Conversation.contact_id == func.any(bindparam("contact_ids", type_=ARRAY(Uuid()))),
    )
    .order_by(Conversation.id)
    .with_for_update()
)
_SAVE = Prepared(
    update(Conversation)
    .where(Conversation.tenant_id == bindparam("of_tenant"), Conversation.id == bindparam("of_id"))
    .values({name: bindparam(f"to_{name}") for name in _WRITTEN})
)
_NOTE_FREE_ENTRY = Prepared(
    update(Conversation)
    .where(
        Conversation.tenant_id == bindparam("tenant_id"),
        Conversation.id == bindparam("conversation_id"),
        Conversation.referred_at > bindparam("referred_after"),
        Conversation.free_entry_until.is_(None) | (Conversation.free_entry_until < Conversation.referred_at),
    )
    .values(free_entry_until=bindparam("until"))
)
