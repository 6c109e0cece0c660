"""Makes a row of any tenant table from what the table says of itself, with the rows it points to, for any tenant.

A new table needs no change here as long as its columns have the types of the others; an unknown type is an error.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from factories import NOW
from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    insert,
)
from sqlalchemy.dialects.postgresql import JSONB

from services.deps import Deps
from services.rules.permissions import Principal
from services.schema import METADATA, READ_ONLY_FOR_APP

TENANT_TABLES: tuple[Table, ...] = tuple(t for t in METADATA.sorted_tables if t.info["scope"] == "tenant")

Row = Mapping[str, Any]

# By type, the first that fits: integers first, for SmallInteger and BigInteger are kinds of it.
_VALUES: tuple[tuple[type, Callable[[], Any]], ...] = (
    (Boolean, lambda: False),
    (Boolean, lambda: False),
    (Integer, lambda: 1),
    (Uuid, uuid4),
    (Text, lambda: uuid4().hex),
    (LargeBinary, lambda: uuid4().bytes),
    (DateTime, lambda: NOW),
    (Date, NOW.date),
    (JSONB, dict),
    (ARRAY, list),
)


@dataclass(frozen=True, slots=True)
class BareTenant:
    """A tenant that is nothing but its id and keys, and the newest row it has of each table."""

    deps: Deps
    tenant_id: UUID
    rows: dict[str, Row] = field(default_factory=dict)

    @property
    def system(self) -> Principal:
        """The product acting for this tenant."""
        return Principal.system(self.tenant_id)

    async def add(self, table: Table, **values: Any) -> Row:
        """Insert a row, after rows of the tables that it points to and of which there are none yet."""
        for parent in _parents(table):
            if parent.name not in self.rows:
                await self.add(parent)
        row = self.draft(table, **values)
        if table.name in READ_ONLY_FOR_APP:
            async with self.deps.db.deployment() as deployment:
                await deployment.execute(insert(table).values(row))
        else:
            async with self.deps.db.transaction(self.system) as tx:
                await tx.execute(insert(table).values(row))
        self.rows[table.name] = row
        return row

    def draft(self, table: Table, **values: Any) -> Row:
        """A row that would fit: what must not be empty is filled, ids point to the newest rows, as foreign keys do."""
        drawn = {column.name: _value(table, column) for column in table.columns if not column.nullable}
        known = {f"{name}_id": row["id"] for name, row in self.rows.items() if "id" in row}
        drawn |= {name: known[name] for name in drawn if name in known}
        for key in table.foreign_key_constraints:
            if parent := self.rows.get(key.referred_table.name):
                drawn |= {one.parent.name: parent[one.column.name] for one in key.elements}
        return drawn | {"tenant_id": self.tenant_id} | values


async def make_bare_tenant(deps: Deps) -> BareTenant:
    """A tenant with keys and without any other row."""
    tenant_id = uuid4()
    async with deps.db.deployment() as deployment:
        await deps.db.keyring.create_tenant_keys(deployment.connection, tenant_id, NOW)
    return BareTenant(deps, tenant_id)


async def make_tenant_with_every_row(deps: Deps) -> BareTenant:
    """A tenant that has a row of every tenant table."""
    tenant = await make_bare_tenant(deps)
    for table in TENANT_TABLES:
        if table.name not in tenant.rows:
            await tenant.add(table, **({"version": 99} if table.name == "data_key" else {}))
    return tenant


def _parents(table: Table) -> list[Table]:
    return [key.referred_table for key in table.foreign_key_constraints if key.referred_table is not table]


def _value(table: Table, column: Column[Any]) -> Any:
    if allowed := _closed_set(table, column):
        return allowed[0]
    for kind, make in _VALUES:
        if isinstance(column.type, kind):
            return make()
    raise TypeError(f"say in any_row.py how to fill {table.name}.{column.name}, which is {column.type!r}")


def _closed_set(table: Table, column: Column[Any]) -> list[str]:
    for check in table.constraints:
        if isinstance(check, CheckConstraint) and str(check.sqltext).startswith(f"{column.name} in ("):
            return re.findall(r"'([^']*)'", str(check.sqltext))
    return []
