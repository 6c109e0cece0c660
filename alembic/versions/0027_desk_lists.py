"""Seal the names of labels and the texts of canned replies, which stood in the clear; add macros.

Sealing and the keyed indexes are made here and not in SQL: the caller hands over its keyring.
"""

from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy import text
from sqlalchemy.util import await_only

from services.crypto import Cipher, Field, Purpose

revision = "0027"
down_revision = "0026"

SCRIPT = Path(__file__).parent.parent / "sql" / "0027_desk_lists.sql"
# Forced row-level security stops the owner too, who here reads every tenant's rows.
OPEN = """alter table label no force row level security;
    alter table canned_reply no force row level security;
    alter table data_key no force row level security;
    alter table label drop constraint label_tenant_id_name_key;
    alter table label rename column name to name_plain;
    alter table label add column name bytea, add column name_index bytea;
    alter table canned_reply drop constraint canned_reply_tenant_id_shortcut_key;
    alter table canned_reply rename column shortcut to shortcut_plain;
    alter table canned_reply rename column text to text_plain;
    alter table canned_reply add column shortcut bytea, add column shortcut_index bytea, add column text bytea;"""
# The places and kinds as they were when this was written; the product's own may go on from here.
LABEL_NAME = Field(table="label", column="name", purpose=Purpose.PERSONAL)
CANNED_SHORTCUT = Field(table="canned_reply", column="shortcut", purpose=Purpose.PERSONAL)
CANNED_TEXT = Field(table="canned_reply", column="text", purpose=Purpose.PERSONAL)


def upgrade() -> None:
    """Seal what is stored and drop what was plain, in the migration's own transaction, as the owner of everything."""
    op.execute("set local role flexoraa_owner")
    _run(OPEN)
    bind, attributes = op.get_bind(), op.get_context().config.attributes
    tenants = "select tenant_id from label union select tenant_id from canned_reply"
    for (tenant_id,) in bind.execute(text(tenants)).all():
        cipher = await_only(attributes["keyring"].tenant(attributes["async_connection"], tenant_id))
        _seal_labels(cipher, tenant_id)
        _seal_canned(cipher, tenant_id)
    _run(SCRIPT.read_text())
    op.execute("reset role")


def _seal_labels(cipher: Cipher, tenant_id: Any) -> None:
    read = text("select id, name_plain from label where tenant_id = :tenant")
    write = text("update label set name = :name, name_index = :index where tenant_id = :tenant and id = :id")
    for row in op.get_bind().execute(read, {"tenant": tenant_id}).all():
        name = cipher.seal(LABEL_NAME, row.id, row.name_plain)
        values = {"name": name, "index": cipher.index("label", row.name_plain)}
        op.get_bind().execute(write, {"tenant": tenant_id, "id": row.id} | values)


def _seal_canned(cipher: Cipher, tenant_id: Any) -> None:
    read = text("select id, shortcut_plain, text_plain from canned_reply where tenant_id = :tenant")
    write = text(
        "update canned_reply set shortcut = :shortcut, shortcut_index = :index, text = :text"
        " where tenant_id = :tenant and id = :id"
    )
    for row in op.get_bind().execute(read, {"tenant": tenant_id}).all():
        values = {
            "shortcut": cipher.seal(CANNED_SHORTCUT, row.id, row.shortcut_plain),
            "index": cipher.index("canned_shortcut", row.shortcut_plain),
            "text": cipher.seal(CANNED_TEXT, row.id, row.text_plain),
        }
        op.get_bind().execute(write, {"tenant": tenant_id, "id": row.id} | values)


def _run(sql: str) -> None:
    # The simple protocol takes many statements at once.
    op.get_bind().connection.dbapi_connection.run_async(lambda connection: connection.execute(sql))
