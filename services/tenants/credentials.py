"""Tables of what proves a member beside the password: reset links, recovery codes and passkeys."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.tables import Table, one_of, owned_by_deployment, references


class PasswordReset(Table):
    """A link to choose a new password; a member has one at a time, and its token is stored as a keyed hash only."""

    __tablename__ = "password_reset"
    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    tenant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    __table_args__ = (
        references("member", "member_id"),
        UniqueConstraint("tenant_id", "member_id"),
        owned_by_deployment(),
    )


class RecoveryCode(Table):
    """One of a member's codes for the day the second factor is lost, as a keyed hash; using it deletes it."""

    __tablename__ = "recovery_code"
    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    code_hash: Mapped[bytes] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    __table_args__ = (references("member", "member_id"), owned_by_deployment())


class Passkey(Table):
    """A WebAuthn credential of a member: its public key, and how often it said it was used."""

    __tablename__ = "passkey"
    credential_id: Mapped[bytes] = mapped_column(primary_key=True)
    id: Mapped[UUID]
    tenant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    __table_args__ = (
        references("member", "member_id"),
        UniqueConstraint("tenant_id", "id"),
        Index(None, "tenant_id", "member_id"),
        owned_by_deployment(),
    )


class Ceremony(StrEnum):
    """What a WebAuthn challenge was made for; it answers nothing else."""

    REGISTER = "register"
    SIGN_IN = "sign_in"
    SECOND_FACTOR = "second_factor"
    CONFIRM = "confirm"


class PasskeyChallenge(Table):
    """A challenge that waits for its answer; taking it deletes it, so that no answer counts twice."""

    __tablename__ = "passkey_challenge"
    challenge: Mapped[bytes] = mapped_column(primary_key=True)
    ceremony: Mapped[str]
    member_id: Mapped[UUID | None]
    expires_at: Mapped[datetime]
    __table_args__ = (one_of("ceremony", Ceremony), owned_by_deployment())
