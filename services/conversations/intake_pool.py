"""Writes accepted deliveries: a few connections of its own, the deployment's role, one statement for many rows.

Apart from the product's engine because this is the hot path of the door: three round trips for a whole batch.
"""

import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg

from services.conversations import intake_bell
from services.conversations.models import DELIVERY_BODY
from services.crypto import Cipher
from services.db import DEPLOYMENT_ROLE
from services.errors import StorageUnavailable
from services.ids import new_id

CONNECTIONS = 3
_ACQUIRE_SECONDS = 5.0
_STATEMENT_SECONDS = 10.0

_STORE = """insert into delivery (id, provider, body, size, state, attempts, received_at)
    select d.id, d.provider, d.body, d.size, 'waiting', 0, d.received_at
    from unnest($1::uuid[], $2::text[], $3::bytea[], $4::int[], $5::timestamptz[])
        as d (id, provider, body, size, received_at)"""
_COUNT = """insert into intake_count (day, provider, outcome, count)
    select c.day, c.provider, c.outcome, c.count
    from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as c (day, provider, outcome, count)
    on conflict (day, provider, outcome) do update set count = intake_count.count + excluded.count"""
# What says that the database is away or overloaded, rather than that a row is wrong.
_AWAY = (
    OSError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedDelivery:
    """A delivery ready to be stored."""

    id: UUID
    provider: str
    body: bytes
    size: int
    received_at: datetime


# Day, provider and outcome of what was turned away.
Tally = Counter[tuple[str, str, str]]


class IntakePool:
    """Connections for the door; `open` makes one, `close` ends it at once."""

    def __init__(self, pool: "asyncpg.Pool[Any]", cipher: Cipher) -> None:
        self._pool, self._cipher = pool, cipher

    @classmethod
    async def open(cls, address: str, cipher: Cipher, *, statement_cache_size: int) -> "IntakePool":
        """Connect lazily: a database that is away shows when something is stored."""
        pool = await asyncpg.create_pool(
            address,
            min_size=0,
            max_size=CONNECTIONS,
            statement_cache_size=statement_cache_size,
            command_timeout=_STATEMENT_SECONDS,
            # The role is local to each transaction, so there is nothing to reset between two.
            reset=_keep,
        )
        return cls(pool, cipher)

    def close(self) -> None:
        """End every connection."""
        self._pool.terminate()

    def seal(self, provider: str, body: bytes, received_at: datetime) -> SealedDelivery:
        """Encrypt a body under the deployment's intake key."""
        delivery_id = new_id(received_at)
        sealed = self._cipher.seal_bytes(DELIVERY_BODY, delivery_id, body)
        return SealedDelivery(id=delivery_id, provider=provider, body=sealed, size=len(body), received_at=received_at)

    async def store(self, rows: Sequence[SealedDelivery]) -> list[StorageUnavailable | None]:
        """Commit deliveries together; where one is refused, each for itself. Returns what stopped each, None for none.

        Raises StorageUnavailable where the database is away: then none was stored for certain.
        """
        try:
            await self._commit(_STORE, _columns(rows), ending=f"{intake_bell.RING}; commit")
        except _AWAY as error:
            raise StorageUnavailable(type(error).__name__) from error
        except asyncpg.PostgresError as error:
            if len(rows) == 1:
                return [StorageUnavailable(type(error).__name__)]
            return [outcome for row in rows for outcome in await self.store([row])]
        return [None] * len(rows)

    async def count(self, tally: Tally) -> None:
        """Add to the day's counts; raises StorageUnavailable."""
        days, providers, outcomes = zip(*tally, strict=True)
        try:
            await self._commit(_COUNT, (days, providers, outcomes, tuple(tally.values())))
        except (*_AWAY, asyncpg.PostgresError) as error:
            raise StorageUnavailable(type(error).__name__) from error

    async def _commit(self, statement: str, values: Sequence[object], *, ending: str = "commit") -> None:
        async with self._transaction(ending) as connection:
            await connection.execute(statement, *values)

    @contextlib.asynccontextmanager
    async def _transaction(self, ending: str) -> "AsyncIterator[asyncpg.Connection[Any]]":
        async with self._pool.acquire(timeout=_ACQUIRE_SECONDS) as connection:
            # One round trip for both; the role ends with the transaction.
            await connection.execute(f"begin; set local role {DEPLOYMENT_ROLE}")
            try:
                yield connection
            except asyncpg.PostgresError:
                await connection.execute("rollback")
                raise
            await connection.execute(ending)


async def _keep(_connection: object) -> None:
    """Leave a connection as it is."""


def _columns(rows: Sequence[SealedDelivery]) -> tuple[list[object], ...]:
    return (
        [row.id for row in rows],
        [row.provider for row in rows],
        [row.body for row in rows],
        [row.size for row in rows],
        [row.received_at for row in rows],
    )
