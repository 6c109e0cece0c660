"""Signs members in and out, and says who is behind a session cookie.

The cookie's 256-bit token is stored as its HMAC-SHA256 only. A session ends 24 h after its start, 30 minutes after the
member's last act, when it is revoked, or when the member is disabled.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import pyotp
from sqlalchemy import ColumnElement, func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from services import passwords
from services.crypto import normal_email
from services.db import DeploymentTransaction
from services.deps import Deps
from services.events.catalog.team import MemberSignedIn, MemberSignedOut
from services.ids import new_id
from services.rules.permissions import Principal, Role
from services.rules.sign_in_pace import counted_failures, next_try_at
from services.settings import Settings
from services.tenants.models import TOTP_SECRET, Member, MemberSession, MemberState, SignIn, SignInThrottle

ABSOLUTE = timedelta(hours=24)
IDLE = timedelta(minutes=30)
# An act extends the idle time; writing that down once a minute is enough.
ACT_NOTED_EVERY = timedelta(minutes=1)
TOTP_STEP_SECONDS = 30
# MFA is enforced for those who can change what others may do (PRD, Security Controls).
NEEDS_SECOND_FACTOR = frozenset({Role.ADMIN, Role.MANAGER})
_TOKEN_BYTES = 32
_USER_AGENT_CHARS = 200


class Outcome(StrEnum):
    """What became of an attempt to sign in."""

    SIGNED_IN = "signed_in"
    WRONG = "wrong"
    NEEDS_CODE = "code"
    TOO_MANY = "slow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What somebody typed, and where from; the address is used for slowing down only, as a keyed hash."""

    email: str
    password: str
    code: str
    address: str
    user_agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """The outcome, with the cookie's token where it was a success."""

    outcome: Outcome
    token: str = ""


async def sign_in(deps: Deps, attempt: Attempt, now: datetime) -> SignedIn:
    """Check password and code and open a session; every failure looks and lasts the same."""
    async with deps.db.deployment() as tx:
        subjects = [tx.cipher.index("email", normal_email(attempt.email)), tx.cipher.index("address", attempt.address)]
        if await _must_wait(tx, subjects, now):
            return SignedIn(outcome=Outcome.TOO_MANY)
        row = await _find_member(tx, subjects[0], now)
    if not await passwords.is_right(attempt.password, row.password_hash if row else None):
        return await _refuse(deps, subjects, now)
    assert row is not None
    async with deps.db.deployment() as tx:
        secret = tx.cipher.open(TOTP_SECRET, row.member_id, row.totp_secret) if row.totp_secret else None
        if secret is None and Role(row.role) in NEEDS_SECOND_FACTOR:
            return SignedIn(outcome=Outcome.WRONG)
        if secret and not attempt.code:
            return SignedIn(outcome=Outcome.NEEDS_CODE)
        is_code_right = secret is None or await _use_code(tx, row, secret, attempt.code, now)
        token = await _open_session(tx, deps.settings, row, attempt, now) if is_code_right else ""
    if not token:
        return await _refuse(deps, subjects, now)
    await _record_sign_in(deps, row, now)
    return SignedIn(outcome=Outcome.SIGNED_IN, token=token)


def hash_token(settings: Settings, token: str) -> bytes:
    """Return what a cookie's token is stored as: a new deployment secret ends every session."""
    return hmac.digest(settings.secret_key.get_secret_value().encode(), token.encode(), hashlib.sha256)


async def find_session(deps: Deps, token_hash: bytes, now: datetime) -> Principal | None:
    """Return who is behind a session token's hash, None where it is unknown, ended, idle for too long or revoked."""
    statement = (
        select(MemberSession.tenant_id, MemberSession.member_id, Member.role)
        .join(Member, (Member.tenant_id == MemberSession.tenant_id) & (Member.id == MemberSession.member_id))
        .where(
            MemberSession.token_hash == token_hash,
            MemberSession.revoked_at.is_(None),
            MemberSession.expires_at > now,
            MemberSession.acted_at > now - IDLE,
            *_may_be_here(now),
        )
    )
    async with deps.db.deployment() as tx:
        row = (await tx.execute(statement)).one_or_none()
    return Principal.member(row.tenant_id, row.member_id, Role(row.role)) if row else None


