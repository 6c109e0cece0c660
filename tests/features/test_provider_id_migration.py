"""Messages that were stored with the provider's ids are found by their blind indexes after the migration."""

from typing import Any
from uuid import UUID, uuid4

import asyncpg
from factories import NOW
from migrations import cipher_of, tenant_with_keys

from services import runtime
from services.conversations.provider_ids import index_of
from services.keyring import Keyring
from services.migrations import migrate

BEFORE, AFTER = "0005", "0006"
_MESSAGE = """insert into message (tenant_id, id, conversation_id, inbox_id, seq, direction, author, kind, body,
    provider_id, reply_to, created_at, attempts)
    values ($1, $2, $3, $4, 1, 'inbound', 'contact', 'text', '', $5, $6, now(), 0)"""
_RECEIPT = """insert into receipt (tenant_id, id, inbox_id, provider_id, status, at, created_at)
    values ($1, $2, $3, $4, 'sent', now(), now())"""


async def test_stored_ids_become_indexes_of_their_tenant(old_database: str, settings: Any) -> None:
    keyring = Keyring(runtime.key_provider(settings))
    await migrate(old_database, keyring, NOW, to=BEFORE)
    tenants = [await _tenant_with_messages(old_database, keyring, replies) for replies in ("wamid.before", None)]

    await migrate(old_database, keyring, NOW, to=AFTER)

    connection = await asyncpg.connect(old_database)
    try:
        for tenant_id, replies in zip(tenants, ("wamid.before", None), strict=True):
            cipher = await cipher_of(old_database, keyring, tenant_id)
            message = await connection.fetchrow("select * from message where tenant_id = $1", tenant_id)
            receipt = await connection.fetchrow("select * from receipt where tenant_id = $1", tenant_id)
            assert message["provider_index"] == receipt["provider_index"] == index_of(cipher, "wamid.same")
            assert message["reply_index"] == (index_of(cipher, replies) if replies else None)
            assert "provider_id" not in dict(message)
        forced = (
            "select bool_and(relforcerowsecurity) from pg_class where relname in ('message', 'receipt', 'data_key')"
        )
        assert await connection.fetchval(forced) is True
    finally:
        await connection.close()


async def _tenant_with_messages(url: str, keyring: Keyring, replies: str | None) -> UUID:
    tenant_id, inbox_id = await tenant_with_keys(url, keyring), uuid4()
    connection = await asyncpg.connect(url)
    # Only the columns that the migration reads matter here: nothing is asked of what they point to.
    await connection.execute("set session_replication_role = replica")
    await connection.execute(_MESSAGE, tenant_id, uuid4(), uuid4(), inbox_id, "wamid.same", replies)
    await connection.execute(_RECEIPT, tenant_id, uuid4(), inbox_id, "wamid.same")
    await connection.close()
    return tenant_id
