"""Rotates the data keys of tenants: at 90 days by itself, at once when an admin asks; and wraps keys anew.

Every round does one bounded step for each tenant with a rotation under way and may be killed at any point: where it
stands is in `key_rotation`, committed with the step.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from services.access import demand, require_fresh
from services.crypto import Purpose
from services.data_keys import KeyState, TenantKey
from services.db import Transaction
from services.deps import Deps
from services.errors import Conflict, InvalidInput
from services.events.catalog.keys import KeysRewrapped
from services.flows.each_tenant import each_tenant
from services.keys import reencrypting, rotation
from services.keys.models import KeyRotation
from services.keys.rotation import ROTATED
from services.rules.key_rotation import ROTATE_AFTER, RotationState, everybody_knows
from services.rules.permissions import Access, Area, Principal


async def request_rotation(deps: Deps, principal: Principal, purpose: str, now: datetime) -> UUID:
    """Start rotating one key of the tenant, which asks for a fresh confirmation.

    Raises Conflict where that is under way, InvalidInput for what is no key that rotates.
    """
    demand(principal, Area.SETTINGS, Access.MANAGE)
    require_fresh(principal)
    if purpose not in ROTATED:
        raise InvalidInput("This key is not rotated.")
    started = await _start(deps, principal, Purpose(purpose), now)
    if started is None:
        raise Conflict("A rotation of this key is under way.")
    return started


async def rotate_keys(deps: Deps, now: datetime) -> int:
    """Start what is due and do one step of what is under way; returns how many rows were re-encrypted."""
    async with deps.db.deployment() as deployment:
        due = select(TenantKey.tenant_id, TenantKey.purpose).where(
            TenantKey.state == KeyState.ACTIVE,
            TenantKey.purpose.in_(ROTATED),
            TenantKey.created_at <= now - ROTATE_AFTER,
        )
        keys = (await deployment.execute(due)).all()
        unfinished = select(KeyRotation.tenant_id).where(KeyRotation.finished_at.is_(None)).distinct()
        under_way = list((await deployment.execute(unfinished)).scalars())
    due_of: dict[UUID, list[Purpose]] = {tenant_id: [] for tenant_id in under_way}
    for key in keys:
        due_of.setdefault(key.tenant_id, []).append(Purpose(key.purpose))

    async def go_on(deps: Deps, tenant_id: UUID, now: datetime) -> int:
        for purpose in due_of[tenant_id]:
            await _start(deps, Principal.system(tenant_id), purpose, now)
        return await rotate_tenant(deps, tenant_id, now)

    return await each_tenant(deps, "rotate", due_of, go_on, now)


async def rotate_tenant(deps: Deps, tenant_id: UUID, now: datetime) -> int:
    """Do one step of one rotation of a tenant; returns how many rows were re-encrypted."""
    oldest_open_at = await deps.db.oldest_open_at()
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        found = await rotation.lock_unfinished(tx)
        if found is None:
            return 0
        if found.state == RotationState.REENCRYPTING:
            return await _reencrypt(tx, found, now)
        if found.changed_at is None:
            await rotation.note_change(tx, found)
        elif everybody_knows(found.changed_at, oldest_open_at, deps.db.keyring.refresh_seconds):
            await _go_on(tx, found, now)
        return 0


async def rewrap_keys(deps: Deps, now: datetime) -> int:
    """Wrap by the active wrapping key what another one wrapped; returns how many keys that were."""
    active = await deps.db.keyring.active_key()
    async with deps.db.deployment() as deployment:
        columns = select(TenantKey.tenant_id, TenantKey.purpose, TenantKey.version, TenantKey.wrapped)
        rows = (await deployment.execute(columns)).all()
    by_tenant: dict[UUID, list[Any]] = {}
    for row in rows:
        if deps.db.keyring.key_of(row.wrapped) != active:
            by_tenant.setdefault(row.tenant_id, []).append(row)

    async def rewrap(deps: Deps, tenant_id: UUID, now: datetime) -> int:
        return await _rewrap_tenant(deps, tenant_id, by_tenant[tenant_id], now)

    return await each_tenant(deps, "rewrap", by_tenant, rewrap, now)


async def _start(deps: Deps, principal: Principal, purpose: Purpose, now: datetime) -> UUID | None:
    assert principal.tenant_id is not None
    async with deps.db.read(principal) as reader:
        version = await rotation.active_version(reader, purpose)
    wrapped = await deps.db.keyring.wrap_new(str(principal.tenant_id), purpose, version + 1)
    async with deps.db.transaction(principal) as tx:
        return await rotation.prepare(tx, purpose, version, wrapped, now)


async def _go_on(tx: Transaction, found: Any, now: datetime) -> None:
    """Everybody knows of the last change: take the next step."""
    if found.state == RotationState.PREPARED:
        await rotation.switch(tx, found, now)
        return
    total = await reencrypting.count_left(tx, Purpose(found.purpose), found.to_version)
    await rotation.change(tx, found, state=RotationState.REENCRYPTING, total=total)


async def _reencrypt(tx: Transaction, found: Any, now: datetime) -> int:
    if made := await reencrypting.give_keys(tx):
        return made
    purpose = Purpose(found.purpose)
    places = reencrypting.places_of(purpose)
    if found.place < len(places):
        place = places[found.place]
        count, last_id = await reencrypting.reencrypt(tx, place, found.to_version, found.after_id)
        position = {"after_id": last_id} if last_id else {"after_id": None, "place": found.place + 1}
        await rotation.change(tx, found, done=found.done + count, **position)
        return count or 1
    if await reencrypting.count_left(tx, purpose, found.to_version):
        await rotation.change(tx, found, place=0, after_id=None)
    else:
        await rotation.destroy_old(tx, found, now)
    return 0


async def _rewrap_tenant(deps: Deps, tenant_id: UUID, stale: list[Any], now: datetime) -> int:
    keyring = deps.db.keyring
    fresh = [await keyring.rewrap(str(tenant_id), row.purpose, row.version, row.wrapped) for row in stale]
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        for row, wrapped in zip(stale, fresh, strict=True):
            same = (
                TenantKey.tenant_id == tenant_id,
                TenantKey.purpose == row.purpose,
                TenantKey.wrapped == row.wrapped,
            )
            await tx.execute(update(TenantKey).where(*same).values(wrapped=wrapped))
        tx.emit(KeysRewrapped(tenant_id=tenant_id, count=len(stale)), at=now)
    return len(stale)
