"""Writes the next migration: `python setup/new_migration.py NAME [TABLE …]`, with the frozen SQL of new tables.

The SQL of a table that the models have and no migration makes yet is rendered once, with its indexes, row-level
security and grants; changes to tables that exist are written by hand into the same file.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from services.schema import METADATA, access_of

ALEMBIC = Path(__file__).parent.parent / "alembic"
MIGRATION = '''"""{what}."""

from pathlib import Path

from alembic import op

revision = "{revision}"
down_revision = "{before}"

SCRIPT = Path(__file__).parent.parent / "sql" / "{revision}_{name}.sql"


def upgrade() -> None:
    """Run the frozen script in the migration's own transaction, as the owner of everything."""
    op.execute("set local role flexoraa_owner")
    sql = SCRIPT.read_text()
    # The simple protocol takes many statements at once.
    op.get_bind().connection.dbapi_connection.run_async(lambda connection: connection.execute(sql))
    op.execute("reset role")
'''


def main() -> None:
    """Write the two files and print their names."""
    options = _arguments()
    newest = max(path.name[:4] for path in (ALEMBIC / "versions").glob("[0-9]*.py"))
    revision = f"{int(newest) + 1:04}"
    migration = ALEMBIC / "versions" / f"{revision}_{options.name}.py"
    script = ALEMBIC / "sql" / f"{revision}_{options.name}.sql"
    what = options.name.replace("_", " ").capitalize()
    migration.write_text(MIGRATION.format(what=what, revision=revision, before=newest, name=options.name))
    script.write_text("".join(f"{line};\n" for table in options.tables for line in statements(METADATA.tables[table])))
    print(migration, script, sep="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Write the next migration.")
    parser.add_argument("name", help="what it does, in snake_case")
    parser.add_argument("tables", nargs="*", type=_known, metavar="TABLE", help="tables it makes")
    return parser.parse_args()


def _known(table: str) -> str:
    if table not in METADATA.tables:
        raise argparse.ArgumentTypeError(f"{table} is no table of services/schema.py")
    return table


def statements(table: sqlalchemy.Table) -> Iterator[str]:
    """Yield what makes the table: itself, its indexes, who may reach it."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    lines = str(CreateTable(table).compile(dialect=dialect)).strip().splitlines()
    yield "\n".join(line.rstrip() for line in lines).replace("\t", "    ")
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        yield str(CreateIndex(index).compile(dialect=dialect))
    yield from access_of(table)


if __name__ == "__main__":
    main()
