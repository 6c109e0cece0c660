"""Signs in with a passkey: alone, as the second factor after a password, or to confirm before a sensitive act."""

from datetime import datetime
from typing import Any

import webauthn
from sqlalchemy import select
from webauthn.helpers import options_to_json
from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

from services.db import DeploymentTransaction
from services.deps import Deps
from services.events.catalog.team import MemberSignedIn
from services.flows.confirm_identity import record_confirmed, renew
from services.flows.passkey_answers import Answer, prove_passkey, relying_party_of
from services.flows.sign_in import Outcome, SignedIn
from services.flows.sign_in_pace import count_failure, must_wait
from services.rules.permissions import Principal, Role
from services.rules.session_life import SessionStage, ends_at
from services.tenants import passkeys, sessions
from services.tenants.credentials import Ceremony
from services.tenants.models import Member
from services.tenants.sessions import Browser, NewSession, may_be_here

_STAGES = {Ceremony.SECOND_FACTOR: SessionStage.SECOND_FACTOR, Ceremony.CONFIRM: SessionStage.FULL}


async def answer_options(
    deps: Deps, ceremony: Ceremony, member: Principal | None, origin: str, *, now: datetime
) -> str:
    """Return what the browser needs to answer with a passkey, as JSON: any of this site's, or one of a member's."""
    party = relying_party_of(deps, origin)
    is_second = ceremony is Ceremony.SECOND_FACTOR
    async with deps.db.deployment() as tx:
        options = webauthn.generate_authentication_options(
            rp_id=party,
            allow_credentials=await _allowed(tx, member),
            user_verification=UserVerificationRequirement.PREFERRED
            if is_second
            else UserVerificationRequirement.REQUIRED,
        )
        member_id = member.member_id if member else None
        await passkeys.keep_challenge(tx, options.challenge, ceremony, member_id, now=now)
    return options_to_json(options)


async def sign_in_by_passkey(deps: Deps, answer: Answer, browser: Browser, now: datetime) -> SignedIn:
    """Open a full session for whoever's passkey answered: the device is proven and so is the person."""
    async with deps.db.deployment() as tx:
        subjects = _subjects(tx, browser)
        if await must_wait(tx, subjects, now):
            return SignedIn(outcome=Outcome.TOO_MANY)
        passkey = await prove_passkey(tx, deps, answer, Ceremony.SIGN_IN, None, now=now)
        role = await _role_of(tx, passkey, now) if passkey else None
        new = _session(passkey, role, "passkey", now) if role else None
        token = await sessions.open_session(tx, deps.settings, new, browser, now=now) if new else ""
    if new is None:
        await count_failure(deps, subjects, now)
        return SignedIn(outcome=Outcome.WRONG)
    await _record_sign_in(deps, new, now)
    return SignedIn(outcome=Outcome.SIGNED_IN, token=token)


async def go_on_by_passkey(
    deps: Deps, token_hash: bytes, ceremony: Ceremony, answer: Answer, browser: Browser, *, now: datetime
) -> SignedIn:
    """Prove the second factor of a half-open session, or confirm a full one; it goes on under the returned token."""
    async with deps.db.deployment() as tx:
        subjects = _subjects(tx, browser)
        present = await sessions.find_live(tx, token_hash, now)
        if present is None or present.stage != _STAGES[ceremony]:
            return SignedIn(outcome=Outcome.WRONG)
        if await must_wait(tx, subjects, now):
            return SignedIn(outcome=Outcome.TOO_MANY)
        passkey = await prove_passkey(tx, deps, answer, ceremony, present.member_id, now=now)
        new = _session(present, Role(present.present_role), "password+passkey", now)
        token = ""
        if passkey and ceremony is Ceremony.CONFIRM:
            token = await renew(tx, deps.settings, present, browser, now=now)
        elif passkey:
            await sessions.end_session(tx, token_hash, now)
            token = await sessions.open_session(tx, deps.settings, new, browser, now=now)
    if not token:
        await count_failure(deps, subjects, now)
        return SignedIn(outcome=Outcome.WRONG)
    if ceremony is Ceremony.CONFIRM:
        await record_confirmed(deps, present, now)
    else:
        await _record_sign_in(deps, new, now)
    return SignedIn(outcome=Outcome.SIGNED_IN, token=token)


async def _allowed(tx: DeploymentTransaction, member: Principal | None) -> list[PublicKeyCredentialDescriptor]:
    if member is None or member.tenant_id is None or member.member_id is None:
        return []
    rows = await passkeys.list_passkeys(tx, member.tenant_id, member.member_id)
    return [PublicKeyCredentialDescriptor(id=row.credential_id) for row in rows]


async def _role_of(tx: DeploymentTransaction, passkey: Any, now: datetime) -> Role | None:
    """The role of a passkey's member, None where they may not be here."""
    own = (Member.tenant_id == passkey.tenant_id, Member.id == passkey.member_id)
    found = await tx.scalar(select(Member.role).where(*own, *may_be_here(now)))
    return Role(found) if found else None


def _session(owner: Any, role: Role, method: str, now: datetime) -> NewSession:
    stage = SessionStage.FULL
    return NewSession(
        tenant_id=owner.tenant_id,
        member_id=owner.member_id,
        role=role,
        stage=stage,
        method=method,
        expires_at=ends_at(stage, now),
    )


def _subjects(tx: DeploymentTransaction, browser: Browser) -> tuple[bytes]:
    return (tx.cipher.index("address", browser.address),)


async def _record_sign_in(deps: Deps, new: NewSession, now: datetime) -> None:
    async with deps.db.transaction(Principal.member(new.tenant_id, new.member_id, new.role)) as tx:
        tx.emit(MemberSignedIn(member_id=new.member_id, method=new.method), at=now)
