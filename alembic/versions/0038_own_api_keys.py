"""Let a tenant make and end its API keys in the transaction of the event."""

from pathlib import Path

from alembic import op

revision = "0038"
down_revision = "0037"

SCRIPT = Path(__file__).parent.parent / "sql" / "0038_own_api_keys.sql"


def upgrade() -> None:
    """Run the frozen script in the migration's own transaction, as the owner of everything."""
    op.execute("set local role flexoraa_owner")
    sql = SCRIPT.read_text()
    # The simple protocol takes many statements at once.
    op.get_bind().connection.dbapi_connection.run_async(lambda connection: connection.execute(sql))
    op.execute("reset role")
