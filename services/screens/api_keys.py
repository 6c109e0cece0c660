"""What the API keys section shows: every key of the tenant, never the key itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from services.access import demand
from services.deps import Deps
from services.rules.permissions import Access, Area, Principal
from services.screens.conversation_columns import iso
from services.tenants.models import ApiKey


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """One key, newest first."""

    id: str
    name: str
    role: str
    hint: str
    state: str  # active, expired, revoked
    created_at: str
    expires_at: str
    used_at: str  # empty for never


async def load(deps: Deps, principal: Principal, now: datetime) -> list[KeyRow]:
    """Every key of the principal's tenant. Raises NotAllowed."""
    demand(principal, Area.SETTINGS, Access.MANAGE)
    statement = select(ApiKey).where(ApiKey.tenant_id == principal.tenant_id).order_by(ApiKey.created_at.desc())
    async with deps.db.deployment() as deployment:
        return [_key_row(row, now) for row in await deployment.execute(statement)]


def _key_row(row: Row[Any], now: datetime) -> KeyRow:
    ended = "revoked" if row.revoked_at else "expired" if row.expires_at <= now else ""
    return KeyRow(
        id=str(row.id),
        name=row.name,
        role=row.role,
        hint=row.hint,
        state=ended or "active",
        created_at=iso(row.created_at),
        expires_at=iso(row.expires_at),
        used_at=iso(row.used_at),
    )
