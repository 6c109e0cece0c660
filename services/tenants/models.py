"""Tables of tenants, their members and inboxes, sign-in, and data keys."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Index, Integer, SmallInteger, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Field, Purpose
from services.rules.ai_control import AiMode
from services.rules.backpressure import Mode
from services.rules.permissions import Role
from services.rules.session_life import SessionStage
from services.tables import (
    Json,
    RowId,
    Table,
    TenantId,
    Visibility,
    one_of,
    owned_by_deployment,
    references,
    visible_to,
)

MEMBER_NAME = Field(table="member", column="name", purpose=Purpose.PERSONAL)
MEMBER_EMAIL = Field(table="member", column="email", purpose=Purpose.PERSONAL)
INBOX_TOKEN = Field(table="inbox", column="access_token", purpose=Purpose.SECRETS)
TOTP_PENDING = Field(table="sign_in", column="totp_pending", purpose=Purpose.SECRETS)
TOTP_SECRET = Field(table="sign_in", column="totp_secret", purpose=Purpose.SECRETS)


class MemberState(StrEnum):
    """Whether a member may sign in."""

    INVITED = "invited"
    ACTIVE = "active"
    DISABLED = "disabled"


class Availability(StrEnum):
    """Whether a member takes leads; set by the member, or by lost presence."""

    AVAILABLE = "available"
    AWAY = "away"


class Channel(StrEnum):
    """Where contacts write."""

    WHATSAPP = "whatsapp"


class InboxState(StrEnum):
    """Whether an inbox may send."""

    CONNECTED = "connected"
    HALTED = "halted"


class Tenant(Table):
    """A customer company; `policy` holds what it changed from the seeded defaults."""

    __tablename__ = "tenant"
    tenant_id: Mapped[TenantId]
    name: Mapped[str]
    slug: Mapped[str]
    plan: Mapped[str]
    timezone: Mapped[str]
    default_language: Mapped[str]
    default_currency: Mapped[str]
    quiet_seconds: Mapped[int] = mapped_column(SmallInteger)
    policy: Mapped[Json]
    ai_mode: Mapped[str] = mapped_column(server_default=text("'live'"))
    ai_resumes: Mapped[bool] = mapped_column(server_default=text("false"))
    # Counts changes of the knowledge base; 0 where there never was a document, so that answering need not look.
    knowledge_version: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    created_at: Mapped[datetime]
    __table_args__ = (one_of("ai_mode", AiMode), visible_to(Visibility.ALL))


class Member(Table):
    """A person with a login in the tenant."""

    __tablename__ = "member"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    name: Mapped[bytes]
    email: Mapped[bytes]
    role: Mapped[str]
    state: Mapped[str]
    availability: Mapped[str]
    capacity: Mapped[int] = mapped_column(SmallInteger)
    languages: Mapped[list[str]] = mapped_column(ARRAY(Text))
    skills: Mapped[list[str]] = mapped_column(ARRAY(Text))
    # {} are the company's; `share_percent` is of an even share of WARM leads.
    working_hours: Mapped[Json]
    share_percent: Mapped[int] = mapped_column(SmallInteger, server_default=text("100"))
    seen_at: Mapped[datetime | None]
    # When they were invited last, and once they joined since when they are a member.
    created_at: Mapped[datetime]
    # When an external auditor's access ends by itself; None for members who stay.
    access_ends_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("role", Role),
        one_of("state", MemberState),
        one_of("availability", Availability),
        Index(None, "tenant_id", "role", "state"),
        visible_to(Visibility.ALL),
    )


class Inbox(Table):
    """A tenant's connected account on a channel; for WhatsApp one phone number."""

    __tablename__ = "inbox"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    channel: Mapped[str]
    name: Mapped[str]
    external_id: Mapped[str]
    business_id: Mapped[str]
    display_address: Mapped[str]
    access_token: Mapped[bytes]
    state: Mapped[str]
    state_reason: Mapped[str | None]
    quality: Mapped[str | None]
    last_received_at: Mapped[datetime | None]
    templates_synced_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    __table_args__ = (
        one_of("channel", Channel),
        one_of("state", InboxState),
        UniqueConstraint("tenant_id", "channel", "external_id"),
        visible_to(Visibility.ALL),
    )


class InboxRoute(Table):
    """Which tenant's inbox a provider's account id belongs to; each account is connected once in the deployment."""

    __tablename__ = "inbox_route"
    channel: Mapped[str] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(primary_key=True)
    business_id: Mapped[str]
    tenant_id: Mapped[UUID]
    inbox_id: Mapped[UUID]
    __table_args__ = (
        references("inbox", "inbox_id"),
        Index(None, "channel", "business_id"),
        owned_by_deployment(),
    )


