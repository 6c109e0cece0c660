"""Keeps passkeys and the challenges that wait for them; what a browser answered is checked in flows/passkeys.py."""

import hashlib
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, or_, select, update

from services.db import DeploymentTransaction
from services.tenants.credentials import Ceremony, Passkey, PasskeyChallenge

CHALLENGE_LASTS = timedelta(minutes=5)


async def keep_challenge(
    tx: DeploymentTransaction, challenge: bytes, ceremony: Ceremony, member_id: UUID | None, *, now: datetime
) -> None:
    """Remember a challenge until it is answered; those that nobody answered go."""
    await tx.execute(delete(PasskeyChallenge).where(PasskeyChallenge.expires_at <= now))
    values = {"ceremony": ceremony, "member_id": member_id, "expires_at": now + CHALLENGE_LASTS}
    await tx.execute(insert(PasskeyChallenge).values(challenge=_hashed(challenge), **values))


async def take_challenge(
    tx: DeploymentTransaction, challenge: bytes, ceremony: Ceremony, member_id: UUID | None, *, now: datetime
) -> bool:
    """Use a challenge up; False for one that is unknown, used, late, or made for something or somebody else."""
    whose = PasskeyChallenge.member_id == member_id if member_id else PasskeyChallenge.member_id.is_(None)
    statement = (
        delete(PasskeyChallenge)
        .where(
            PasskeyChallenge.challenge == _hashed(challenge),
            PasskeyChallenge.ceremony == ceremony,
            PasskeyChallenge.expires_at > now,
            whose,
        )
        .returning(PasskeyChallenge.challenge)
    )
    return await tx.scalar(statement) is not None


async def list_passkeys(tx: DeploymentTransaction, tenant_id: UUID, member_id: UUID) -> list[Any]:
    """Return a member's passkeys, oldest first."""
    own = select(Passkey).where(Passkey.tenant_id == tenant_id, Passkey.member_id == member_id)
    return list((await tx.execute(own.order_by(Passkey.created_at))).all())


async def find_passkey(tx: DeploymentTransaction, credential_id: bytes) -> Any:
    """Return the passkey of this credential id, whoever's it is."""
    return (await tx.execute(select(Passkey).where(Passkey.credential_id == credential_id))).one_or_none()


async def note_used(tx: DeploymentTransaction, passkey: Any, sign_count: int, now: datetime) -> bool:
    """Move the counter on; False where it did not grow, which a copied authenticator betrays itself by.

    Passkeys that are synchronised between devices do not count and say 0 always (WebAuthn 3, 6.1.1).
    """
    statement = (
        update(Passkey)
        .where(
            Passkey.credential_id == passkey.credential_id,
            or_(Passkey.sign_count < sign_count, (Passkey.sign_count == 0) & (sign_count == 0)),
        )
        .values(sign_count=sign_count, used_at=now)
        .returning(Passkey.id)
    )
    return await tx.scalar(statement) is not None


def _hashed(challenge: bytes) -> bytes:
    return hashlib.sha256(challenge).digest()
