"""Events: documents come into the knowledge base, are read, and go."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import KNOWLEDGE, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentUploaded(Event):
    action: ClassVar = "document.uploaded"
    subject: ClassVar = "document_id"
    topics: ClassVar = (KNOWLEDGE,)
    document_id: UUID
    kind: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead(Event):
    action: ClassVar = "document.read"
    subject: ClassVar = "document_id"
    topics: ClassVar = (KNOWLEDGE,)
    document_id: UUID
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRefused(Event):
    action: ClassVar = "document.refused"
    subject: ClassVar = "document_id"
    topics: ClassVar = (KNOWLEDGE,)
    document_id: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDeleted(Event):
    action: ClassVar = "document.deleted"
    subject: ClassVar = "document_id"
    topics: ClassVar = (KNOWLEDGE,)
    seals_at_once: ClassVar = True
    document_id: UUID
