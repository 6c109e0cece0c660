"""A signed-in member proves once more who they are, for ten minutes of sensitive acts; the session gets a new token."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services import passwords
from services.db import DeploymentTransaction
from services.deps import Deps
from services.events.catalog.team import MemberConfirmed
from services.flows.sign_in import Outcome, SignedIn
from services.flows.sign_in_pace import count_failure, must_wait, subjects_of
from services.rules.permissions import Principal, Role
from services.rules.session_life import SessionStage
from services.settings import Settings
from services.tenants import sessions
from services.tenants.second_factors import load_factors, load_sign_in, use_code
from services.tenants.sessions import Browser, NewSession


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the member typed: the password, and a code where they have a second factor."""

    password: str
    code: str


async def confirm_identity(deps: Deps, token_hash: bytes, proof: Proof, browser: Browser, now: datetime) -> SignedIn:
    """Check password and second factor of a full session; on success it goes on under the returned token."""
    async with deps.db.deployment() as tx:
        present = await sessions.find_live(tx, token_hash, now)
        if present is None or present.stage != SessionStage.FULL:
            return SignedIn(outcome=Outcome.WRONG)
        row = await load_sign_in(tx, present.tenant_id, present.member_id)
        subjects = (row.email_index, subjects_of(tx, "", browser.address)[1])
        if await must_wait(tx, subjects, now):
            return SignedIn(outcome=Outcome.TOO_MANY)
    if not await passwords.is_right(proof.password, row.password_hash):
        await count_failure(deps, subjects, now)
        return SignedIn(outcome=Outcome.WRONG)
    async with deps.db.deployment() as tx:
        factors = await load_factors(tx, row.tenant_id, row.member_id)
        used = await use_code(tx, deps.settings, row, proof.code, now) if proof.code else ""
        is_proven = bool(used) or not factors.count
        token = await renew(tx, deps.settings, present, browser, now=now) if is_proven else ""
    if not is_proven:
        await count_failure(deps, subjects, now)
        return SignedIn(outcome=Outcome.WRONG)
    await record_confirmed(deps, present, now)
    return SignedIn(outcome=Outcome.SIGNED_IN, token=token)


async def renew(tx: DeploymentTransaction, settings: Settings, present: Any, browser: Browser, *, now: datetime) -> str:
    """Replace a session by a full, confirmed one of a new token; its last hour stays what it was."""
    await sessions.end_session(tx, present.token_hash, now)
    new = NewSession(
        tenant_id=present.tenant_id,
        member_id=present.member_id,
        role=Role(present.present_role),
        stage=SessionStage.FULL,
        method=present.method,
        expires_at=present.expires_at,
    )
    return await sessions.open_session(tx, settings, new, browser, now=now)


async def record_confirmed(deps: Deps, present: Any, now: datetime) -> None:
    """Note in the log that the member confirmed."""
    member = Principal.member(present.tenant_id, present.member_id, Role(present.present_role))
    async with deps.db.transaction(member) as tx:
        tx.emit(MemberConfirmed(member_id=present.member_id), at=now)
