"""Events: what became of the AI's drafts in shadow mode."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import CONVERSATION, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftProposed(Event):
    action: ClassVar = "draft.proposed"
    subject: ClassVar = "draft_id"
    topics: ClassVar = (CONVERSATION,)
    draft_id: UUID
    conversation_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSent(Event):
    """A person sent it; what it costs is charged now."""

    action: ClassVar = "draft.sent"
    subject: ClassVar = "draft_id"
    topics: ClassVar = (CONVERSATION,)
    draft_id: UUID
    conversation_id: UUID
    lead_id: UUID
    message_id: UUID
    member_id: UUID
    is_edited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDiscarded(Event):
    action: ClassVar = "draft.discarded"
    subject: ClassVar = "draft_id"
    topics: ClassVar = (CONVERSATION,)
    draft_id: UUID
    conversation_id: UUID
    member_id: UUID
