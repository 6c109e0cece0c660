"""Makes and revokes API keys, exchanges them for tokens, and finds who is behind a token."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, or_, select, update

from services.access import demand, require_fresh
from services.api_tokens import read_token, sign_token
from services.db import DeploymentTransaction
from services.deps import Deps
from services.errors import InvalidInput, NotFound, TriedTooOften
from services.events.catalog.api_key import ApiKeyCreated, ApiKeyRevoked
from services.flows.sign_in_pace import count_failure, must_wait
from services.ids import new_id
from services.rules.api_access import KEY_LASTS_DAYS, KEY_NAME_MOST, KEY_ROLES, USE_NOTED_EVERY
from services.rules.permissions import Access, Area, Principal, Role
from services.tenants.models import ApiKey
from services.tenants.sessions import hash_token, new_token

PREFIX = "fxk_"
_HINT_CHARACTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """What somebody asks a key for."""

    name: str
    role: str
    days: str


async def create_key(deps: Deps, principal: Principal, new: NewKey, *, now: datetime) -> str:
    """Make a key and return it, the only time it is seen. Raises NotAllowed, ConfirmationNeeded, InvalidInput."""
    demand(principal, Area.SETTINGS, Access.MANAGE)
    require_fresh(principal)
    name, role, days = _checked(new)
    key, key_id = PREFIX + new_token(), new_id(now)
    row = {
        "key_hash": hash_token(deps.settings, key),
        "id": key_id,
        "tenant_id": principal.tenant_id,
        "name": name,
        "role": role,
        "hint": key[-_HINT_CHARACTERS:],
        "created_by": principal.member_id,
        "created_at": now,
        "expires_at": now + timedelta(days=days),
    }
    async with deps.db.transaction(principal) as tx:
        await tx.execute(insert(ApiKey).values(row))
        tx.emit(ApiKeyCreated(api_key_id=key_id, role=role, days=days), at=now)
    return key


async def revoke_key(deps: Deps, principal: Principal, key_id: UUID, *, now: datetime) -> None:
    """End a key and every token of it at once. Raises NotAllowed, and NotFound for another tenant's or an ended one."""
    demand(principal, Area.SETTINGS, Access.MANAGE)
    own = (ApiKey.id == key_id, ApiKey.tenant_id == principal.tenant_id, ApiKey.revoked_at.is_(None))
    async with deps.db.transaction(principal) as tx:
        if await tx.scalar(update(ApiKey).where(*own).values(revoked_at=now).returning(ApiKey.id)) is None:
            raise NotFound
        tx.emit(ApiKeyRevoked(api_key_id=key_id), at=now)


async def exchange(deps: Deps, key: str, address: str, now: datetime) -> str | None:
    """Return a token for a key, None for one that is unknown, revoked or past its day.

    An address that guesses is slowed down as at sign-in: raises TriedTooOften while it has to wait.
    """
    async with deps.db.deployment() as deployment:
        subjects = [deployment.cipher.index("api-key-address", address)]
        if await must_wait(deployment, subjects, now):
            raise TriedTooOften
        row = await _find(deployment, ApiKey.key_hash == hash_token(deps.settings, key), now)
    if row is None:
        await count_failure(deps, subjects, now)
        return None
    return sign_token(deps.settings, row.id, now)


async def find_caller(deps: Deps, token: str, now: datetime) -> Principal | None:
    """Return who is behind a bearer token, None where it, or the key behind it, does not count any more."""
    key_id = read_token(deps.settings, token, now)
    if key_id is None:
        return None
    async with deps.db.deployment() as deployment:
        row = await _find(deployment, ApiKey.id == key_id, now)
    return Principal.api_key(row.tenant_id, row.id, Role(row.role)) if row else None


async def _find(tx: DeploymentTransaction, which: ColumnElement[bool], now: datetime) -> Any:
    """The row of a key that counts; its use is noted once a minute."""
    live = (which, ApiKey.revoked_at.is_(None), ApiKey.expires_at > now)
    row = (await tx.execute(select(ApiKey.id, ApiKey.tenant_id, ApiKey.role).where(*live))).one_or_none()
    if row:
        is_due = or_(ApiKey.used_at.is_(None), ApiKey.used_at < now - USE_NOTED_EVERY)
        await tx.execute(update(ApiKey).where(ApiKey.id == row.id, is_due).values(used_at=now))
    return row


def _checked(new: NewKey) -> tuple[str, Role, int]:
    name = new.name.strip()
    if not 0 < len(name) <= KEY_NAME_MOST or not name.isprintable():
        raise InvalidInput(f"A key needs a name of at most {KEY_NAME_MOST} characters.")
    if new.role not in KEY_ROLES:
        raise InvalidInput("Choose a role from the list.")
    if new.days not in map(str, KEY_LASTS_DAYS):
        raise InvalidInput("Choose how long the key lasts from the list.")
    return name, Role(new.role), int(new.days)
