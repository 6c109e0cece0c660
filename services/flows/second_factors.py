"""A member sets up, renews and removes second factors; an admin takes them from a member who lost everything."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pyotp
import segno
from sqlalchemy import ColumnElement, Update, delete, select, update

from services.access import demand, require_fresh
from services.db import DeploymentTransaction
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.events.catalog.credential import MfaEnrolled, MfaRemoved, MfaReset, RecoveryCodesMade
from services.events.event import Event
from services.flows.tell_member import load_address, tell_member
from services.rules.permissions import Access, Area, Principal
from services.rules.recovery_codes import make_codes
from services.rules.session_life import may_drop_factor
from services.tenants import sessions
from services.tenants.credentials import Passkey, RecoveryCode
from services.tenants.models import TOTP_PENDING, TOTP_SECRET, Member, SignIn
from services.tenants.second_factors import fitting_step, load_factors, load_sign_in, replace_recovery_codes

ISSUER = "Flexoraa"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAuthenticator:
    """What an authenticator app needs: one secret as a picture (the address of an SVG) and as text."""

    picture: str
    key: str


async def begin_authenticator(deps: Deps, principal: Principal) -> NewAuthenticator:
    """Make a secret and keep it until a code proves that the app has it; an earlier unproven one is forgotten."""
    require_fresh(principal)
    tenant_id, member_id = _own_ids(principal)
    secret = pyotp.random_base32()
    async with deps.db.read(principal) as reader:
        address, _name = await load_address(reader, member_id)
    async with deps.db.deployment() as tx:
        sealed = tx.cipher.seal(TOTP_PENDING, member_id, secret)
        await tx.execute(_sign_in_of(tenant_id, member_id).values(totp_pending=sealed))
    uri = pyotp.TOTP(secret).provisioning_uri(name=address, issuer_name=ISSUER)
    return NewAuthenticator(picture=_picture(uri), key=" ".join(secret[i : i + 4] for i in range(0, len(secret), 4)))


async def finish_authenticator(deps: Deps, principal: Principal, code: str, now: datetime) -> tuple[str, ...]:
    """Make the shown secret the member's own and return new recovery codes, which are shown this once.

    Raises InvalidInput where the code is not of the shown secret.
    """
    require_fresh(principal)
    tenant_id, member_id = _own_ids(principal)
    codes = make_codes(secrets.token_bytes)
    async with deps.db.deployment() as tx:
        row = await load_sign_in(tx, tenant_id, member_id)
        secret = tx.cipher.open(TOTP_PENDING, member_id, row.totp_pending) if row.totp_pending else ""
        step = fitting_step(secret, code.replace(" ", ""), now) if secret and code.isascii() else None
        if step is None:
            raise InvalidInput("That code does not fit the key that is shown. Look at the app again.")
        sealed = tx.cipher.seal(TOTP_SECRET, member_id, secret)
        taken = _sign_in_of(tenant_id, member_id).where(SignIn.totp_pending == row.totp_pending)
        await tx.execute(taken.values(totp_secret=sealed, totp_last_step=step, totp_pending=None))
        await replace_recovery_codes(tx, deps.settings, row, codes, now=now)
    enrolled = MfaEnrolled(member_id=member_id, method="totp")
    await _record(deps, principal, enrolled, "An authenticator app was set up for your sign-in", now)
    return codes


async def make_recovery_codes(deps: Deps, principal: Principal, now: datetime) -> tuple[str, ...]:
    """Replace the member's recovery codes; the new ones are shown this once."""
    require_fresh(principal)
    tenant_id, member_id = _own_ids(principal)
    codes = make_codes(secrets.token_bytes)
    async with deps.db.deployment() as tx:
        if not (await load_factors(tx, tenant_id, member_id)).count:
            raise InvalidInput("Set up an authenticator app or a passkey first: the codes stand in for it.")
        row = await load_sign_in(tx, tenant_id, member_id)
        await replace_recovery_codes(tx, deps.settings, row, codes, now=now)
    await _record(deps, principal, RecoveryCodesMade(member_id=member_id), "New recovery codes were made for you", now)
    return codes


async def remove_authenticator(deps: Deps, principal: Principal, now: datetime) -> None:
    """Take the authenticator away; NotAllowed where an admin or manager would be left without a second factor."""
    require_fresh(principal)
    tenant_id, member_id = _own_ids(principal)
    async with deps.db.deployment() as tx:
        # Taken first: two removals at once must not each count the other's factor as the one that stays.
        await tx.execute(select(SignIn.member_id).where(*_whose(tenant_id, member_id)).with_for_update())
        left = (await load_factors(tx, tenant_id, member_id)).passkeys
        if principal.role and not may_drop_factor(principal.role, factors_left=left):
            raise NotAllowed("It is your last second factor: add a passkey before you remove it.")
        await tx.execute(_sign_in_of(tenant_id, member_id).values(totp_secret=None, totp_pending=None))
        if not left:
            await _drop_codes(tx, tenant_id, member_id)
    removed = MfaRemoved(member_id=member_id, method="totp")
    await _record(deps, principal, removed, "The authenticator app was removed from your sign-in", now)


async def reset_factors(deps: Deps, principal: Principal, member_id: UUID, now: datetime) -> None:
    """Take every second factor of another member, who sets one up anew at the next sign-in; their sessions end.

    Raises NotAllowed for those who do not manage the team and for oneself, ConfirmationNeeded, NotFound.
    """
    demand(principal, Area.TEAM, Access.MANAGE)
    require_fresh(principal)
    tenant_id, own_id = _own_ids(principal)
    if member_id == own_id:
        raise NotAllowed("Another admin has to reset yours.")
    async with deps.db.read(principal) as reader:
        where = (Member.tenant_id == tenant_id, Member.id == member_id)
        if await reader.scalar(select(Member.id).where(*where)) is None:
            raise NotFound
    async with deps.db.deployment() as tx:
        await tx.execute(_sign_in_of(tenant_id, member_id).values(totp_secret=None, totp_pending=None))
        await tx.execute(delete(Passkey).where(Passkey.tenant_id == tenant_id, Passkey.member_id == member_id))
        await _drop_codes(tx, tenant_id, member_id)
        await sessions.end_sessions(tx, tenant_id, member_id, now)
    async with deps.db.transaction(principal) as tenant:
        tenant.emit(MfaReset(member_id=member_id), at=now)
        await tell_member(tenant, member_id, "An admin reset your second factor", now=now)


async def _record(deps: Deps, principal: Principal, happened: Event, what: str, now: datetime) -> None:
    async with deps.db.transaction(principal) as tx:
        tx.emit(happened, at=now)
        await tell_member(tx, happened.subject_id, what, now=now)


async def _drop_codes(tx: DeploymentTransaction, tenant_id: UUID, member_id: UUID) -> None:
    own = (RecoveryCode.tenant_id == tenant_id, RecoveryCode.member_id == member_id)
    await tx.execute(delete(RecoveryCode).where(*own))


def _own_ids(principal: Principal) -> tuple[UUID, UUID]:
    assert principal.tenant_id
    assert principal.member_id
    return principal.tenant_id, principal.member_id


def _whose(tenant_id: UUID, member_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return SignIn.tenant_id == tenant_id, SignIn.member_id == member_id


def _sign_in_of(tenant_id: UUID, member_id: UUID) -> Update:
    return update(SignIn).where(*_whose(tenant_id, member_id))


def _picture(uri: str) -> str:
    """The QR code as an SVG in a data address; always dark on light, which is what cameras read."""
    return segno.make(uri, error="m").svg_data_uri(scale=4, border=3, light="#fff")
