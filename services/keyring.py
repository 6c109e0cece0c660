"""Makes data keys, keeps them wrapped in the database, and hands out the cipher of a tenant or of the deployment."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from services.crypto import DEPLOYMENT, DEPLOYMENT_PURPOSES, TENANT_PURPOSES, Cipher, DataKey, Purpose, new_key
from services.data_keys import DeploymentKey, KeyState, TenantKey
from services.errors import ConfigurationError
from services.ports import KeyProvider

_FIRST_VERSION = 1


class Keyring:
    """Unwraps keys once per process and scope; unwrapped keys never leave memory."""

    def __init__(self, provider: KeyProvider) -> None:
        self._provider = provider
        self._tenants: dict[UUID, Cipher] = {}
        self._deployment: Cipher | None = None

    async def tenant(self, connection: AsyncConnection, tenant_id: UUID) -> Cipher:
        """Return a tenant's cipher; `connection` must be inside a transaction of that tenant.

        Raises ConfigurationError for a tenant without keys.
        """
        if cipher := self._tenants.get(tenant_id):
            return cipher
        columns = select(TenantKey.purpose, TenantKey.version, TenantKey.wrapped)
        rows = (await connection.execute(columns.where(TenantKey.tenant_id == tenant_id))).all()
        if not rows:
            raise ConfigurationError("This tenant has no data keys.")
        cipher = Cipher(tenant_id, [await self._unwrap(str(tenant_id), *row) for row in rows])
        self._tenants[tenant_id] = cipher
        return cipher

    async def deployment(self, connection: AsyncConnection) -> Cipher:
        """Return the deployment's cipher; `connection` must be inside a deployment transaction."""
        if self._deployment:
            return self._deployment
        columns = select(DeploymentKey.purpose, DeploymentKey.version, DeploymentKey.wrapped)
        rows = (await connection.execute(columns)).all()
        if not rows:
            raise ConfigurationError("The deployment has no data keys; run `flexoraa migrate`.")
        self._deployment = Cipher(DEPLOYMENT, [await self._unwrap(DEPLOYMENT, *row) for row in rows])
        return self._deployment

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

    async def _new_row(self, scope: str, purpose: Purpose, at: datetime) -> dict[str, object]:
        wrapped = await self._provider.wrap(new_key(), _context(scope, purpose, _FIRST_VERSION))
        return {
            "purpose": purpose,
            "version": _FIRST_VERSION,
            "wrapped": wrapped,
            "state": KeyState.ACTIVE,
            "created_at": at,
        }

    async def _unwrap(self, scope: str, purpose: str, version: int, wrapped: bytes) -> DataKey:
        key = await self._provider.unwrap(wrapped, _context(scope, Purpose(purpose), version))
        return DataKey(purpose=Purpose(purpose), version=version, key=key)


def _context(scope: str, purpose: Purpose, version: int) -> dict[str, str]:
    return {"scope": scope, "purpose": purpose.value, "version": str(version)}
