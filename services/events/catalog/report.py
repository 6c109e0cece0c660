"""Events: what left the product as a report."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import AUDIT, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportExported(Event):
    """A member took figures, or the rows behind one, away as a file."""

    action: ClassVar = "report.exported"
    subject: ClassVar = "report_id"
    topics: ClassVar = (AUDIT,)
    seals_at_once: ClassVar = True
    report_id: UUID
    member_id: UUID | None
    what: str
    period: str
    rows: int
