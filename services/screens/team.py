"""What the team page shows: every member with role, state, last act and second factor, and who is invited."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, exists, func, or_, select

from services.access import demand
from services.db import DeploymentTransaction, Reader
from services.deps import Deps
from services.events.event import TEAM
from services.rules.membership import INVITATION_LASTS
from services.rules.permissions import Area, Principal, Role
from services.screens.conversation_columns import iso
from services.screens.people import member_name
from services.tenants.credentials import Passkey
from services.tenants.models import MEMBER_EMAIL, Member, MemberSession, MemberState, SignIn

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({TEAM})


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One member; `availability` is empty for roles that are given no leads."""

    id: str
    name: str
    initials: str
    email: str
    role: str
    state: str  # active, disabled
    availability: str
    has_second_factor: bool
    seen_at: str  # the last act in any session, empty for none
    access_ends_at: str  # of an auditor from outside
    is_self: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRow:
    """A person who has not joined; the id is the one they will have as a member."""

    id: str
    email: str
    role: str
    ends_at: str
    has_ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Members, active ones first, then by name; invitations by address."""

    members: list[MemberRow] = field(default_factory=list)
    invitations: list[InvitationRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Proof:
    """What the deployment knows of a member's sign-in."""

    has_second_factor: bool
    acted_at: datetime | None


async def load(deps: Deps, principal: Principal, now: datetime) -> Team:
    """The whole team of the tenant. Raises NotAllowed."""
    demand(principal, Area.TEAM)
    assert principal.tenant_id is not None
    async with deps.db.deployment() as deployment:
        proofs = await _proofs(deployment, principal.tenant_id)
    async with deps.db.read(principal) as reader:
        rows = (await reader.execute(select(Member).where(Member.tenant_id == reader.tenant_id))).all()
        invited = [_invitation_row(reader, row, now) for row in rows if row.state == MemberState.INVITED]
        joined = [row for row in rows if row.state != MemberState.INVITED]
        members = [_member_row(reader, principal, row, proofs) for row in joined]
    return Team(
        members=sorted(members, key=lambda row: (row.state, row.name.casefold())),
        invitations=sorted(invited, key=lambda row: row.email),
    )


async def _proofs(tx: DeploymentTransaction, tenant_id: UUID) -> Mapping[UUID, _Proof]:
    has_passkey = exists().where(Passkey.tenant_id == SignIn.tenant_id, Passkey.member_id == SignIn.member_id)
    same = (MemberSession.tenant_id == SignIn.tenant_id) & (MemberSession.member_id == SignIn.member_id)
    statement = (
        select(SignIn.member_id, or_(SignIn.totp_secret.is_not(None), has_passkey).label("has_factor"))
        .add_columns(func.max(MemberSession.acted_at).label("acted_at"))
        .outerjoin(MemberSession, same)
        .where(SignIn.tenant_id == tenant_id)
        .group_by(SignIn.email_index)
    )
    return {
        row.member_id: _Proof(has_second_factor=row.has_factor, acted_at=row.acted_at)
        for row in await tx.execute(statement)
    }


def _member_row(reader: Reader, principal: Principal, row: Row[Any], proofs: Mapping[UUID, _Proof]) -> MemberRow:
    name = member_name(reader, row.id, row.name)
    proof = proofs.get(row.id, _Proof(has_second_factor=False, acted_at=None))
    return MemberRow(
        id=str(row.id),
        name=name,
        initials="".join(word[0] for word in name.split()[:2]).upper(),
        email=reader.cipher.open(MEMBER_EMAIL, row.id, row.email),
        role=row.role,
        state=row.state,
        availability=row.availability if row.role == Role.SDR else "",
        has_second_factor=proof.has_second_factor,
        seen_at=iso(proof.acted_at),
        access_ends_at=iso(row.access_ends_at),
        is_self=row.id == principal.member_id,
    )


def _invitation_row(reader: Reader, row: Row[Any], now: datetime) -> InvitationRow:
    ends_at = row.created_at + INVITATION_LASTS
    return InvitationRow(
        id=str(row.id),
        email=reader.cipher.open(MEMBER_EMAIL, row.id, row.email),
        role=row.role,
        ends_at=iso(ends_at),
        has_ended=ends_at <= now,
    )
