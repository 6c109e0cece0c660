"""Gives a conversation back to the AI: by a member's act, or because its owner was idle and the tenant allows it.

Both run inside the caller's transaction.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.conversations import hand_over
from services.conversations.models import AiState, Conversation
from services.conversations.queries import ConversationRecord, lock_conversation
from services.conversations.reviews import is_under_review
from services.db import Transaction
from services.events.catalog.conversation import ConversationHandedBack
from services.flows.answer_turn import request_answer
from services.rules.ai_control import IDLE_BEFORE_RESUMING, AiMode, Ownership, resumes
from services.tenants.models import Tenant

# A sweep takes no more at once; the next one finds the rest.
IDLE_AT_ONCE = 200


async def give_back(tx: Transaction, conversation: ConversationRecord, member_id: UUID | None, now: datetime) -> None:
    """The AI answers again, first what is still open; `member_id` is None where time alone gave it back."""
    if not await hand_over.resume_ai(tx, conversation.id, now):
        return
    tx.emit(ConversationHandedBack(conversation_id=conversation.id, member_id=member_id), at=now)
    if conversation.last_inbound_seq > conversation.answered_seq and conversation.opted_out_at is None:
        first, last = conversation.answered_seq + 1, conversation.last_inbound_seq
        # Told apart from the turn's own job, which may have found the AI paused a moment ago.
        job = request_answer(tx.tenant_id, conversation.id, first_seq=first, delay=timedelta(0), again=str(last))
        tx.enqueue(job)


async def give_back_idle(tx: Transaction, now: datetime) -> None:
    """Give back what its owner has left alone for 30 minutes, where the tenant lets the AI resume."""
    control = (
        await tx.execute(select(Tenant.ai_resumes, Tenant.ai_mode).where(Tenant.tenant_id == tx.tenant_id))
    ).one()
    allowed = control.ai_resumes and control.ai_mode != AiMode.STOPPED
    for row in await _idle(tx, now) if allowed else ():
        owned = Ownership(acted_at=row.person_acted_at, is_reviewed=row.is_reviewed)
        if resumes(owned, now, allowed=allowed):
            await give_back(tx, await lock_conversation(tx, row.id), None, now)


async def _idle(tx: Transaction, now: datetime) -> Sequence[Any]:
    """The paused conversations whose owner did nothing for long; one that somebody works on now is left out."""
    statement = (
        select(Conversation.id, Conversation.person_acted_at, is_under_review().label("is_reviewed"))
        .where(
            Conversation.tenant_id == tx.tenant_id,
            Conversation.ai_state == AiState.PAUSED,
            Conversation.person_acted_at <= now - IDLE_BEFORE_RESUMING,
            Conversation.opted_out_at.is_(None),
            Conversation.folded_into.is_(None),
        )
        .order_by(Conversation.person_acted_at)
        .limit(IDLE_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    return (await tx.execute(statement)).all()
