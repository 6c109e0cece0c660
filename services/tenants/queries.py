"""Reads a tenant's own settings, and the inboxes it sends from."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from services.db import Reader
from services.ports import Sender
from services.tenants.models import INBOX_TOKEN, Inbox, InboxState, Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class TenantProfile:
    """What speaks for a tenant: its name, the language it answers in, its zone, and how long a turn stays quiet."""

    name: str
    default_language: str
    zone: ZoneInfo
    quiet_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingInbox:
    """An inbox as sending sees it."""

    id: UUID
    sender: Sender
    is_halted: bool


async def load_tenant(tx: Reader) -> TenantProfile:
    """Return the tenant that the transaction belongs to."""
    statement = select(Tenant.name, Tenant.default_language, Tenant.timezone, Tenant.quiet_seconds)
    row = (await tx.execute(statement.where(Tenant.tenant_id == tx.tenant_id))).one()
    return TenantProfile(
        name=row.name,
        default_language=row.default_language,
        zone=ZoneInfo(row.timezone),
        quiet_seconds=row.quiet_seconds,
    )


async def list_inboxes(tx: Reader) -> list[SendingInbox]:
    """Return the tenant's inboxes."""
    rows = await tx.execute(select(Inbox).where(Inbox.tenant_id == tx.tenant_id).order_by(Inbox.id))
    return [sending_inbox(tx, row) for row in rows]


async def load_inbox(tx: Reader, inbox_id: UUID) -> SendingInbox:
    """Return one of the tenant's inboxes."""
    row = (await tx.execute(select(Inbox).where(Inbox.tenant_id == tx.tenant_id, Inbox.id == inbox_id))).one()
    return sending_inbox(tx, row)


def sending_inbox(tx: Reader, row: Any) -> SendingInbox:
    """An inbox's row with its token decrypted."""
    sender = Sender(
        external_id=row.external_id,
        business_id=row.business_id,
        access_token=tx.cipher.open(INBOX_TOKEN, row.id, row.access_token),
    )
    return SendingInbox(id=row.id, sender=sender, is_halted=row.state == InboxState.HALTED)
