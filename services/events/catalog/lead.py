"""Events: what happened to a lead: answers, score, owner, promised times."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import CONVERSATION, LEAD, Event


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
class ReadingCorrected(Event):
    """A member said that the AI read something wrong."""

    action: ClassVar = "lead.reading_corrected"
    subject: ClassVar = "lead_id"
    topics: ClassVar = (LEAD, CONVERSATION)
    lead_id: UUID
    conversation_id: UUID
    member_id: UUID
    what: str
    before: str
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
class LeadReleased(Event):
    """A member took a lead from its owner again, who had just been given it."""

    action: ClassVar = "lead.released"
    subject: ClassVar = "lead_id"
    topics: ClassVar = (LEAD, CONVERSATION)
    lead_id: UUID
    conversation_id: UUID
    before_member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadsExported(Event):
    """Who took how many leads out, and whether with names and numbers."""

    action: ClassVar = "leads.exported"
    subject: ClassVar = "export_id"
    seals_at_once: ClassVar = True
    export_id: UUID
    leads: int
    narrowed_by: tuple[str, ...]
    has_personal_data: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactsImported(Event):
    """Who brought a list, on what ground its people may be written to, and what came of its rows."""

    action: ClassVar = "contacts.imported"
    subject: ClassVar = "import_id"
    topics: ClassVar = (LEAD,)
    import_id: UUID
    basis: str
    file_hash: str
    imported: int
    known: int
    refused: int
