"""Events: what happened to inboxes, templates, deliveries and jobs."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import CONVERSATION, OPERATIONS, Event


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
class TemplateStatusChanged(Event):
    action: ClassVar = "template.status_changed"
    subject: ClassVar = "template_id"
    template_id: UUID
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatesSynced(Event):
    """A member asked the provider for the tenant's templates; what changed in them is told by events of their own."""

    action: ClassVar = "templates.synced"
    subject: ClassVar = "event_subject_id"
    topics: ClassVar = (OPERATIONS,)
    event_subject_id: UUID
    templates: int


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
