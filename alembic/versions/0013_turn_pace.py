"""Keep for each tenant until when the turns of the AI are lined up."""

from pathlib import Path

from alembic import op

revision = "0013"
down_revision = "0012"

SCRIPT = Path(__file__).parent.parent / "sql" / "0013_turn_pace.sql"


def upgrade() -> None:
    """Run the frozen script in the migration's own transaction, as the owner of everything."""
    op.execute("set local role flexoraa_owner")
    sql = SCRIPT.read_text()
    # The simple protocol takes many statements at once.
    op.get_bind().connection.dbapi_connection.run_async(lambda connection: connection.execute(sql))
    op.execute("reset role")