class SignIn(Table):
    """How a member proves who they are; found by e-mail before the tenant is known."""

    __tablename__ = "sign_in"
    email_index: Mapped[bytes] = mapped_column(primary_key=True)
    tenant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    password_hash: Mapped[str]
    totp_secret: Mapped[bytes | None]
    totp_last_step: Mapped[int] = mapped_column(BigInteger)
    # A secret that was shown and not proven yet.
    totp_pending: Mapped[bytes | None]
    __table_args__ = (
        references("member", "member_id"),
        UniqueConstraint("tenant_id", "member_id"),
        owned_by_deployment(),
    )


class Invitation(Table):
    """A link by which an invited person joins, found before the tenant is known; its token is stored as a hash only."""

    __tablename__ = "invitation"
    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    tenant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    email_index: Mapped[bytes]
    expires_at: Mapped[datetime]
    __table_args__ = (
        references("member", "member_id", on_delete="CASCADE"),
        UniqueConstraint("tenant_id", "member_id"),
        UniqueConstraint("tenant_id", "email_index"),
        owned_by_deployment(),
    )


class ApiKey(Table):
    """A key by which a program gets tokens; stored as a keyed hash, shown once when it is made."""

    __tablename__ = "api_key"
    key_hash: Mapped[bytes] = mapped_column(primary_key=True)
    id: Mapped[UUID]
    tenant_id: Mapped[UUID]
    name: Mapped[str]
    role: Mapped[str]
    hint: Mapped[str]  # its last characters, to tell keys apart
    created_by: Mapped[UUID]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    __table_args__ = (
        references("member", "created_by"),
        UniqueConstraint("id"),
        Index(None, "tenant_id", "created_at"),
        one_of("role", Role),
        owned_by_deployment(),
    )


class ApiWrite(Table):
    """What a program's `Idempotency-Key` was first used for: keyed fingerprints of the key and of the request."""

    __tablename__ = "api_write"
    tenant_id: Mapped[TenantId]
    api_key_id: Mapped[UUID] = mapped_column(primary_key=True)
    idempotency_key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[bytes]
    created_at: Mapped[datetime]
    __table_args__ = (visible_to(Visibility.ALL),)


class MemberSession(Table):
    """A signed-in browser; the cookie's token is stored as its SHA-256 only."""

    __tablename__ = "member_session"
    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    id: Mapped[UUID]
    tenant_id: Mapped[UUID]
    member_id: Mapped[UUID]
    role: Mapped[str]
    method: Mapped[str]
    user_agent: Mapped[str]
    created_at: Mapped[datetime]
    acted_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    # When the member last proved who they are, for sensitive acts; the network it began in, without the host.
    confirmed_at: Mapped[datetime | None]
    address: Mapped[str] = mapped_column(server_default="")
    stage: Mapped[str] = mapped_column(server_default=SessionStage.FULL)
    # The role that an admin looks as.
    view_as: Mapped[str | None]
    __table_args__ = (
        one_of("stage", SessionStage),
        one_of("view_as", Role),
        references("member", "member_id"),
        Index(None, "tenant_id", "member_id"),
        owned_by_deployment(),
    )


class SignInThrottle(Table):
    """Failed sign-ins of an account or an address, as keyed hashes: tries slow down and nobody is locked out."""

    __tablename__ = "sign_in_throttle"
    subject_index: Mapped[bytes] = mapped_column(primary_key=True)
    failures: Mapped[int] = mapped_column(SmallInteger)
    failed_at: Mapped[datetime]
    __table_args__ = (owned_by_deployment(),)


class WorkerPulse(Table):
    """When each part of the worker last went round; /readyz and the operations page read it."""

    __tablename__ = "worker_pulse"
    part: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    __table_args__ = (owned_by_deployment(),)


class WorkMode(Table):
    """How far the deployment has stepped back because much is waiting: one row, kept by the workers."""

    __tablename__ = "work_mode"
    part: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[str]
    depth: Mapped[int]
    since: Mapped[datetime]
    __table_args__ = (one_of("mode", Mode), owned_by_deployment(readable_by_tenants=True))


class RoundFailure(Table):
    """A tenant with which a part of the worker fails, until it succeeds; the deployment's, for keys may be broken."""

    __tablename__ = "round_failure"
    tenant_id: Mapped[TenantId]
    part: Mapped[str] = mapped_column(primary_key=True)
    error: Mapped[str]  # its kind and place, never its words
    times: Mapped[int]
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    __table_args__ = (owned_by_deployment(),)
