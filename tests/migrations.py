"""What tests of migrations share: the keys of a tenant in an older database, and the cipher they make."""

from uuid import UUID, uuid4

from factories import NOW

from services.crypto import Cipher
from services.db import create_engine
from services.keyring import Keyring


async def cipher_of(url: str, keyring: Keyring, tenant_id: UUID) -> Cipher:
    """The tenant's cipher in the database at `url`."""
    engine = create_engine(url, pool_size=1, statement_cache_size=0)
    async with engine.connect() as connection:
        cipher = await keyring.tenant(connection, tenant_id)
    await engine.dispose()
    return cipher


async def tenant_with_keys(url: str, keyring: Keyring) -> UUID:
    """A tenant that has data keys and nothing else."""
    tenant_id = uuid4()
    engine = create_engine(url, pool_size=1, statement_cache_size=0)
    async with engine.begin() as connection:
        await keyring.create_tenant_keys(connection, tenant_id, NOW)
    await engine.dispose()
    return tenant_id
