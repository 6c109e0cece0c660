"""Events: what happened to a contact: identities, consent."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import CONVERSATION, LEAD, Event


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
    commitments: tuple[str, ...] = ()


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
class ConsentRecorded(Event):
    action: ClassVar = "consent.recorded"
    subject: ClassVar = "contact_id"
    topics: ClassVar = (CONVERSATION,)
    contact_id: UUID
    consent_id: UUID
    purpose: str
    act: str
    method: str
    evidence_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEvidenceExported(Event):
    action: ClassVar = "consent.exported"
    subject: ClassVar = "contact_id"
    seals_at_once: ClassVar = True
    contact_id: UUID
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWordingChanged(Event):
    action: ClassVar = "consent.wording_changed"
    subject: ClassVar = "wording_id"
    wording_id: UUID
    purpose: str
    language: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFormOpened(Event):
    action: ClassVar = "consent.form_opened"
    subject: ClassVar = "form_id"
    form_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMerged(Event):
    action: ClassVar = "contact.merged"
    subject: ClassVar = "contact_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    contact_id: UUID
    other_id: UUID
    merge_id: UUID
    conversation_id: UUID | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactUnmerged(Event):
    action: ClassVar = "contact.unmerged"
    subject: ClassVar = "contact_id"
    topics: ClassVar = (CONVERSATION, LEAD)
    contact_id: UUID
    other_id: UUID
    merge_id: UUID
    conversation_id: UUID | None
