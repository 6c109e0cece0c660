"""Makes data keys, keeps them wrapped in the database, and hands out the cipher of a tenant or of the deployment.

Unwrapped keys never leave memory. A process looks for keys that changed every `refresh_seconds`, from inside the
transaction that needs them: rotation relies on it.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from services.crypto import DEPLOYMENT, DEPLOYMENT_PURPOSES, TENANT_PURPOSES, Cipher, DataKey, Purpose, new_key
from services.data_keys import DeploymentKey, KeyState, TenantKey
from services.errors import ConfigurationError, GatewayError, KeyRefused
from services.ports import KeyProvider
from services.rules.key_rotation import REFRESH_SECONDS

_FIRST_VERSION = 1
# How long a key is used before the provider is asked again, so that a key that was disabled there stops working here.
TRUSTED_SECONDS = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unwrapped:
    key: bytes
    asked_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ring:
    """A scope's keys as they were found at a moment of the monotonic clock."""

    cipher: Cipher
    keys: dict[bytes, _Unwrapped]
    found_at: float


class Keyring:
    """Unwraps keys once per process and scope, and again when the provider has not been asked for an hour."""

    def __init__(
        self,
        provider: KeyProvider,
        *,
        refresh_seconds: float = REFRESH_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.refresh_seconds = refresh_seconds
        self._provider = provider
        self._monotonic = monotonic
        self._rings: dict[str, _Ring] = {}

    async def tenant(self, connection: AsyncConnection, tenant_id: UUID) -> Cipher:
        """Return a tenant's cipher; `connection` must be inside a transaction of that tenant.

        Raises ConfigurationError for a tenant without keys, KeyRefused where the provider takes them back.
        """
        if ring := self._fresh(str(tenant_id)):
            return ring.cipher
        columns = select(TenantKey.purpose, TenantKey.version, TenantKey.wrapped, TenantKey.state)
        rows = (await connection.execute(columns.where(TenantKey.tenant_id == tenant_id))).all()
        if not rows:
            raise ConfigurationError("This tenant has no data keys.")
        return await self._load(str(tenant_id), rows)

    async def deployment(self, connection: AsyncConnection) -> Cipher:
        """Return the deployment's cipher; `connection` must be inside a deployment transaction."""
        if ring := self._fresh(DEPLOYMENT):
            return ring.cipher
        columns = select(DeploymentKey.purpose, DeploymentKey.version, DeploymentKey.wrapped, DeploymentKey.state)
        rows = (await connection.execute(columns)).all()
        if not rows:
            raise ConfigurationError("The deployment has no data keys; run `flexoraa migrate`.")
        return await self._load(DEPLOYMENT, rows)

    async def create_tenant_keys(self, connection: AsyncConnection, tenant_id: UUID, at: datetime) -> Cipher:
        """Make the first keys of a new tenant and return its cipher."""
        for purpose in TENANT_PURPOSES:
            row = await self._new_row(str(tenant_id), purpose, at)
            await connection.execute(insert(TenantKey).values(tenant_id=tenant_id, **row))
        return await self.tenant(connection, tenant_id)

    async def create_deployment_keys(self, connection: AsyncConnection, at: datetime) -> None:
        """Make the deployment's keys where there are none yet."""
        known = set(await connection.scalars(select(DeploymentKey.purpose)))
        for purpose in DEPLOYMENT_PURPOSES:
            if purpose not in known:
                await connection.execute(insert(DeploymentKey).values(**await self._new_row(DEPLOYMENT, purpose, at)))

    async def wrap_new(self, scope: str, purpose: Purpose, version: int) -> bytes:
        """Make a key and return it wrapped."""
        return await self._provider.wrap(new_key(), _context(scope, purpose, version))

    async def rewrap(self, scope: str, purpose: str, version: int, wrapped: bytes) -> bytes:
        """Return the same key wrapped by the key that wraps now."""
        context = _context(scope, Purpose(purpose), version)
        return await self._provider.wrap(await self._provider.unwrap(wrapped, context), context)

    async def active_key(self) -> str:
        """Return the name of the key that wraps now."""
        return await self._provider.active_key()

    def key_of(self, wrapped: bytes) -> str:
        """Return the name of the key that wrapped a data key."""
        return self._provider.key_of(wrapped)

    def _fresh(self, scope: str) -> _Ring | None:
        ring = self._rings.get(scope)
        return ring if ring and self._monotonic() - ring.found_at < self.refresh_seconds else None

    async def _load(self, scope: str, rows: Sequence[Any]) -> Cipher:
        found_at, before = self._monotonic(), self._rings.get(scope)
        known = before.keys if before else {}
        keys = {row.wrapped: await self._unwrap(scope, row, known.get(row.wrapped)) for row in rows}
        cipher = Cipher(scope, [_data_key(row, keys[row.wrapped].key) for row in rows])
        self._rings[scope] = _Ring(cipher=cipher, keys=keys, found_at=found_at)
        return cipher

    async def _unwrap(self, scope: str, row: Any, known: _Unwrapped | None) -> _Unwrapped:
        now = self._monotonic()
        if known and now - known.asked_at < TRUSTED_SECONDS:
            return known
        try:
            key = await self._provider.unwrap(row.wrapped, _context(scope, Purpose(row.purpose), row.version))
        except KeyRefused:
            self._rings.pop(scope, None)
            raise
        except GatewayError:
            # Away for a while is not taken back: what is open stays open.
            if known is None:
                raise
            return known
        return _Unwrapped(key=key, asked_at=now)

    async def _new_row(self, scope: str, purpose: Purpose, at: datetime) -> dict[str, object]:
        return {
            "purpose": purpose,
            "version": _FIRST_VERSION,
            "wrapped": await self.wrap_new(scope, purpose, _FIRST_VERSION),
            "state": KeyState.ACTIVE,
            "created_at": at,
        }


def _data_key(row: Any, key: bytes) -> DataKey:
    return DataKey(purpose=Purpose(row.purpose), version=row.version, key=key, seals=row.state == KeyState.ACTIVE)


def _context(scope: str, purpose: Purpose, version: int) -> dict[str, str]:
    return {"scope": scope, "purpose": purpose.value, "version": str(version)}