async def note_act(deps: Deps, token_hash: bytes, now: datetime) -> None:
    """Extend a live session's idle time: the member did something, not merely the page."""
    statement = (
        update(MemberSession)
        .where(
            MemberSession.token_hash == token_hash,
            MemberSession.acted_at.between(now - IDLE, now - ACT_NOTED_EVERY),
        )
        .values(acted_at=now)
    )
    async with deps.db.deployment() as tx:
        await tx.execute(statement)


async def sign_out(deps: Deps, token_hash: bytes, now: datetime) -> None:
    """End a session; one that is unknown or has ended stays so."""
    principal = await find_session(deps, token_hash, now)
    async with deps.db.deployment() as tx:
        await tx.execute(update(MemberSession).where(MemberSession.token_hash == token_hash).values(revoked_at=now))
    if principal and principal.member_id:
        async with deps.db.transaction(principal) as tenant:
            tenant.emit(MemberSignedOut(member_id=principal.member_id), at=now)


async def _find_member(tx: DeploymentTransaction, email_index: bytes, now: datetime) -> Any:
    statement = (
        select(SignIn, Member.role)
        .join(Member, (Member.tenant_id == SignIn.tenant_id) & (Member.id == SignIn.member_id))
        .where(SignIn.email_index == email_index, *_may_be_here(now))
    )
    return (await tx.execute(statement)).one_or_none()


def _may_be_here(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Active, and for an external auditor not past the last day."""
    return Member.state == MemberState.ACTIVE, or_(Member.access_ends_at.is_(None), Member.access_ends_at > now)


async def _use_code(tx: DeploymentTransaction, row: Any, secret: str, code: str, now: datetime) -> bool:
    """True for the present code or the one before, each accepted once: the time step only moves on."""
    totp = pyotp.TOTP(secret)
    step = int(now.timestamp()) // TOTP_STEP_SECONDS
    fitting = [s for s in (step, step - 1) if secrets.compare_digest(totp.generate_otp(s).encode(), code.encode())]
    if not fitting:
        return False
    statement = (
        update(SignIn)
        .where(SignIn.email_index == row.email_index, SignIn.totp_last_step < fitting[0])
        .values(totp_last_step=fitting[0])
        .returning(SignIn.member_id)
    )
    return await tx.scalar(statement) is not None


async def _open_session(
    tx: DeploymentTransaction, settings: Settings, row: Any, attempt: Attempt, now: datetime
) -> str:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    await tx.execute(
        insert(MemberSession).values(
            token_hash=hash_token(settings, token),
            id=new_id(now),
            tenant_id=row.tenant_id,
            member_id=row.member_id,
            role=row.role,
            method=_method(row),
            user_agent=attempt.user_agent[:_USER_AGENT_CHARS],
            created_at=now,
            acted_at=now,
            expires_at=now + ABSOLUTE,
        )
    )
    return token


async def _record_sign_in(deps: Deps, row: Any, now: datetime) -> None:
    principal = Principal.member(row.tenant_id, row.member_id, Role(row.role))
    async with deps.db.transaction(principal) as tx:
        tx.emit(MemberSignedIn(member_id=row.member_id, method=_method(row)), at=now)


def _method(row: Any) -> str:
    return "password+totp" if row.totp_secret else "password"


async def _must_wait(tx: DeploymentTransaction, subjects: list[bytes], now: datetime) -> bool:
    rows = (await tx.execute(select(SignInThrottle).where(SignInThrottle.subject_index.in_(subjects)))).all()
    return any(now < next_try_at(counted_failures(row.failures, row.failed_at, now), row.failed_at) for row in rows)


async def _refuse(deps: Deps, subjects: list[bytes], now: datetime) -> SignedIn:
    table = SignInThrottle
    statement = upsert(table).values([{"subject_index": s, "failures": 1, "failed_at": now} for s in sorted(subjects)])
    counted = {"failures": func.least(table.failures + 1, 1000), "failed_at": now}
    async with deps.db.deployment() as tx:
        await tx.execute(statement.on_conflict_do_update(index_elements=["subject_index"], set_=counted))
    return SignedIn(outcome=Outcome.WRONG)
