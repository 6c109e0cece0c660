"""Labels and canned replies that stood in the clear are sealed by the migration, each under its tenant's keys."""

from typing import Any
from uuid import uuid4

import asyncpg
from factories import NOW
from migrations import cipher_of, tenant_with_keys

from services import runtime
from services.desk.lists import LABEL, SHORTCUT
from services.desk.models import CANNED_TEXT, LABEL_NAME
from services.keyring import Keyring
from services.migrations import migrate

_LABEL = "insert into label (tenant_id, id, name, colour, created_at) values ($1, $2, $3, 'red', now())"
_CANNED = "insert into canned_reply (tenant_id, id, shortcut, text, created_at) values ($1, $2, $3, $4, now())"


async def test_words_of_each_tenant_open_under_its_own_keys(old_database: str, settings: Any) -> None:
    keyring = Keyring(runtime.key_provider(settings))
    await migrate(old_database, keyring, NOW, to="0026")
    tenants = [await tenant_with_keys(old_database, keyring) for _ in range(2)]
    connection = await asyncpg.connect(old_database)
    try:
        for tenant_id in tenants:
            await connection.execute(_LABEL, tenant_id, uuid4(), "Ravi's cars")
            await connection.execute(_CANNED, tenant_id, uuid4(), "ravi", "Call Ravi")

        await migrate(old_database, keyring, NOW, to="0027")

        for tenant_id in tenants:
            cipher = await cipher_of(old_database, keyring, tenant_id)
            label = await connection.fetchrow("select * from label where tenant_id = $1", tenant_id)
            canned = await connection.fetchrow("select * from canned_reply where tenant_id = $1", tenant_id)
            assert cipher.open(LABEL_NAME, label["id"], label["name"]) == "Ravi's cars"
            assert cipher.open(CANNED_TEXT, canned["id"], canned["text"]) == "Call Ravi"
            assert label["name_index"] == cipher.index(LABEL, "Ravi's cars")
            assert canned["shortcut_index"] == cipher.index(SHORTCUT, "ravi")
        unforced = "select count(*) from pg_class where relname in ('label', 'data_key') and not relforcerowsecurity"
        assert await connection.fetchval(unforced) == 0
    finally:
        await connection.close()
