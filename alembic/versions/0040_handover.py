"""Handover."""

from pathlib import Path

from alembic import op

revision = "0040"
down_revision = "0039"

SCRIPT = Path(__file__).parent.parent / "sql" / "0040_handover.sql"


def upgrade() -> None:
    """Run the frozen script in the migration's own transaction, as the owner of everything."""
    op.execute("set local role flexoraa_owner")
    sql = SCRIPT.read_text()
    # The simple protocol takes many statements at once.
    op.get_bind().connection.dbapi_connection.run_async(lambda connection: connection.execute(sql))
    op.execute("reset role")
