"""Events: who looked at personal data and at the log itself."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import AUDIT, Event


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
    """An auditor, or a program in that role, was shown personal data of an area: a list, or one conversation."""

    action: ClassVar = "personal_data.read"
    subject: ClassVar = "reader_id"
    topics: ClassVar = (AUDIT,)
    reader_id: UUID
    area: str
    conversation_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogExported(Event):
    """The log was handed out up to this event; `member_id` is None on the command line."""

    action: ClassVar = "log.exported"
    subject: ClassVar = "export_id"
    topics: ClassVar = (AUDIT,)
    seals_at_once: ClassVar = True
    export_id: UUID
    member_id: UUID | None
    checkpoint_size: int
    checkpoint_root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplianceReported(Event):
    """A compliance report was handed out for the days from `since` to `until`."""

    action: ClassVar = "compliance.reported"
    subject: ClassVar = "report_id"
    topics: ClassVar = (AUDIT,)
    seals_at_once: ClassVar = True
    report_id: UUID
    member_id: UUID | None
    since: str
    until: str
    passed: int
    failed: int
    not_applicable: int
