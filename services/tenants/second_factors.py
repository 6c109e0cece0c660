"""Checks and keeps second factors: authenticator codes, each good once by its time step, and recovery codes."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import pyotp
from sqlalchemy import delete, func, insert, select, update

from services.db import DeploymentTransaction
from services.rules.recovery_codes import normal_code
from services.settings import Settings
from services.tenants.credentials import Passkey, RecoveryCode
from services.tenants.models import TOTP_SECRET, SignIn

TOTP_STEP_SECONDS = 30
TOTP_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """What a member has beside the password."""

    has_totp: bool
    passkeys: int
    recovery_codes: int

    @property
    def count(self) -> int:
        """How many factors there are; recovery codes stand in for one and are none."""
        return self.passkeys + self.has_totp


async def load_factors(tx: DeploymentTransaction, tenant_id: UUID, member_id: UUID) -> Factors:
    """Return what a member has."""
    passkeys = select(func.count()).where(Passkey.tenant_id == tenant_id, Passkey.member_id == member_id)
    codes = select(func.count()).where(RecoveryCode.tenant_id == tenant_id, RecoveryCode.member_id == member_id)
    statement = select(
        SignIn.totp_secret.is_not(None).label("has_totp"),
        passkeys.scalar_subquery().label("passkeys"),
        codes.scalar_subquery().label("codes"),
    ).where(SignIn.tenant_id == tenant_id, SignIn.member_id == member_id)
    row = (await tx.execute(statement)).one()
    return Factors(has_totp=row.has_totp, passkeys=row.passkeys, recovery_codes=row.codes)


async def load_sign_in(tx: DeploymentTransaction, tenant_id: UUID, member_id: UUID) -> Any:
    """Return the member's row of password and authenticator."""
    return (await tx.execute(select(SignIn).where(SignIn.tenant_id == tenant_id, SignIn.member_id == member_id))).one()


async def use_code(tx: DeploymentTransaction, settings: Settings, sign_in: Any, code: str, now: datetime) -> str:
    """Use up an authenticator or recovery code; returns which it was, "totp" or "recovery_code", empty for neither."""
    typed = code.replace(" ", "")
    if len(typed) == TOTP_DIGITS and typed.isascii() and typed.isdigit():
        return "totp" if await _use_totp(tx, sign_in, typed, now) else ""
    return "recovery_code" if await _use_recovery_code(tx, settings, sign_in, code) else ""


def fitting_step(secret: str, code: str, now: datetime) -> int | None:
    """The time step that a code belongs to: the present one or the one before, None for neither."""
    totp, step = pyotp.TOTP(secret), int(now.timestamp()) // TOTP_STEP_SECONDS
    fitting = [s for s in (step, step - 1) if secrets.compare_digest(totp.generate_otp(s), code)]
    return fitting[0] if fitting else None


async def _use_totp(tx: DeploymentTransaction, sign_in: Any, code: str, now: datetime) -> bool:
    """Each code is accepted once: the time step only moves on."""
    if sign_in.totp_secret is None:
        return False
    step = fitting_step(tx.cipher.open(TOTP_SECRET, sign_in.member_id, sign_in.totp_secret), code, now)
    if step is None:
        return False
    statement = (
        update(SignIn)
        .where(SignIn.email_index == sign_in.email_index, SignIn.totp_last_step < step)
        .values(totp_last_step=step)
        .returning(SignIn.member_id)
    )
    return await tx.scalar(statement) is not None


async def _use_recovery_code(tx: DeploymentTransaction, settings: Settings, sign_in: Any, code: str) -> bool:
    """The row is deleted by whoever comes first, so that of two uses at once one fails."""
    statement = (
        delete(RecoveryCode)
        .where(
            RecoveryCode.tenant_id == sign_in.tenant_id,
            RecoveryCode.member_id == sign_in.member_id,
            RecoveryCode.code_hash == hash_code(settings, sign_in.member_id, code),
        )
        .returning(RecoveryCode.member_id)
    )
    return await tx.scalar(statement) is not None


def hash_code(settings: Settings, member_id: UUID, code: str) -> bytes:
    """Return what a recovery code is stored as; 80 random bits under a key need no slow hash."""
    keyed = f"recovery\0{member_id}\0{normal_code(code)}".encode()
    return hmac.digest(settings.secret_key.get_secret_value().encode(), keyed, hashlib.sha256)


async def replace_recovery_codes(
    tx: DeploymentTransaction, settings: Settings, sign_in: Any, codes: Sequence[str], *, now: datetime
) -> None:
    """Make `codes` the member's only recovery codes."""
    owner = {"tenant_id": sign_in.tenant_id, "member_id": sign_in.member_id}
    await tx.execute(delete(RecoveryCode).filter_by(**owner))
    hashes = [hash_code(settings, sign_in.member_id, code) for code in codes]
    await tx.execute(insert(RecoveryCode), [owner | {"code_hash": one, "created_at": now} for one in hashes])
