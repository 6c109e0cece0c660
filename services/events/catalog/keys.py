"""Events: the data keys of a tenant and the key that wraps them."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import TEAM, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRotationStarted(Event):
    action: ClassVar = "key.rotation_started"
    subject: ClassVar = "rotation_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    rotation_id: UUID
    purpose: str
    from_version: int
    to_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyActivated(Event):
    """The new version seals from here on."""

    action: ClassVar = "key.activated"
    subject: ClassVar = "rotation_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    rotation_id: UUID
    purpose: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDestroyed(Event):
    """Nothing was left under the old version."""

    action: ClassVar = "key.destroyed"
    subject: ClassVar = "rotation_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    rotation_id: UUID
    purpose: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysRewrapped(Event):
    """Data keys are wrapped by another key; what they encrypt is untouched."""

    action: ClassVar = "key.rewrapped"
    subject: ClassVar = "tenant_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    tenant_id: UUID
    count: int
