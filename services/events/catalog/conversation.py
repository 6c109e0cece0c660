"""Events: what happened to a conversation and who has it."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import CONVERSATION, LEAD, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationOpened(Event):
    action: ClassVar = "conversation.opened"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION,)
    conversation_id: UUID
    contact_id: UUID
    inbox_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationTakenOver(Event):
    action: ClassVar = "conversation.taken_over"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    conversation_id: UUID
    member_id: UUID
    before_member_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationHandedBack(Event):
    action: ClassVar = "conversation.handed_back"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    conversation_id: UUID
    member_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationHandedOff(Event):
    """The AI stopped and a person is asked to go on."""

    action: ClassVar = "conversation.handed_off"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    conversation_id: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationStartedOver(Event):
    """The contact came back after a closed lead: nobody has the conversation until the new lead is routed."""

    action: ClassVar = "conversation.started_over"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    conversation_id: UUID
    lead_id: UUID
    before_member_id: UUID | None
    ai_answers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationJoinedLead(Event):
    """The contact wrote in another inbox while its lead was open: the lead, with its owner, went there."""

    action: ClassVar = "conversation.joined_lead"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    conversation_id: UUID
    lead_id: UUID
    before_conversation_id: UUID
    member_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRead(Event):
    action: ClassVar = "turn.read"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION,)
    conversation_id: UUID
    decision_id: UUID
    intent: str
    tone: str
    language: str
    confidence_millis: int
    provider: str
