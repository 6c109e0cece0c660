"""A member adds and removes passkeys: WebAuthn credentials with user verification, good as both factors at once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import webauthn
from sqlalchemy import delete, insert, select
from webauthn.helpers import options_to_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from services.access import require_fresh
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.events.catalog.credential import PasskeyAdded, PasskeyRemoved
from services.flows.passkey_answers import challenge_in, relying_party_of
from services.flows.tell_member import load_address, tell_member
from services.ids import new_id
from services.rules.permissions import Principal
from services.rules.session_life import may_drop_factor
from services.tenants import passkeys
from services.tenants.credentials import Ceremony, Passkey
from services.tenants.models import SignIn
from services.tenants.second_factors import load_factors

NAME_CHARS = 60
MOST = 10
_NOT_ACCEPTED = "This passkey was not accepted. Try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPasskey:
    """A passkey as its member sees it; times are ISO, `used_at` empty while it was never used."""

    id: str
    name: str
    added_at: str
    used_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPasskey:
    """What the browser sent: the page's origin, the member's name for it, and the credential as JSON."""

    origin: str
    name: str
    credential: str


async def list_own(deps: Deps, principal: Principal) -> list[OwnPasskey]:
    """Return the member's passkeys, oldest first."""
    tenant_id, member_id = _ids(principal)
    async with deps.db.deployment() as tx:
        rows = await passkeys.list_passkeys(tx, tenant_id, member_id)
    return [
        OwnPasskey(
            id=str(row.id),
            name=row.name,
            added_at=row.created_at.isoformat(),
            used_at=row.used_at.isoformat() if row.used_at else "",
        )
        for row in rows
    ]


async def registration_options(deps: Deps, principal: Principal, origin: str, now: datetime) -> str:
    """Return what the browser needs to make a passkey, as JSON. Raises ConfirmationNeeded, InvalidInput."""
    require_fresh(principal)
    tenant_id, member_id = _ids(principal)
    party = relying_party_of(deps, origin)
    async with deps.db.read(principal) as reader:
        address, name = await load_address(reader, member_id)
    async with deps.db.deployment() as tx:
        known = await passkeys.list_passkeys(tx, tenant_id, member_id)
        options = webauthn.generate_registration_options(
            rp_id=party,
            rp_name="Flexoraa",
            user_id=member_id.bytes,
            user_name=address,
            user_display_name=name,
            exclude_credentials=[PublicKeyCredentialDescriptor(id=row.credential_id) for row in known],
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
        )
        await passkeys.keep_challenge(tx, options.challenge, Ceremony.REGISTER, member_id, now=now)
    return options_to_json(options)


async def add_passkey(deps: Deps, principal: Principal, new: NewPasskey, now: datetime) -> None:
    """Keep what the browser made. Raises ConfirmationNeeded, InvalidInput for an answer that does not hold."""
    require_fresh(principal)
    tenant_id, member_id = _ids(principal)
    challenge = challenge_in(new.credential)
    async with deps.db.deployment() as tx:
        is_ours = await passkeys.take_challenge(tx, challenge, Ceremony.REGISTER, member_id, now=now)
    if not is_ours:
        raise InvalidInput("This took too long. Try again.")
    try:
        made = webauthn.verify_registration_response(
            credential=new.credential,
            expected_challenge=challenge,
            expected_rp_id=relying_party_of(deps, new.origin),
            expected_origin=new.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError) as error:
        raise InvalidInput(_NOT_ACCEPTED) from error
    async with deps.db.deployment() as tx:
        known = await passkeys.list_passkeys(tx, tenant_id, member_id)
        if len(known) >= MOST or await passkeys.find_passkey(tx, made.credential_id):
            raise InvalidInput(_NOT_ACCEPTED)
        row = {"name": new.name.strip()[:NAME_CHARS] or "Passkey", "created_at": now, "sign_count": made.sign_count}
        keys = {"credential_id": made.credential_id, "public_key": made.credential_public_key, "id": new_id(now)}
        await tx.execute(insert(Passkey).values(tenant_id=tenant_id, member_id=member_id, **row, **keys))
    async with deps.db.transaction(principal) as tenant:
        tenant.emit(PasskeyAdded(member_id=member_id), at=now)
        await tell_member(tenant, member_id, "A passkey was added to your sign-in", now=now)


async def remove_passkey(deps: Deps, principal: Principal, passkey_id: UUID, now: datetime) -> None:
    """Take an own passkey away. Raises ConfirmationNeeded, NotFound, NotAllowed for the last factor of some roles."""
    require_fresh(principal)
    tenant_id, member_id = _ids(principal)
    own = (Passkey.tenant_id == tenant_id, Passkey.member_id == member_id, Passkey.id == passkey_id)
    async with deps.db.deployment() as tx:
        # Taken first: two removals at once must not each count the other's factor as the one that stays.
        whose = (SignIn.tenant_id == tenant_id, SignIn.member_id == member_id)
        await tx.execute(select(SignIn.member_id).where(*whose).with_for_update())
        if await tx.scalar(delete(Passkey).where(*own).returning(Passkey.id)) is None:
            raise NotFound
        left = (await load_factors(tx, tenant_id, member_id)).count
        if principal.role and not may_drop_factor(principal.role, factors_left=left):
            raise NotAllowed("It is your last second factor: set up an authenticator app before you remove it.")
    async with deps.db.transaction(principal) as tenant:
        tenant.emit(PasskeyRemoved(member_id=member_id), at=now)
        await tell_member(tenant, member_id, "A passkey was removed from your sign-in", now=now)


def _ids(principal: Principal) -> tuple[UUID, UUID]:
    assert principal.tenant_id
    assert principal.member_id
    return principal.tenant_id, principal.member_id
