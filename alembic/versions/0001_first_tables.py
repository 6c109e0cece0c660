"""Make the first tables, their access rules, the guards in the database, and the queue.

The SQL is frozen text beside this file: what the models render may change with them, what ran may not.
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

SQL = Path(__file__).parent.parent / "sql"


def upgrade() -> None:
    """Run the four scripts in the migration's own transaction, as the owner of everything."""
    op.execute("set local role flexoraa_owner")
    for name in ("tables", "access", "guards", "queue"):
        run_script((SQL / f"0001_{name}.sql").read_text())
    op.execute("reset role")


def run_script(sql: str) -> None:
    """Send a whole script by the simple protocol, which takes many statements at once."""
    op.get_bind().connection.dbapi_connection.run_async(lambda connection: connection.execute(sql))
