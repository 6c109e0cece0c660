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
