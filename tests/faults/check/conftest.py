"""A superuser who alters stored rows behind the product's back, as a thief, a bug or a bad restore would."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import asyncpg
import pytest

Tamper = Callable[[str, UUID], Awaitable[None]]

_APPEND_ONLY = ("event_log", "event_seal", "ledger_entry")
_UNIQUE = (
    "message_tenant_id_inbox_id_provider_index_key",
    "assignment_one_current_per_lead_key",
)


@pytest.fixture
def tamper(services_urls: dict[str, str]) -> Tamper:
    """Runs SQL as superuser with every guard down; `:tenant` is the tenant, and some row must be touched."""
    if not services_urls["SUPERUSER_URL"]:
        pytest.skip("only the embedded server has a superuser that the tests know")

    async def run(sql: str, tenant_id: UUID) -> None:
        connection = await asyncpg.connect(services_urls["SUPERUSER_URL"])
        try:
            async with connection.transaction():
                await connection.execute(_guards(down=True))
                touched = await connection.execute(sql.replace(":tenant", f"'{tenant_id}'::uuid"))
                assert int(touched.split()[-1]) > 0, f"no row was touched: {touched}"
                await connection.execute(_guards(down=False))
        finally:
            await connection.close()

    return run


def _guards(*, down: bool) -> str:
    """Triggers, foreign keys and unique indexes off or on again; indexes by catalogue, for rows stay as they are."""
    role, trigger = ("replica", "disable") if down else ("origin", "enable always")
    return ";".join(
        (
            f"set local session_replication_role = {role}",
            *(f"alter table {table} {trigger} trigger append_only" for table in _APPEND_ONLY),
            *(
                f"update pg_index set indisunique = {not down} where indexrelid = '{name}'::regclass"
                for name in _UNIQUE
            ),
        )
    )
