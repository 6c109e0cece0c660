"""Events: programs are given keys, and lose them."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import TEAM, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKeyCreated(Event):
    action: ClassVar = "api_key.created"
    subject: ClassVar = "api_key_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    api_key_id: UUID
    role: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKeyRevoked(Event):
    action: ClassVar = "api_key.revoked"
    subject: ClassVar = "api_key_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    api_key_id: UUID
