"""Opens a tenant: its row, keys, wallet with the first grant, members with their sign-in, and inboxes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import insert

from services.billing import commands as billing
from services.crypto import normal_email
from services.db import Database, DeploymentTransaction, Transaction
from services.ids import new_id
from services.rules.permissions import Principal, Role
from services.rules.plans import PLANS, PlanCode
from services.tenants.models import (
    INBOX_TOKEN,
    MEMBER_EMAIL,
    MEMBER_NAME,
    TOTP_SECRET,
    Availability,
    Channel,
    Inbox,
    InboxRoute,
    InboxState,
    Member,
    MemberState,
    SignIn,
    Tenant,
)

PERIOD = timedelta(days=30)
DEFAULT_QUIET_SECONDS = 4
DEFAULT_CAPACITY = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """A member to add; the password comes hashed, the TOTP secret in base32 or None."""

    email: str
    name: str
    role: Role
    password_hash: str
    totp_secret: str | None = None
    languages: tuple[str, ...] = ()
    availability: Availability = Availability.AWAY
    capacity: int = DEFAULT_CAPACITY


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInbox:
    """A WhatsApp number to connect."""

    name: str
    phone_number_id: str
    business_id: str
    display_address: str
    access_token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTenant:
    """A customer company to open."""

    name: str
    slug: str
    plan: PlanCode
    timezone: str = "Asia/Kolkata"
    default_language: str = "en"
    default_currency: str = "INR"
    burn_limit_deci: int | None = None
    members: tuple[NewMember, ...] = ()
    inboxes: tuple[NewInbox, ...] = ()
    policy: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedTenant:
    """The ids of what was made, in the order it was given."""

    tenant_id: UUID
    member_ids: Sequence[UUID]
    inbox_ids: Sequence[UUID]


async def open_tenant(db: Database, new: NewTenant, now: datetime) -> OpenedTenant:
    """Make the tenant and everything it starts with, in one transaction."""
    tenant_id = new_id(now)
    member_ids = [new_id(now) for _ in new.members]
    inbox_ids = [new_id(now) for _ in new.inboxes]
    async with db.deployment() as deployment:
        await deployment.execute(insert(Tenant).values(**_tenant_row(tenant_id, new, now)))
        await db.keyring.create_tenant_keys(deployment.connection, tenant_id, now)
    async with db.transaction(Principal.system(tenant_id)) as tx:
        await _open_wallet(tx, new, now)
        for member_id, member in zip(member_ids, new.members, strict=True):
            await tx.execute(insert(Member).values(**_member_row(tx, member_id, member, now)))
        for inbox_id, inbox in zip(inbox_ids, new.inboxes, strict=True):
            await tx.execute(insert(Inbox).values(**_inbox_row(tx, inbox_id, inbox, now)))
    async with db.deployment() as deployment:
        for member_id, member in zip(member_ids, new.members, strict=True):
            await _add_sign_in(deployment, tenant_id, member_id, member)
        for inbox_id, inbox in zip(inbox_ids, new.inboxes, strict=True):
            await deployment.execute(insert(InboxRoute).values(**_route_row(tenant_id, inbox_id, inbox)))
    return OpenedTenant(tenant_id=tenant_id, member_ids=member_ids, inbox_ids=inbox_ids)


def _tenant_row(tenant_id: UUID, new: NewTenant, now: datetime) -> dict[str, object]:
    return {
        "tenant_id": tenant_id,
        "name": new.name,
        "slug": new.slug,
        "plan": new.plan,
        "timezone": new.timezone,
        "default_language": new.default_language,
        "default_currency": new.default_currency,
        "quiet_seconds": DEFAULT_QUIET_SECONDS,
        "policy": dict(new.policy),
        "created_at": now,
    }


async def _open_wallet(tx: Transaction, new: NewTenant, now: datetime) -> None:
    terms = PLANS[new.plan]
    limit = terms.burn_limit_deci if new.burn_limit_deci is None else new.burn_limit_deci
    await billing.open_wallet(tx, burn_limit_deci=limit, period_started_at=now, period_ends_at=now + PERIOD, now=now)
    await billing.grant(tx, terms.grant_deci, f"grant:{now.date()}", now=now)


def _member_row(tx: Transaction, member_id: UUID, member: NewMember, now: datetime) -> dict[str, object]:
    return {
        "tenant_id": tx.tenant_id,
        "id": member_id,
        "name": tx.cipher.seal(MEMBER_NAME, member_id, member.name),
        "email": tx.cipher.seal(MEMBER_EMAIL, member_id, member.email),
        "role": member.role,
        "state": MemberState.ACTIVE,
        "availability": member.availability,
        "capacity": member.capacity,
        "languages": list(member.languages),
        "skills": [],
        "working_hours": {},
        "seen_at": None,
        "created_at": now,
    }


def _inbox_row(tx: Transaction, inbox_id: UUID, inbox: NewInbox, now: datetime) -> dict[str, object]:
    return {
        "tenant_id": tx.tenant_id,
        "id": inbox_id,
        "channel": Channel.WHATSAPP,
        "name": inbox.name,
        "external_id": inbox.phone_number_id,
        "business_id": inbox.business_id,
        "display_address": inbox.display_address,
        "access_token": tx.cipher.seal(INBOX_TOKEN, inbox_id, inbox.access_token),
        "state": InboxState.CONNECTED,
        "created_at": now,
    }


def _route_row(tenant_id: UUID, inbox_id: UUID, inbox: NewInbox) -> dict[str, object]:
    return {
        "channel": Channel.WHATSAPP,
        "external_id": inbox.phone_number_id,
        "business_id": inbox.business_id,
        "tenant_id": tenant_id,
        "inbox_id": inbox_id,
    }


async def _add_sign_in(deployment: DeploymentTransaction, tenant_id: UUID, member_id: UUID, member: NewMember) -> None:
    secret = member.totp_secret
    await deployment.execute(
        insert(SignIn).values(
            email_index=deployment.cipher.index("email", normal_email(member.email)),
            tenant_id=tenant_id,
            member_id=member_id,
            password_hash=member.password_hash,
            totp_secret=deployment.cipher.seal(TOTP_SECRET, member_id, secret) if secret else None,
            totp_last_step=0,
        )
    )
