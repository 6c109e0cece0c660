"""The steps of a rotation but for re-encryption: a new key, the switch to it, the end of the old one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from services.crypto import TENANT_PURPOSES, Purpose
from services.data_keys import KeyState, TenantKey
from services.db import Reader, Transaction
from services.events.catalog.keys import KeyActivated, KeyDestroyed, KeyRotationStarted
from services.ids import new_id
from services.keys.models import KeyRotation
from services.rules.key_rotation import RotationState

# The index key is not among them: see "Blind indexes keep their key" in the README.
ROTATED = tuple(purpose for purpose in TENANT_PURPOSES if purpose is not Purpose.INDEX)


async def active_version(tx: Reader, purpose: Purpose) -> int:
    """Return the version that seals."""
    statement = select(TenantKey.version).where(
        TenantKey.tenant_id == tx.tenant_id, TenantKey.purpose == purpose, TenantKey.state == KeyState.ACTIVE
    )
    return int(await tx.scalar(statement))


async def prepare(tx: Transaction, purpose: Purpose, from_version: int, wrapped: bytes, now: datetime) -> UUID | None:
    """Keep the next version beside the present one; None where a rotation of this key is under way or just ended."""
    if await active_version(tx, purpose) != from_version:
        return None
    rotation_id, to_version = new_id(now), from_version + 1
    values = {
        "tenant_id": tx.tenant_id,
        "id": rotation_id,
        "purpose": purpose,
        "from_version": from_version,
        "to_version": to_version,
        "state": RotationState.PREPARED,
        "requested_by": tx.principal.member_id,
        "place": 0,
        "done": 0,
        "total": 0,
        "started_at": now,
    }
    statement = insert(KeyRotation).values(**values).on_conflict_do_nothing().returning(KeyRotation.id)
    if await tx.scalar(statement) is None:
        return None
    row = {"tenant_id": tx.tenant_id, "purpose": purpose, "version": to_version, "wrapped": wrapped}
    await tx.execute(insert(TenantKey).values(**row, state=KeyState.PENDING, created_at=now))
    event = KeyRotationStarted(
        rotation_id=rotation_id, purpose=purpose, from_version=from_version, to_version=to_version
    )
    tx.emit(event, at=now)
    return rotation_id


async def lock_unfinished(tx: Transaction) -> Any | None:
    """Lock one rotation of the tenant that nobody else works on."""
    statement = (
        select(KeyRotation)
        .where(KeyRotation.tenant_id == tx.tenant_id, KeyRotation.finished_at.is_(None))
        .order_by(KeyRotation.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return (await tx.execute(statement)).one_or_none()


async def note_change(tx: Transaction, rotation: Any) -> None:
    """Note that the last change of keys is committed, by the server's clock."""
    await change(tx, rotation, changed_at=func.clock_timestamp())


async def switch(tx: Transaction, rotation: Any, now: datetime) -> None:
    """Let the new version seal and the old one only open; the age of the new one counts from here."""
    keys = update(TenantKey).where(TenantKey.tenant_id == tx.tenant_id, TenantKey.purpose == rotation.purpose)
    old, new = rotation.from_version, rotation.to_version
    await tx.execute(keys.where(TenantKey.version == old).values(state=KeyState.RETIRED))
    await tx.execute(keys.where(TenantKey.version == new).values(state=KeyState.ACTIVE, created_at=now))
    await change(tx, rotation, state=RotationState.SWITCHED, changed_at=None)
    tx.emit(KeyActivated(rotation_id=rotation.id, purpose=rotation.purpose, version=new), at=now)


async def destroy_old(tx: Transaction, rotation: Any, now: datetime) -> None:
    """Delete the old version; the caller has seen that nothing is under it and that nothing can be any more."""
    await tx.execute(
        delete(TenantKey).where(
            TenantKey.tenant_id == tx.tenant_id,
            TenantKey.purpose == rotation.purpose,
            TenantKey.version == rotation.from_version,
            TenantKey.state == KeyState.RETIRED,
        )
    )
    await change(tx, rotation, state=RotationState.DONE, finished_at=now)
    event = KeyDestroyed(rotation_id=rotation.id, purpose=rotation.purpose, version=rotation.from_version)
    tx.emit(event, at=now)


async def change(tx: Transaction, rotation: Any, **values: Any) -> None:
    """Change the row of a rotation that is locked."""
    own = (KeyRotation.tenant_id == tx.tenant_id, KeyRotation.id == rotation.id)
    await tx.execute(update(KeyRotation).where(*own).values(**values))
