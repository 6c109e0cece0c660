"""The queue of high-risk reviews with age and promise, and the words of one for who decides."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from services.access import demand
from services.conversations.models import Author, Conversation, Message
from services.conversations.review_models import ReviewTask
from services.conversations.subjects import subject_key_of
from services.db import Reader
from services.errors import NotFound
from services.events.event import CONVERSATION, REVIEW
from services.rules import review
from services.rules.permissions import Access, Area, Principal, may
from services.rules.review import Claim, ReviewState
from services.screens.conversation_columns import iso
from services.screens.people import SHOWN_AUTHORS, member_name, message_text
from services.subject_keys import Subject
from services.tenants.models import Member

TOPICS = frozenset({REVIEW, CONVERSATION})
QUEUE_ROWS = 100
WORDS_SHOWN = 10
STATES = {
    ReviewState.OPEN: "Open",
    ReviewState.CLAIMED: "Claimed",
    ReviewState.DECIDED: "A member must reply",
    ReviewState.CLOSED: "Closed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A task without any words of the contact; `due_at` is empty once it is decided."""

    id: str
    topics: str
    state: str
    opened_at: str
    due_at: str
    holder: str
    decision: str
    may_claim: bool
    may_decide: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message of the conversation under review."""

    id: str
    author: str
    text: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The last messages of the conversation under review, oldest first."""

    task_id: str = ""
    said: list[Said] = field(default_factory=list)


async def load_queue(reader: Reader, principal: Principal, now: datetime) -> list[ReviewRow]:
    """What waits first, the soonest due on top; then what was closed last."""
    demand(principal, Area.REVIEW)
    is_closed = ReviewTask.state == ReviewState.CLOSED
    statement = (
        select(ReviewTask, Member.name.label("holder_name"))
        .outerjoin(Member, and_(Member.tenant_id == ReviewTask.tenant_id, Member.id == ReviewTask.claimed_by))
        .where(ReviewTask.tenant_id == reader.tenant_id)
        .order_by(is_closed, ReviewTask.closed_at.desc(), ReviewTask.due_at)
        .limit(QUEUE_ROWS)
    )
    return [_row(reader, principal, row, now) for row in await reader.execute(statement)]


async def load_words(reader: Reader, principal: Principal, task_id: UUID) -> Words:
    """The words; the caller has put the read on record. Raises NotFound."""
    demand(principal, Area.REVIEW)
    statement = (
        select(ReviewTask.conversation_id, Conversation.contact_id, subject_key_of())
        .join(
            Conversation,
            and_(Conversation.tenant_id == ReviewTask.tenant_id, Conversation.id == ReviewTask.conversation_id),
        )
        .where(ReviewTask.tenant_id == reader.tenant_id, ReviewTask.id == task_id)
    )
    head = (await reader.execute(statement)).one_or_none()
    if head is None:
        raise NotFound
    newest = (
        select(Message)
        .where(Message.tenant_id == reader.tenant_id, Message.conversation_id == head.conversation_id)
        .order_by(Message.seq.desc())
        .limit(WORDS_SHOWN)
    )
    subject = Subject(reader.cipher, head.contact_id, head.subject_key)
    rows = (await reader.execute(newest)).all()
    return Words(task_id=str(task_id), said=[_said(reader, subject, row) for row in rows[::-1]])


def _said(reader: Reader, subject: Subject, row: Any) -> Said:
    text = message_text(reader, subject, row.id, row.kind, row.body)
    author = SHOWN_AUTHORS[Author(row.author)]
    return Said(id=str(row.id), author=author, text=text, at=iso(row.provider_at or row.created_at))


def _row(reader: Reader, principal: Principal, row: Any, now: datetime) -> ReviewRow:
    state, claim = ReviewState(row.state), Claim(member_id=row.claimed_by, at=row.claimed_at)
    decides = may(principal, Area.REVIEW, Access.WRITE)
    return ReviewRow(
        id=str(row.id),
        topics=", ".join(topic.replace("_", " ") for topic in row.topics),
        state=STATES[state],
        opened_at=iso(row.opened_at),
        due_at=iso(row.due_at) if row.decided_at is None else "",
        holder=member_name(reader, row.claimed_by, row.holder_name),
        decision=(row.decision or "").replace("_", " "),
        may_claim=decides and review.may_claim(state, claim, now),
        may_decide=decides and review.may_decide(state, claim, principal.member_id),
    )
