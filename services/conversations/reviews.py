"""The way of a high-risk review: opened with its turn, claimed by one auditor, decided, closed. Each step is a compare
and set, so that of two who try at once one wins; while a task is not closed the AI may not speak in its conversation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from services.conversations.models import Conversation, Message
from services.conversations.review_models import ReviewTask
from services.db import Reader, Transaction
from services.errors import NotFound
from services.events.catalog.review import ReviewClaimed, ReviewClosed, ReviewDecided, ReviewOpened
from services.ids import new_id
from services.rules import review
from services.rules.ai_control import AiMode
from services.rules.review import Claim, ReviewDecision, ReviewState
from services.tenants.models import Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitive:
    """The turn that a task is about: `placeholder_id` is the one text that the contact got meanwhile."""

    conversation_id: UUID
    lead_id: UUID
    topics: Sequence[str]
    placeholder_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task as deciding on it needs it."""

    id: UUID
    conversation_id: UUID
    lead_id: UUID
    state: ReviewState
    decision: ReviewDecision | None
    claim: Claim


def is_under_review() -> ColumnElement[bool]:
    """Whether the statement's conversation has a review that is not closed."""
    return exists().where(
        ReviewTask.tenant_id == Conversation.tenant_id,
        ReviewTask.conversation_id == Conversation.id,
        ReviewTask.state != ReviewState.CLOSED,
    )


def is_ai_silenced() -> ColumnElement[bool]:
    """Whether the statement's message, if the AI wrote it, must not go out now: the AI is not live, or an auditor
    decides first. The placeholder that the review itself sends is the exception.
    """
    mode = select(Tenant.ai_mode).where(Tenant.tenant_id == Message.tenant_id).scalar_subquery()
    undecided = exists().where(
        ReviewTask.tenant_id == Message.tenant_id,
        ReviewTask.conversation_id == Message.conversation_id,
        ReviewTask.state != ReviewState.CLOSED,
        ReviewTask.placeholder_id.is_distinct_from(Message.id),
    )
    return or_(mode != AiMode.LIVE, undecided)


async def open_task(tx: Transaction, about: Sensitive, now: datetime) -> UUID | None:
    """Ask for a review; None where the conversation has one already."""
    task_id, due_at = new_id(now), review.due_at(now)
    row = {
        "tenant_id": tx.tenant_id,
        "id": task_id,
        "conversation_id": about.conversation_id,
        "lead_id": about.lead_id,
        "topics": list(about.topics),
        "state": ReviewState.OPEN,
        "placeholder_id": about.placeholder_id,
        "policy_version": review.DEFAULT.version,
        "opened_at": now,
        "due_at": due_at,
    }
    statement = insert(ReviewTask).values(row).on_conflict_do_nothing().returning(ReviewTask.id)
    if await tx.scalar(statement) is None:
        return None
    event = ReviewOpened(
        task_id=task_id,
        conversation_id=about.conversation_id,
        lead_id=about.lead_id,
        topics_found=tuple(about.topics),
        due_at=due_at.isoformat(),
    )
    tx.emit(event, at=now)
    return task_id


async def claim(tx: Transaction, task_id: UUID, member_id: UUID, now: datetime) -> bool:
    """Take a task that nobody has, or that its claimant left; False where somebody else was first."""
    free = or_(ReviewTask.state == ReviewState.OPEN, _was_left(now))
    values = {"state": ReviewState.CLAIMED, "claimed_by": member_id, "claimed_at": now}
    statement = update(ReviewTask).where(*_this(tx, task_id), free).values(values)
    conversation_id = await tx.scalar(statement.returning(ReviewTask.conversation_id))
    if conversation_id is None:
        return False
    tx.emit(ReviewClaimed(task_id=task_id, conversation_id=conversation_id, member_id=member_id), at=now)
    return True


async def lock_task(tx: Transaction, task_id: UUID) -> Task:
    """Lock a task; raises NotFound for one that the principal may not see."""
    row = (await tx.execute(select(ReviewTask).where(*_this(tx, task_id)).with_for_update())).one_or_none()
    if row is None:
        raise NotFound("Review.")
    return _task(row)


async def decide(tx: Transaction, task: Task, decision: ReviewDecision, member_id: UUID, now: datetime) -> None:
    """Keep the decision of the one who holds the locked task; it is closed unless a member owes a reply."""
    values = {"state": ReviewState.DECIDED, "decision": decision, "decided_at": now}
    await tx.execute(update(ReviewTask).where(*_this(tx, task.id)).values(values))
    event = ReviewDecided(task_id=task.id, conversation_id=task.conversation_id, member_id=member_id, decision=decision)
    tx.emit(event, at=now)
    if review.after(decision) is ReviewState.CLOSED:
        await _close(tx, task, decision, now)


async def member_replied(tx: Transaction, conversation_id: UUID, now: datetime) -> None:
    """A member has answered the contact: a decided task that waited for it is closed."""
    statement = select(ReviewTask).where(
        ReviewTask.tenant_id == tx.tenant_id,
        ReviewTask.conversation_id == conversation_id,
        ReviewTask.state == ReviewState.DECIDED,
    )
    row = (await tx.execute(statement.with_for_update())).one_or_none()
    if row is not None:
        await _close(tx, _task(row), ReviewDecision.MEMBER_REPLIES, now)


async def is_pending(tx: Reader, conversation_id: UUID) -> bool:
    """Whether the conversation has a review that is not closed."""
    statement = select(is_under_review()).where(
        Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id
    )
    return bool(await tx.scalar(statement))


async def _close(tx: Transaction, task: Task, decision: ReviewDecision, now: datetime) -> None:
    values = {"state": ReviewState.CLOSED, "closed_at": now}
    await tx.execute(update(ReviewTask).where(*_this(tx, task.id)).values(values))
    event = ReviewClosed(task_id=task.id, conversation_id=task.conversation_id, lead_id=task.lead_id, decision=decision)
    tx.emit(event, at=now)


def _was_left(now: datetime) -> ColumnElement[bool]:
    return (ReviewTask.state == ReviewState.CLAIMED) & (ReviewTask.claimed_at < review.claim_ends_before(now))


def _this(tx: Reader, task_id: UUID) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return ReviewTask.tenant_id == tx.tenant_id, ReviewTask.id == task_id


def _task(row: Any) -> Task:
    return Task(
        id=row.id,
        conversation_id=row.conversation_id,
        lead_id=row.lead_id,
        state=ReviewState(row.state),
        decision=ReviewDecision(row.decision) if row.decision else None,
        claim=Claim(member_id=row.claimed_by, at=row.claimed_at),
    )
