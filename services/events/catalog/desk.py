"""Events: what the team notes beside a conversation, and where it puts it."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import CONVERSATION, LEAD, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten(Event):
    """What it says stands in its encrypted row only."""

    action: ClassVar = "note.written"
    subject: ClassVar = "note_id"
    topics: ClassVar = (CONVERSATION,)
    note_id: UUID
    conversation_id: UUID
    member_id: UUID
    mentioned_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRemoved(Event):
    action: ClassVar = "note.removed"
    subject: ClassVar = "note_id"
    topics: ClassVar = (CONVERSATION,)
    note_id: UUID
    conversation_id: UUID
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationResolved(Event):
    action: ClassVar = "conversation.resolved"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    conversation_id: UUID
    member_id: UUID
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationReopened(Event):
    """By a member, or because its snooze was over."""

    action: ClassVar = "conversation.reopened"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    conversation_id: UUID
    member_id: UUID | None
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationSnoozed(Event):
    action: ClassVar = "conversation.snoozed"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    conversation_id: UUID
    member_id: UUID
    until_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationAssigned(Event):
    """A member gave it to a member; what the routing decides is an event of the lead."""

    action: ClassVar = "conversation.assigned"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    conversation_id: UUID
    member_id: UUID
    before_member_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationLabelled(Event):
    action: ClassVar = "conversation.labelled"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION,)
    conversation_id: UUID
    label_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationUnlabelled(Event):
    action: ClassVar = "conversation.unlabelled"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION,)
    conversation_id: UUID
    label_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelCreated(Event):
    action: ClassVar = "label.created"
    subject: ClassVar = "label_id"
    topics: ClassVar = (CONVERSATION,)
    label_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelChanged(Event):
    """`before` and `after` are its colours; its name stands in its encrypted row only."""

    action: ClassVar = "label.changed"
    subject: ClassVar = "label_id"
    topics: ClassVar = (CONVERSATION,)
    label_id: UUID
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRemoved(Event):
    action: ClassVar = "label.removed"
    subject: ClassVar = "label_id"
    topics: ClassVar = (CONVERSATION,)
    label_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CannedReplySaved(Event):
    action: ClassVar = "canned_reply.saved"
    subject: ClassVar = "canned_reply_id"
    topics: ClassVar = (CONVERSATION,)
    canned_reply_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CannedReplyRemoved(Event):
    action: ClassVar = "canned_reply.removed"
    subject: ClassVar = "canned_reply_id"
    topics: ClassVar = (CONVERSATION,)
    canned_reply_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MacroSaved(Event):
    action: ClassVar = "macro.saved"
    subject: ClassVar = "macro_id"
    topics: ClassVar = (CONVERSATION,)
    macro_id: UUID
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MacroRemoved(Event):
    action: ClassVar = "macro.removed"
    subject: ClassVar = "macro_id"
    topics: ClassVar = (CONVERSATION,)
    macro_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CopilotAnswered(Event):
    """A member got a suggestion; whether it was sent, and how changed, is the member's matter."""

    action: ClassVar = "copilot.answered"
    subject: ClassVar = "decision_id"
    topics: ClassVar = (CONVERSATION,)
    decision_id: UUID
    conversation_id: UUID
    member_id: UUID | None
    task: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewSaved(Event):
    """A member kept the filters of a page, for the whole team where it is shared."""

    action: ClassVar = "saved_view.saved"
    subject: ClassVar = "view_id"
    view_id: UUID
    member_id: UUID
    page: str
    is_shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRemoved(Event):
    action: ClassVar = "saved_view.removed"
    subject: ClassVar = "view_id"
    view_id: UUID
    member_id: UUID
