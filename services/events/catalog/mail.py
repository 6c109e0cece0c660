"""Events: what became of mails to people of the tenant; never to whom they went."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import OPERATIONS, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MailQueued(Event):
    action: ClassVar = "mail.queued"
    subject: ClassVar = "mail_id"
    mail_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSent(Event):
    action: ClassVar = "mail.sent"
    subject: ClassVar = "mail_id"
    topics: ClassVar = (OPERATIONS,)
    mail_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFailed(Event):
    action: ClassVar = "mail.failed"
    subject: ClassVar = "mail_id"
    topics: ClassVar = (OPERATIONS,)
    mail_id: UUID
    kind: str
