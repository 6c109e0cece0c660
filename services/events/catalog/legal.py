"""Events: what a company agreed to."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import AUDIT, TEAM, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalAccepted(Event):
    """An admin accepted a version of a document for the company; `digest` is the text's SHA-256 in hex."""

    action: ClassVar = "legal.accepted"
    subject: ClassVar = "acceptance_id"
    topics: ClassVar = (AUDIT, TEAM)
    acceptance_id: UUID
    member_id: UUID
    document: str
    version: int
    digest: str
