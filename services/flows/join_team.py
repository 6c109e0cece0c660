"""An invited person joins: chooses a name and a password, by the link that was mailed to them.

Each step may be repeated after a crash: the link works until the person is a member, and from then on no more.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from services import passwords
from services.db import DeploymentTransaction
from services.deps import Deps
from services.errors import InvalidInput, NotFound
from services.events.catalog.team import MemberJoined
from services.rules.permissions import Principal, Role
from services.tenants import members
from services.tenants.members import TEAM_LOCK
from services.tenants.models import MEMBER_EMAIL, MEMBER_NAME, Member, MemberState, SignIn, Tenant
from services.tenants.sessions import hash_token

NAME_MOST = 80


class JoinRefused(InvalidInput):
    """The form cannot be accepted as it is."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason  # name, taken, or a weakness of the password


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the holder of a link is invited to."""

    company: str
    email: str
    role: str


async def find_offer(deps: Deps, token: str, now: datetime) -> Offer | None:
    """What a link offers, None where it expired, was revoked or used."""
    async with deps.db.deployment() as deployment:
        invited = await members.find_invitation(deployment, hash_token(deps.settings, token), now)
    if invited is None:
        return None
    async with deps.db.read(Principal.system(invited.tenant_id)) as reader:
        company = await reader.scalar(select(Tenant.name).where(Tenant.tenant_id == invited.tenant_id))
        email = await reader.scalar(select(Member.email).where(Member.id == invited.member_id))
        address = reader.cipher.open(MEMBER_EMAIL, invited.member_id, email)
    return Offer(company=company, email=address, role=invited.role)


async def join_team(deps: Deps, token: str, name: str, password: str, *, now: datetime) -> None:
    """Make the link's holder a member. Raises NotFound for a link that does not work, JoinRefused with the reason."""
    offer = await find_offer(deps, token, now)
    if offer is None:
        raise NotFound
    _check(name, password, offer)
    password_hash = await passwords.hash_new(password)
    async with deps.db.deployment() as deployment:
        invited = await members.find_invitation(deployment, hash_token(deps.settings, token), now)
        if invited is None:
            raise NotFound
        await _keep_password(deployment, invited, password_hash)
    await _become_member(deps, invited, name, now)
    async with deps.db.deployment() as deployment:
        await members.drop_invitation(deployment, invited.tenant_id, invited.member_id)


def _check(name: str, password: str, offer: Offer) -> None:
    if not 0 < len(name) <= NAME_MOST or not name.isprintable():
        raise JoinRefused("name")
    own_words = ["flexoraa", *name.split(), *offer.company.split(), *offer.email.replace("@", ".").split(".")]
    if weakness := passwords.weakness(password, own_words):
        raise JoinRefused(weakness)


async def _keep_password(tx: DeploymentTransaction, invited: Any, password_hash: str) -> None:
    row = {
        "email_index": invited.email_index,
        "tenant_id": invited.tenant_id,
        "member_id": invited.member_id,
        "password_hash": password_hash,
        "totp_secret": None,
        "totp_last_step": 0,
    }
    kept = insert(SignIn).values(row)
    own = kept.on_conflict_do_update(
        index_elements=["email_index"],
        set_={"password_hash": password_hash},
        where=SignIn.member_id == invited.member_id,
    )
    if await tx.scalar(own.returning(SignIn.member_id)) is None:
        raise JoinRefused("taken")


async def _become_member(deps: Deps, invited: Any, name: str, now: datetime) -> None:
    member_id = invited.member_id
    joining = Principal.member(invited.tenant_id, member_id, Role(invited.role))
    async with deps.db.transaction(joining) as tx:
        await tx.lock(TEAM_LOCK)
        member = await members.load_standing(tx, member_id)
        if member.state is not MemberState.INVITED:
            raise NotFound
        sealed = tx.cipher.seal(MEMBER_NAME, member_id, name)
        await members.change_member(tx, member_id, state=MemberState.ACTIVE, name=sealed, created_at=now)
        tx.emit(MemberJoined(member_id=member_id, role=member.role), at=now)
