"""Events: what members did to sign in and to be there."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import LEAD, TEAM, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSignedIn(Event):
    action: ClassVar = "member.signed_in"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSignedOut(Event):
    action: ClassVar = "member.signed_out"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAvailabilityChanged(Event):
    action: ClassVar = "member.availability_changed"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM, LEAD)
    member_id: UUID
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSignInRefused(Event):
    action: ClassVar = "member.sign_in_refused"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberConfirmed(Event):
    action: ClassVar = "member.confirmed"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsEnded(Event):
    action: ClassVar = "session.revoked"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryCodeUsed(Event):
    action: ClassVar = "recovery_code.used"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID
