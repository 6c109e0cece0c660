"""A member answers a contact: the AI keeps out, the promise to answer is kept, the message is queued."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.assignments import clocks
from services.conversations import outbox, reviews, threads
from services.conversations.models import Author
from services.conversations.outbox import Outgoing
from services.conversations.queries import ConversationRecord, lock_conversation
from services.db import Transaction
from services.deps import Deps
from services.desk.watching import end_typing
from services.errors import InvalidInput, NotAllowed
from services.replies import drafts
from services.rules import send_policy
from services.rules.permissions import Access, Area, Principal, may
from services.rules.send_policy import CheckCode, MessageKind, Outbound

REPLIED = "member_replied"
TEXT_CHARACTERS = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyOutcome:
    """The queued message, or why none was queued: the composer shows the reason and offers a template."""

    message_id: UUID | None
    refusal: CheckCode | None = None
    # Somebody else answered after what the writer had seen; nothing was queued.
    is_crossed: bool = False


async def member_reply(
    deps: Deps,
    principal: Principal,
    conversation_id: UUID,
    *,
    text: str,
    idempotency_key: str,
    now: datetime,
    seen_seq: int | None = None,
) -> ReplyOutcome:
    """Queue a member's message; the same key returns the same message. `seen_seq` is the newest one the writer saw.

    Raises NotAllowed without the permission, NotFound for a conversation the member may not see, InvalidInput for an
    empty or too long text.
    """
    if not may(principal, Area.LEADS, Access.ACT):
        raise NotAllowed
    if not text.strip() or len(text) > TEXT_CHARACTERS:
        raise InvalidInput(f"A message has 1 to {TEXT_CHARACTERS} characters.")
    async with deps.db.transaction(principal) as tx:
        conversation = await lock_conversation(tx, conversation_id)
        if known := await outbox.find_by_key(tx, conversation_id, idempotency_key):
            return ReplyOutcome(message_id=known)
        if refusal := refusal_of(conversation, now):
            return ReplyOutcome(message_id=None, refusal=refusal)
        if seen_seq is not None and await threads.was_answered_since(tx, conversation_id, seen_seq):
            return ReplyOutcome(message_id=None, is_crossed=True)
        outgoing = Outgoing(
            conversation_id=conversation_id,
            inbox_id=conversation.inbox_id,
            author=Author.MEMBER,
            author_id=principal.member_id,
            text=text.strip(),
            idempotency_key=idempotency_key,
        )
        message_id = await queue_answer(tx, outgoing, now)
    return ReplyOutcome(message_id=message_id)


async def queue_answer(tx: Transaction, outgoing: Outgoing, now: datetime) -> UUID:
    """Queue what a person answers with all that follows from it; the caller holds the conversation."""
    conversation_id = outgoing.conversation_id
    message_id = await outbox.queue(tx, outgoing, now)
    await threads.answer_by_person(tx, conversation_id, REPLIED, now)
    await clocks.member_replied(tx, conversation_id, now=now)
    await reviews.member_replied(tx, conversation_id, now)
    await drafts.supersede(tx, conversation_id, now)
    await end_typing(tx, conversation_id)
    return message_id


def refusal_of(conversation: ConversationRecord, now: datetime) -> CheckCode | None:
    """What the policy would refuse at send; asked before, so that nothing changes for a message that cannot go."""
    outbound = Outbound(
        kind=MessageKind.FREE_FORM,
        last_inbound_at=conversation.last_inbound_at,
        window_refused_at=conversation.window_refused_at,
        opted_out=conversation.opted_out_at is not None,
    )
    return send_policy.decide(outbound, now).refusal
