"""Reads what a browser's authenticator answered, and holds it to the challenge, the site and the key it belongs to."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import webauthn
from webauthn.helpers import base64url_to_bytes, parse_client_data_json
from webauthn.helpers.exceptions import WebAuthnException

from services.db import DeploymentTransaction
from services.deps import Deps
from services.errors import InvalidInput
from services.rules.origins import relying_party
from services.tenants import passkeys
from services.tenants.credentials import Ceremony


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A signed challenge as the browser sent it, and the origin of the page that sent it."""

    origin: str
    credential: str


def relying_party_of(deps: Deps, origin: str) -> str:
    """Return the relying party id of a page of ours; raises InvalidInput for any other origin and for IP addresses."""
    party = relying_party(origin, deps.settings.public_url)
    if party is None:
        raise InvalidInput("Passkeys belong to a host name: open this site by its name.")
    return party


def challenge_in(credential: str) -> bytes:
    """Return the challenge that a credential answers; raises InvalidInput where there is none to be read."""
    try:
        client_data = base64url_to_bytes(json.loads(credential)["response"]["clientDataJSON"])
        return parse_client_data_json(client_data).challenge
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise InvalidInput("This is no answer of a passkey.") from error


async def prove_passkey(
    tx: DeploymentTransaction, deps: Deps, answer: Answer, ceremony: Ceremony, member_id: UUID | None, *, now: datetime
) -> Any:
    """Return the passkey that answered, None where the answer does not hold; its challenge is used up either way.

    With a member it must be one of theirs. Raises InvalidInput for an origin that is not ours.
    """
    challenge, credential_id = challenge_in(answer.credential), _credential_id(answer.credential)
    party = relying_party_of(deps, answer.origin)
    if not await passkeys.take_challenge(tx, challenge, ceremony, member_id, now=now):
        return None
    passkey = await passkeys.find_passkey(tx, credential_id)
    if passkey is None or (member_id and passkey.member_id != member_id):
        return None
    try:
        verified = webauthn.verify_authentication_response(
            credential=answer.credential,
            expected_challenge=challenge,
            expected_rp_id=party,
            expected_origin=answer.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            # After a password the mere key is a second factor; alone it has to know its holder.
            require_user_verification=ceremony is not Ceremony.SECOND_FACTOR,
        )
    except (WebAuthnException, ValueError):
        return None
    return passkey if await passkeys.note_used(tx, passkey, verified.new_sign_count, now) else None


def _credential_id(credential: str) -> bytes:
    try:
        return base64url_to_bytes(json.loads(credential)["rawId"])
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput("This is no answer of a passkey.") from error
