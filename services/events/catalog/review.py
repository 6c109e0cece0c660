"""Events: the way of a high-risk review."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import CONVERSATION, REVIEW, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOpened(Event):
    """A sensitive message came: the AI is silent, auditors are asked."""

    action: ClassVar = "review.opened"
    subject: ClassVar = "task_id"
    topics: ClassVar = (REVIEW, CONVERSATION)
    task_id: UUID
    conversation_id: UUID
    lead_id: UUID
    topics_found: tuple[str, ...]
    due_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewClaimed(Event):
    action: ClassVar = "review.claimed"
    subject: ClassVar = "task_id"
    topics: ClassVar = (REVIEW,)
    task_id: UUID
    conversation_id: UUID
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRead(Event):
    """A member read the words of a conversation under review."""

    action: ClassVar = "review.read"
    subject: ClassVar = "task_id"
    task_id: UUID
    conversation_id: UUID
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDecided(Event):
    action: ClassVar = "review.decided"
    subject: ClassVar = "task_id"
    topics: ClassVar = (REVIEW, CONVERSATION)
    task_id: UUID
    conversation_id: UUID
    member_id: UUID
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewClosed(Event):
    """Nothing is left to do about it; what it costs is charged now."""

    action: ClassVar = "review.closed"
    subject: ClassVar = "task_id"
    topics: ClassVar = (REVIEW, CONVERSATION)
    task_id: UUID
    conversation_id: UUID
    lead_id: UUID
    decision: str
