"""An auditor takes a high-risk review, reads it, and decides; what the review costs is charged once it is closed."""

from datetime import datetime
from uuid import UUID

from services.access import demand
from services.billing import commands as billing
from services.billing.commands import Purpose
from services.conversations import reviews, threads
from services.conversations.queries import lock_conversation
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.events.catalog.review import ReviewRead
from services.flows.give_back import give_back
from services.rules import review
from services.rules.permissions import Access, Area, Principal
from services.rules.rate_card import Operation
from services.rules.review import ReviewDecision

TAKEN = "A colleague has this review already."
NO_REPLY_NEEDED = "no_reply_needed"
NOT_YOURS = "Claim the review first: only who holds it decides."


async def claim_review(deps: Deps, principal: Principal, task_id: UUID, now: datetime) -> None:
    """Take a task; of two at once one gets it. Raises NotAllowed, NotFound, InvalidInput where a colleague has it."""
    member_id = _auditor(principal)
    async with deps.db.transaction(principal) as tx:
        await reviews.lock_task(tx, task_id)
        if not await reviews.claim(tx, task_id, member_id, now):
            raise InvalidInput(TAKEN)


async def note_review_read(deps: Deps, principal: Principal, task_id: UUID, now: datetime) -> None:
    """Put on record that a member reads the words of a review. Raises NotAllowed, or NotFound."""
    demand(principal, Area.REVIEW)
    if principal.member_id is None:
        raise NotAllowed
    async with deps.db.transaction(principal) as tx:
        task = await reviews.lock_task(tx, task_id)
        event = ReviewRead(task_id=task.id, conversation_id=task.conversation_id, member_id=principal.member_id)
        tx.emit(event, at=now)


async def decide_review(
    deps: Deps, principal: Principal, task_id: UUID, decision: ReviewDecision, now: datetime
) -> None:
    """Keep the decision, once, of the one who holds the task. Raises NotAllowed, NotFound, InvalidInput for others."""
    member_id = _auditor(principal)
    async with deps.db.transaction(principal) as tx:
        task = await reviews.lock_task(tx, task_id)
        if not review.may_decide(task.state, task.claim, member_id):
            raise InvalidInput(NOT_YOURS)
        await reviews.decide(tx, task, decision, member_id, now)
        match decision:
            case ReviewDecision.HAND_BACK:
                await give_back(tx, await lock_conversation(tx, task.conversation_id), member_id, now)
            case ReviewDecision.NO_REPLY:
                await threads.answer_by_person(tx, task.conversation_id, NO_REPLY_NEEDED, now)
            case ReviewDecision.MEMBER_REPLIES:
                pass


async def charge_review(deps: Deps, tenant_id: UUID, task_id: UUID, now: datetime) -> None:
    """Take the price of a closed review, once; an auditor's own transaction reaches no wallet."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        task = await reviews.lock_task(tx, task_id)
        about = Purpose(conversation_id=task.conversation_id, lead_id=task.lead_id)
        key = f"{Operation.HIGH_RISK_REVIEW}:{task_id}"
        await billing.charge(tx, Operation.HIGH_RISK_REVIEW, key, about, now=now)


def _auditor(principal: Principal) -> UUID:
    demand(principal, Area.REVIEW, Access.WRITE)
    if principal.member_id is None:
        raise NotAllowed
    return principal.member_id
