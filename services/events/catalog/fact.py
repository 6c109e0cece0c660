"""Events: what may be said of the tenant is written down, approved, and ended."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import KNOWLEDGE, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class FactProposed(Event):
    """`replaces_id` is the version that ends once this one is approved."""

    action: ClassVar = "fact.proposed"
    subject: ClassVar = "fact_id"
    topics: ClassVar = (KNOWLEDGE,)
    fact_id: UUID
    kind: str
    replaces_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactApproved(Event):
    """`is_own` where the only writer of a tenant approved their own."""

    action: ClassVar = "fact.approved"
    subject: ClassVar = "fact_id"
    topics: ClassVar = (KNOWLEDGE,)
    fact_id: UUID
    kind: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactEnded(Event):
    """`was_proposal` where it was never in force."""

    action: ClassVar = "fact.ended"
    subject: ClassVar = "fact_id"
    topics: ClassVar = (KNOWLEDGE,)
    fact_id: UUID
    kind: str
    was_proposal: bool
