"""Events: how members' passwords and second factors changed; never a word of them."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import TEAM, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordResetRequested(Event):
    action: ClassVar = "password.reset_requested"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordChanged(Event):
    action: ClassVar = "password.changed"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MfaEnrolled(Event):
    action: ClassVar = "mfa.enrolled"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MfaRemoved(Event):
    action: ClassVar = "mfa.removed"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MfaReset(Event):
    action: ClassVar = "mfa.reset"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryCodesMade(Event):
    action: ClassVar = "recovery_code.made"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyAdded(Event):
    action: ClassVar = "passkey.added"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyRemoved(Event):
    action: ClassVar = "passkey.removed"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID
