"""Events: what happened to a message on its way in or out."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import CONVERSATION, LEAD, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageReceived(Event):
    action: ClassVar = "message.received"
    subject: ClassVar = "message_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    message_id: UUID
    conversation_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageQueued(Event):
    action: ClassVar = "message.queued"
    subject: ClassVar = "message_id"
    topics: ClassVar = (CONVERSATION,)
    message_id: UUID
    conversation_id: UUID
    author: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageStatusChanged(Event):
    action: ClassVar = "message.status_changed"
    subject: ClassVar = "message_id"
    topics: ClassVar = (CONVERSATION,)
    message_id: UUID
    conversation_id: UUID
    before: str
    after: str
    error_code: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEchoed(Event):
    """A person answered from the phone or another tool; it counts as a member's message."""

    action: ClassVar = "message.echoed"
    subject: ClassVar = "message_id"
    topics: ClassVar = (CONVERSATION,)
    message_id: UUID
    conversation_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendRefused(Event):
    """The policy check at send said no."""

    action: ClassVar = "message.send_refused"
    subject: ClassVar = "message_id"
    topics: ClassVar = (CONVERSATION,)
    message_id: UUID
    conversation_id: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaKept(Event):
    """The file of a contact's message came from the provider."""

    action: ClassVar = "media.kept"
    subject: ClassVar = "message_id"
    topics: ClassVar = (CONVERSATION,)
    message_id: UUID
    conversation_id: UUID
    mime_type: str
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRefused(Event):
    """It could not be fetched, or is not kept."""

    action: ClassVar = "media.refused"
    subject: ClassVar = "message_id"
    topics: ClassVar = (CONVERSATION,)
    message_id: UUID
    conversation_id: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaAttached(Event):
    """A member attached a file to a message."""

    action: ClassVar = "media.attached"
    subject: ClassVar = "message_id"
    topics: ClassVar = (CONVERSATION,)
    message_id: UUID
    conversation_id: UUID
    mime_type: str
    bytes: int
