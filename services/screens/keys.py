"""What the keys section of the settings shows: each data key's version, age and state, and a rotation's progress."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from services.access import demand
from services.crypto import Purpose
from services.data_keys import KeyState, TenantKey
from services.db import Reader
from services.events.event import TEAM
from services.keys.models import KeyRotation
from services.keys.rotation import ROTATED
from services.rules.key_rotation import ROTATE_AFTER, RotationState, is_due, share_done
from services.rules.permissions import Area, Principal
from services.screens.conversation_columns import iso

TOPICS = frozenset({TEAM})

PURPOSES = {
    Purpose.PERSONAL: ("People", "Names, addresses, members, mails, and the keys of contacts"),
    Purpose.MESSAGES: ("Messages", "Message texts and media, quotes, what the AI read and wrote"),
    Purpose.SECRETS: ("Secrets", "Access tokens of channels"),
    Purpose.INDEX: ("Search index", "Keyed hashes; kept, so that STOP stays known after an erasure"),
}
STEPS = {
    RotationState.PREPARED: "Waits until every process knows the new key",
    RotationState.SWITCHED: "The new key seals; the old one only opens",
    RotationState.REENCRYPTING: "Re-encrypting",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """One data key: `state` is active, due or rotating; `step` and `percent` tell of a rotation under way."""

    id: str
    name: str
    holds: str
    version: int
    since: str
    due_at: str  # empty for a key that is not rotated
    state: str
    step: str
    percent: int
    wrapped_by: str
    may_rotate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The tenant's data keys."""

    rows: list[KeyRow] = field(default_factory=list)


async def load(reader: Reader, principal: Principal, *, now: datetime, key_of: Any) -> Keys:
    """Every key of the tenant; `key_of` names the key that wrapped one."""
    demand(principal, Area.SETTINGS)
    of_tenant = reader.tenant_id
    active = select(TenantKey).where(TenantKey.tenant_id == of_tenant, TenantKey.state == KeyState.ACTIVE)
    keys = {row.purpose: row for row in await reader.execute(active)}
    unfinished = select(KeyRotation).where(KeyRotation.tenant_id == of_tenant, KeyRotation.finished_at.is_(None))
    rotations = {row.purpose: row for row in await reader.execute(unfinished)}
    return Keys(
        rows=[_row(keys[purpose], rotations.get(purpose), now, key_of(keys[purpose].wrapped)) for purpose in PURPOSES]
    )


def _row(key: Any, rotation: Any | None, now: datetime, wrapped_by: str) -> KeyRow:
    purpose = Purpose(key.purpose)
    rotates = purpose in ROTATED
    name, holds = PURPOSES[purpose]
    due = rotates and is_due(key.created_at, now)
    return KeyRow(
        id=purpose,
        name=name,
        holds=holds,
        version=key.version,
        since=iso(key.created_at),
        due_at=iso(key.created_at + ROTATE_AFTER) if rotates else "",
        state="rotating" if rotation else "due" if due else "active",
        step=STEPS[RotationState(rotation.state)] if rotation else "",
        percent=share_done(rotation.done, rotation.total) if rotation else 0,
        wrapped_by=wrapped_by,
        may_rotate=rotates and rotation is None,
    )
