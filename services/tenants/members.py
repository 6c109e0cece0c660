"""Reads and changes members and their invitations; who may is the flows' matter.

All changes of a tenant's team pass one lock, so that two admins cannot take each other's role in the same moment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update

from services.db import DeploymentTransaction, Reader, Transaction
from services.errors import NotFound
from services.rules.permissions import Role
from services.tenants.models import MEMBER_EMAIL, Invitation, Member, MemberState, SignIn

TEAM_LOCK = "team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a member is in the team."""

    id: UUID
    role: Role
    state: MemberState


async def load_standing(tx: Reader, member_id: UUID) -> Standing:
    """Return a member's role and state; raises NotFound."""
    statement = select(Member.role, Member.state).where(Member.tenant_id == tx.tenant_id, Member.id == member_id)
    row = (await tx.execute(statement)).one_or_none()
    if row is None:
        raise NotFound
    return Standing(id=member_id, role=Role(row.role), state=MemberState(row.state))


async def count_other_admins(tx: Reader, member_id: UUID) -> int:
    """Return how many active admins there are beside a member; those whose access ends on a day are not counted."""
    statement = select(func.count()).where(
        Member.tenant_id == tx.tenant_id,
        Member.id != member_id,
        Member.role == Role.ADMIN,
        Member.state == MemberState.ACTIVE,
        Member.access_ends_at.is_(None),
    )
    return int(await tx.scalar(statement))


async def list_emails(tx: Reader) -> dict[UUID, str]:
    """Return the address of every member and invited person."""
    rows = await tx.execute(select(Member.id, Member.email).where(Member.tenant_id == tx.tenant_id))
    return {row.id: tx.cipher.open(MEMBER_EMAIL, row.id, row.email) for row in rows}


async def add_member(tx: Transaction, row: Mapping[str, object]) -> None:
    """Insert a member as `row` says."""
    await tx.execute(insert(Member).values(tenant_id=tx.tenant_id, **row))


async def change_member(tx: Transaction, member_id: UUID, **values: object) -> None:
    """Set columns of a member."""
    await tx.execute(update(Member).where(Member.tenant_id == tx.tenant_id, Member.id == member_id).values(**values))


async def remove_invited(tx: Transaction, member_id: UUID) -> bool:
    """Remove a person who has not joined yet; False where there is none."""
    where = (Member.tenant_id == tx.tenant_id, Member.id == member_id, Member.state == MemberState.INVITED)
    return await tx.scalar(delete(Member).where(*where).returning(Member.id)) is not None


async def put_invitation(tx: DeploymentTransaction, row: Mapping[str, Any]) -> None:
    """Keep an invitation in the place of the person's former one: only the newest link works."""
    await drop_invitation(tx, row["tenant_id"], row["member_id"])
    await tx.execute(insert(Invitation).values(**row))


async def drop_invitation(tx: DeploymentTransaction, tenant_id: UUID, member_id: UUID) -> None:
    """Make a person's link worthless."""
    where = (Invitation.tenant_id == tenant_id, Invitation.member_id == member_id)
    await tx.execute(delete(Invitation).where(*where))


async def find_invitation(tx: DeploymentTransaction, token_hash: bytes, now: datetime) -> Any:
    """Return the row behind a link that works, None where it expired, was revoked or used."""
    statement = (
        select(Invitation.tenant_id, Invitation.member_id, Invitation.email_index, Member.role)
        .join(Member, (Member.tenant_id == Invitation.tenant_id) & (Member.id == Invitation.member_id))
        .where(
            Invitation.token_hash == token_hash,
            Invitation.expires_at > now,
            Member.state == MemberState.INVITED,
        )
    )
    return (await tx.execute(statement)).one_or_none()


async def has_login(tx: DeploymentTransaction, email_index: bytes) -> bool:
    """True where an address belongs to a member of any tenant: one address is one member in the deployment."""
    return await tx.scalar(select(SignIn.member_id).where(SignIn.email_index == email_index)) is not None
