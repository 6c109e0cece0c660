"""Signs members in: the password, then a second factor where there is one, then a session of its stage.

A right password without its second factor opens a session that reaches nothing but the second step; an admin or
manager without a factor gets one that reaches nothing but setting one up.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services import passwords
from services.db import DeploymentTransaction
from services.deps import Deps
from services.events.catalog.team import MemberSignedIn, MemberSignInRefused, RecoveryCodeUsed
from services.flows.sign_in_pace import count_failure, must_wait, subjects_of
from services.rules.permissions import Principal, Role
from services.rules.session_life import SessionStage, ends_at, stage_after_password
from services.tenants import sessions
from services.tenants.models import Member, SignIn
from services.tenants.second_factors import load_factors, load_sign_in, use_code
from services.tenants.sessions import Browser, NewSession, may_be_here


class Outcome(StrEnum):
    """What became of an attempt to sign in."""

    SIGNED_IN = "signed_in"
    WRONG = "wrong"
    NEEDS_FACTOR = "factor"
    NEEDS_ENROLMENT = "enrolment"
    TOO_MANY = "slow"


_OUTCOMES = {
    SessionStage.FULL: Outcome.SIGNED_IN,
    SessionStage.SECOND_FACTOR: Outcome.NEEDS_FACTOR,
    SessionStage.ENROLMENT: Outcome.NEEDS_ENROLMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What somebody typed, and where from; `code` may be empty, or an authenticator or recovery code."""

    email: str
    password: str
    code: str
    address: str
    user_agent: str

    @property
    def browser(self) -> Browser:
        """Where the attempt comes from."""
        return Browser(address=self.address, user_agent=self.user_agent)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """The outcome, with the cookie's token where a session of some stage was opened."""

    outcome: Outcome
    token: str = ""


async def sign_in(deps: Deps, attempt: Attempt, now: datetime) -> SignedIn:
    """Check password and code and open a session; every failure looks and lasts the same."""
    async with deps.db.deployment() as tx:
        subjects = subjects_of(tx, attempt.email, attempt.address)
        if await must_wait(tx, subjects, now):
            return SignedIn(outcome=Outcome.TOO_MANY)
        row = await _find_member(tx, subjects[0], now)
    if not await passwords.is_right(attempt.password, row.password_hash if row else None):
        return await _refuse(deps, subjects, row, now)
    assert row is not None
    async with deps.db.deployment() as tx:
        factors = await load_factors(tx, row.tenant_id, row.member_id)
        used = await use_code(tx, deps.settings, row, attempt.code, now) if attempt.code and factors.count else ""
        if attempt.code and factors.count and not used:
            new = None
        else:
            stage = stage_after_password(Role(row.role), has_factor=factors.count > 0, is_factor_proven=bool(used))
            new = _new_session(row, stage, "+".join(filter(None, ("password", used))), now)
            token = await sessions.open_session(tx, deps.settings, new, attempt.browser, now=now)
    if new is None:
        return await _refuse(deps, subjects, row, now)
    await _record(deps, new, now)
    return SignedIn(outcome=_OUTCOMES[new.stage], token=token)


async def prove_second_factor(deps: Deps, token_hash: bytes, code: str, browser: Browser, now: datetime) -> SignedIn:
    """Turn a session that waits for its second factor into a full one, under a new token."""
    async with deps.db.deployment() as tx:
        waiting = await sessions.find_live(tx, token_hash, now)
        if waiting is None or waiting.stage != SessionStage.SECOND_FACTOR:
            return SignedIn(outcome=Outcome.WRONG)
        row = await load_sign_in(tx, waiting.tenant_id, waiting.member_id)
        subjects = (row.email_index, subjects_of(tx, "", browser.address)[1])
        if await must_wait(tx, subjects, now):
            return SignedIn(outcome=Outcome.TOO_MANY)
        used = await use_code(tx, deps.settings, row, code, now)
        if used:
            new = _new_session(row, SessionStage.FULL, f"password+{used}", now, role=Role(waiting.present_role))
            await sessions.end_session(tx, token_hash, now)
            token = await sessions.open_session(tx, deps.settings, new, browser, now=now)
    if not used:
        return await _refuse(deps, subjects, row, now)
    await _record(deps, new, now)
    return SignedIn(outcome=Outcome.SIGNED_IN, token=token)


async def finish_enrolment(deps: Deps, token_hash: bytes, browser: Browser, now: datetime) -> SignedIn:
    """Turn a session that set up its second factor into a full one, under a new token."""
    async with deps.db.deployment() as tx:
        waiting = await sessions.find_live(tx, token_hash, now)
        if waiting is None or waiting.stage != SessionStage.ENROLMENT:
            return SignedIn(outcome=Outcome.WRONG)
        if not (await load_factors(tx, waiting.tenant_id, waiting.member_id)).count:
            return SignedIn(outcome=Outcome.NEEDS_ENROLMENT)
        new = _new_session(waiting, SessionStage.FULL, waiting.method, now, role=Role(waiting.present_role))
        await sessions.end_session(tx, token_hash, now)
        token = await sessions.open_session(tx, deps.settings, new, browser, now=now)
    await _record(deps, new, now)
    return SignedIn(outcome=Outcome.SIGNED_IN, token=token)


async def _find_member(tx: DeploymentTransaction, email_index: bytes, now: datetime) -> Any:
    statement = (
        select(SignIn, Member.role)
        .join(Member, (Member.tenant_id == SignIn.tenant_id) & (Member.id == SignIn.member_id))
        .where(SignIn.email_index == email_index, *may_be_here(now))
    )
    return (await tx.execute(statement)).one_or_none()


def _new_session(row: Any, stage: SessionStage, method: str, now: datetime, *, role: Role | None = None) -> NewSession:
    return NewSession(
        tenant_id=row.tenant_id,
        member_id=row.member_id,
        role=role or Role(row.role),
        stage=stage,
        method=method,
        expires_at=ends_at(stage, now),
    )


async def _record(deps: Deps, new: NewSession, now: datetime) -> None:
    if new.stage is not SessionStage.FULL:
        return
    async with deps.db.transaction(Principal.member(new.tenant_id, new.member_id, new.role)) as tx:
        tx.emit(MemberSignedIn(member_id=new.member_id, method=new.method), at=now)
        if new.method.endswith("recovery_code"):
            tx.emit(RecoveryCodeUsed(member_id=new.member_id), at=now)


async def _refuse(deps: Deps, subjects: tuple[bytes, bytes], row: Any, now: datetime) -> SignedIn:
    await count_failure(deps, subjects, now)
    if row is not None:
        await _record_refusal(deps, row.tenant_id, row.member_id, now)
    return SignedIn(outcome=Outcome.WRONG)


async def _record_refusal(deps: Deps, tenant_id: UUID, member_id: UUID, now: datetime) -> None:
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        tx.emit(MemberSignInRefused(member_id=member_id), at=now)
