"""What an invariant looks at, and what it reports: one tenant's rows at one moment, and the rows that break a claim.

An invariant is an async function of a `Look`: its name is what reports say, its docstring the claim, and it returns the
rows that contradict it, each with words for a person.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from services.db import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row that breaks a claim: where it stands, and what is wrong with it."""

    table: str
    row_id: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A message that a processed delivery told of."""

    delivery_id: UUID
    inbox_id: UUID
    provider_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A tenant's rows in one snapshot.

    `worked_until` is when a worker was last alive, None if none was: what time alone brings due is owed up to then.
    """

    reader: Reader
    worked_until: datetime | None
    told: Sequence[Told] = ()

    async def rows(self, query: str, **parameters: object) -> Sequence[Any]:
        """Run a query of the tenant's rows; `:tenant` is its id."""
        return (await self.reader.execute(text(query), {"tenant": self.reader.tenant_id, **parameters})).all()

    async def found(self, table: str, query: str, **parameters: object) -> list[Found]:
        """Run a query whose rows, as (id, what), break a claim about `table`."""
        rows = await self.rows(query, **parameters)
        return [Found(table=table, row_id=str(row.id), what=row.what) for row in rows]


Invariant = Callable[[Look], Awaitable[list[Found]]]
