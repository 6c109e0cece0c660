"""Replace the provider's ids of messages, which contain the contact's number, by blind indexes.

The index is keyed, so it is computed here and not in SQL: the caller hands over its keyring. Messages that came before
are found as ever; their ids themselves are gone, so they can no longer be marked as read.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy import text
from sqlalchemy.util import await_only

revision = "0006"
down_revision = "0005"

SCRIPT = Path(__file__).parent.parent / "sql" / "0006_provider_ids.sql"
# Forced row-level security stops the owner too, who here reads every tenant's rows.
OPEN = """alter table message no force row level security;
    alter table receipt no force row level security;
    alter table data_key no force row level security;
    alter table message add column provider_index bytea, add column reply_index bytea;
    alter table receipt add column provider_index bytea;"""
AT_ONCE = 5000


def upgrade() -> None:
    """Index what is stored and drop the ids, in the migration's own transaction, as the owner of everything."""
    op.execute("set local role flexoraa_owner")
    _run(OPEN)
    bind, attributes = op.get_bind(), op.get_context().config.attributes
    for (tenant_id,) in bind.execute(text("select distinct tenant_id from message")).all():
        cipher = await_only(attributes["keyring"].tenant(attributes["async_connection"], tenant_id))
        _index(cipher, tenant_id, "message", ("provider_id", "reply_to"))
        _index(cipher, tenant_id, "receipt", ("provider_id",))
    _run(SCRIPT.read_text())
    op.execute("reset role")


def _index(cipher: Any, tenant_id: object, table: str, columns: Sequence[str]) -> None:
    """Fill a tenant's indexes, a part at a time in the order of the keys."""
    indexes = [f"{name.removesuffix('_id').removesuffix('_to')}_index" for name in columns]
    read = text(
        f"select id, {', '.join(columns)} from {table} where tenant_id = :tenant and id > :after"
        f" order by id limit {AT_ONCE}"
    )
    write = text(
        f"update {table} set {', '.join(f'{index} = :{index}' for index in indexes)}"
        " where tenant_id = :tenant and id = :id"
    )
    after = "00000000-0000-0000-0000-000000000000"
    while rows := op.get_bind().execute(read, {"tenant": tenant_id, "after": after}).all():
        filled = [
            {"tenant": tenant_id, "id": row.id}
            | {index: value and cipher.index("message", value) for index, value in zip(indexes, row[1:], strict=True)}
            for row in rows
        ]
        op.get_bind().execute(write, filled)
        after = rows[-1].id


def _run(sql: str) -> None:
    # The simple protocol takes many statements at once.
    op.get_bind().connection.dbapi_connection.run_async(lambda connection: connection.execute(sql))
