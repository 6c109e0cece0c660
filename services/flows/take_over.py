"""A member takes a conversation from the AI, gives it back, or has seen it."""

from datetime import datetime
from uuid import UUID

from services.assignments import commands as assignments
from services.assignments.commands import ROUTING_LOCK
from services.conversations import hand_over, reviews, threads
from services.conversations.queries import lock_conversation
from services.conversations.threads import TAKEN_OVER
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.events.catalog.conversation import ConversationTakenOver
from services.flows.give_back import give_back
from services.leads.queries import find_open as find_open_lead
from services.rules.permissions import Access, Area, Principal, may

UNDER_REVIEW = "An auditor decides first: the AI stays silent until the review is closed."


async def take_over(deps: Deps, principal: Principal, conversation_id: UUID, now: datetime) -> None:
    """The AI stops and the member owns the lead. Raises NotAllowed, or NotFound for what the member may not see."""
    member_id = _acting(principal)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(ROUTING_LOCK)
        conversation = await lock_conversation(tx, conversation_id)
        paused = await hand_over.pause_ai(tx, conversation_id, TAKEN_OVER, now)
        await hand_over.note_person_acted(tx, conversation_id, now)
        if not paused and conversation.assignee_id == member_id:
            return
        lead = await find_open_lead(tx, conversation_id)
        if lead:
            await assignments.claim_for_member(tx, lead.id, conversation_id, member_id, reason=TAKEN_OVER, now=now)
        event = ConversationTakenOver(
            conversation_id=conversation_id, member_id=member_id, before_member_id=conversation.assignee_id
        )
        tx.emit(event, at=now)


async def hand_back(deps: Deps, principal: Principal, conversation_id: UUID, now: datetime) -> None:
    """The AI answers again, first what is still open. Raises as `take_over`, and InvalidInput under review."""
    member_id = _acting(principal)
    async with deps.db.transaction(principal) as tx:
        conversation = await lock_conversation(tx, conversation_id)
        if await reviews.is_pending(tx, conversation_id):
            raise InvalidInput(UNDER_REVIEW)
        await give_back(tx, conversation, member_id, now)


async def mark_seen(deps: Deps, principal: Principal, conversation_id: UUID) -> None:
    """The member has the conversation on the screen: nothing in it is unread any more."""
    if not may(principal, Area.LEADS, Access.ACT):
        return
    async with deps.db.transaction(principal) as tx:
        await threads.mark_seen(tx, conversation_id)


def _acting(principal: Principal) -> UUID:
    if principal.member_id is None or not may(principal, Area.LEADS, Access.ACT):
        raise NotAllowed
    return principal.member_id
