"""Events: what happened on the way to forgetting a contact, and to how long contacts are kept."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import CONVERSATION, LEAD, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRequested(Event):
    action: ClassVar = "erasure.requested"
    subject: ClassVar = "contact_id"
    seals_at_once: ClassVar = True
    contact_id: UUID
    request_id: UUID
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureApproved(Event):
    action: ClassVar = "erasure.approved"
    subject: ClassVar = "contact_id"
    seals_at_once: ClassVar = True
    topics: ClassVar = (CONVERSATION,)
    contact_id: UUID
    request_id: UUID
    timing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRefused(Event):
    action: ClassVar = "erasure.refused"
    subject: ClassVar = "contact_id"
    seals_at_once: ClassVar = True
    contact_id: UUID
    request_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureCompleted(Event):
    action: ClassVar = "erasure.completed"
    subject: ClassVar = "contact_id"
    seals_at_once: ClassVar = True
    topics: ClassVar = (CONVERSATION, LEAD)
    contact_id: UUID
    cause: str
    messages: int
    addresses: int
    evidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMasked(Event):
    action: ClassVar = "contact.masked"
    subject: ClassVar = "contact_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    contact_id: UUID
    policy_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionChanged(Event):
    action: ClassVar = "retention.changed"
    subject: ClassVar = "policy_id"
    policy_id: UUID
    version: int
    mask_after_months: int
    erase_after_months: int
    timing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionApplied(Event):
    action: ClassVar = "retention.applied"
    subject: ClassVar = "run_id"
    run_id: UUID
    policy_version: int
    masked: int
    erased: int
