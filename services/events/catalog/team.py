"""Events: who joins the team and may do what, how members sign in, and whether they are there."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberInvited(Event):
    action: ClassVar = "member.invited"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    member_id: UUID
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRevoked(Event):
    action: ClassVar = "member.invitation_revoked"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberJoined(Event):
    action: ClassVar = "member.joined"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    member_id: UUID
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGranted(Event):
    action: ClassVar = "role.granted"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    member_id: UUID
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberDisabled(Event):
    action: ClassVar = "member.disabled"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEnabled(Event):
    action: ClassVar = "member.enabled"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberWorkChanged(Event):
    """How an SDR is given leads: `what` is capacity, share, languages, skills or hours; skills tell their number."""

    action: ClassVar = "member.work_changed"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    member_id: UUID
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewedAs(Event):
    """An admin looks as a role does from here on; `admin` is as oneself."""

    action: ClassVar = "member.viewed_as"
    subject: ClassVar = "member_id"
    topics: ClassVar = (TEAM,)
    seals_at_once: ClassVar = True
    member_id: UUID
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftEnded(Event):
    """An SDR's open HOT leads and promises went to a colleague."""

    action: ClassVar = "shift.ended"
    subject: ClassVar = "handover_id"
    topics: ClassVar = (TEAM,)
    handover_id: UUID
    from_member_id: UUID
    to_member_id: UUID
    leads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverAcknowledged(Event):
    """The colleague said that they have what was handed over."""

    action: ClassVar = "shift.acknowledged"
    subject: ClassVar = "handover_id"
    topics: ClassVar = (TEAM,)
    handover_id: UUID
    member_id: UUID | None
