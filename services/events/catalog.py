"""Every domain event: what happened, in the past tense, with ids, integers and closed words only.

An event carries no personal data: people are random ids, texts stay in their encrypted rows. `action` is its name in
the log, `subject` the field whose id the event is about, `topics` what open pages listen to.
"""

from dataclasses import dataclass, fields
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The base of all events; a field is a UUID, an int, a bool, a str of a closed set, a tuple of these, or None."""

    action: ClassVar[str]
    subject: ClassVar[str]
    topics: ClassVar[tuple[str, ...]] = ()

    @property
    def subject_id(self) -> UUID:
        """The id of what the event is about."""
        return getattr(self, self.subject)  # type: ignore[no-any-return]  # every subject field is a UUID

    @property
    def conversation(self) -> UUID | None:
        """The conversation the event belongs to, when it has one."""
        return getattr(self, "conversation_id", None)

    def data(self) -> dict[str, object]:
        """Return the fields as canonical JSON values."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


def _plain(value: object) -> object:
    match value:
        case UUID():
            return str(value)
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value


CONVERSATION, LEAD, WALLET, AUDIT, OPERATIONS, TEAM = "conversation", "lead", "wallet", "audit", "operations", "team"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCreated(Event):
    action: ClassVar = "contact.created"
    subject: ClassVar = "contact_id"
    contact_id: UUID
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactIdentityChanged(Event):
    action: ClassVar = "contact.identity_changed"
    subject: ClassVar = "contact_id"
    topics: ClassVar = (CONVERSATION,)
    contact_id: UUID
    identity: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOptedOut(Event):
    action: ClassVar = "contact.opted_out"
    subject: ClassVar = "contact_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    contact_id: UUID
    conversation_id: UUID | None
    channel: str
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOptedIn(Event):
    action: ClassVar = "contact.opted_in"
    subject: ClassVar = "contact_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    contact_id: UUID
    conversation_id: UUID | None
    channel: str
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationOpened(Event):
    action: ClassVar = "conversation.opened"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (CONVERSATION,)
    conversation_id: UUID
    contact_id: UUID
    inbox_id: UUID


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadCreated(Event):
    action: ClassVar = "lead.created"
    subject: ClassVar = "lead_id"
    topics: ClassVar = (LEAD,)
    lead_id: UUID
    contact_id: UUID
    conversation_id: UUID
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadAnswered(Event):
    """The contact told an intent, budget or timeline; `before` is what was known until then."""

    action: ClassVar = "lead.qualification_answered"
    subject: ClassVar = "lead_id"
    topics: ClassVar = (LEAD, CONVERSATION)
    lead_id: UUID
    conversation_id: UUID
    question: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadScored(Event):
    action: ClassVar = "lead.scored"
    subject: ClassVar = "lead_id"
    topics: ClassVar = (LEAD, CONVERSATION)
    lead_id: UUID
    conversation_id: UUID
    score_id: UUID
    before_tenths: int
    after_tenths: int
    before_band: str
    after_band: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadEscalated(Event):
    action: ClassVar = "lead.escalated"
    subject: ClassVar = "lead_id"
    topics: ClassVar = (LEAD, CONVERSATION)
    lead_id: UUID
    conversation_id: UUID
    reason: str
    all_reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRouted(Event):
    action: ClassVar = "lead.routed"
    subject: ClassVar = "lead_id"
    topics: ClassVar = (LEAD, CONVERSATION)
    lead_id: UUID
    conversation_id: UUID
    assignment_id: UUID
    member_id: UUID
    band: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadQueued(Event):
    """No one could take the lead; it waits and the manager is alerted."""

    action: ClassVar = "lead.queued"
    subject: ClassVar = "lead_id"
    topics: ClassVar = (LEAD, CONVERSATION)
    lead_id: UUID
    conversation_id: UUID
    assignment_id: UUID
    band: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryPlanned(Event):
    action: ClassVar = "lead.recovery_planned"
    subject: ClassVar = "lead_id"
    topics: ClassVar = (LEAD,)
    lead_id: UUID
    conversation_id: UUID


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
class SlaStarted(Event):
    action: ClassVar = "sla.started"
    subject: ClassVar = "clock_id"
    topics: ClassVar = (LEAD, CONVERSATION)
    clock_id: UUID
    lead_id: UUID
    conversation_id: UUID
    promise: str
    due_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaStopped(Event):
    action: ClassVar = "sla.stopped"
    subject: ClassVar = "clock_id"
    topics: ClassVar = (LEAD, CONVERSATION)
    clock_id: UUID
    lead_id: UUID
    conversation_id: UUID
    promise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaBreached(Event):
    action: ClassVar = "sla.breached"
    subject: ClassVar = "clock_id"
    topics: ClassVar = (LEAD, CONVERSATION)
    clock_id: UUID
    lead_id: UUID
    conversation_id: UUID
    promise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensGranted(Event):
    action: ClassVar = "tokens.granted"
    subject: ClassVar = "wallet_id"
    topics: ClassVar = (WALLET,)
    wallet_id: UUID
    amount_deci: int
    balance_deci: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensDeducted(Event):
    """A turn or an operation was charged; `operations` names each with its tenths, as `intent:10`."""

    action: ClassVar = "tokens.deducted"
    subject: ClassVar = "wallet_id"
    topics: ClassVar = (WALLET, CONVERSATION)
    wallet_id: UUID
    conversation_id: UUID | None
    amount_deci: int
    balance_deci: int
    operations: tuple[str, ...]
    rate_card: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensLow(Event):
    action: ClassVar = "tokens.low"
    subject: ClassVar = "wallet_id"
    topics: ClassVar = (WALLET,)
    wallet_id: UUID
    percent: int
    balance_deci: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidWorkPaused(Event):
    action: ClassVar = "tokens.paid_work_paused"
    subject: ClassVar = "wallet_id"
    topics: ClassVar = (WALLET,)
    wallet_id: UUID
    conversation_id: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSignedIn(Event):
    action: ClassVar = "member.signed_in"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSignedOut(Event):
    action: ClassVar = "member.signed_out"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAvailabilityChanged(Event):
    action: ClassVar = "member.availability_changed"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM, LEAD)
    member_id: UUID
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReplayed(Event):
    action: ClassVar = "delivery.replayed"
    subject: ClassVar = "delivery_id"
    topics: ClassVar = (OPERATIONS,)
    delivery_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRetried(Event):
    action: ClassVar = "job.retried"
    subject: ClassVar = "event_subject_id"
    topics: ClassVar = (OPERATIONS,)
    event_subject_id: UUID
    job_id: int
    job: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogVerified(Event):
    action: ClassVar = "audit.verified"
    subject: ClassVar = "member_id"
    topics: ClassVar = (AUDIT,)
    member_id: UUID
    through_seq: int
    first_bad_seq: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDataRead(Event):
    """An auditor opened a conversation or a lead."""

    action: ClassVar = "personal_data.read"
    subject: ClassVar = "conversation_id"
    topics: ClassVar = (AUDIT,)
    conversation_id: UUID
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateStatusChanged(Event):
    action: ClassVar = "template.status_changed"
    subject: ClassVar = "template_id"
    template_id: UUID
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxHalted(Event):
    action: ClassVar = "inbox.halted"
    subject: ClassVar = "inbox_id"
    topics: ClassVar = (OPERATIONS, CONVERSATION)
    inbox_id: UUID
    reason: str
    error_code: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxResumed(Event):
    action: ClassVar = "inbox.resumed"
    subject: ClassVar = "inbox_id"
    topics: ClassVar = (OPERATIONS, CONVERSATION)
    inbox_id: UUID


def all_events() -> tuple[type[Event], ...]:
    """Return every event class, in the order of this file."""
    return tuple(Event.__subclasses__())
