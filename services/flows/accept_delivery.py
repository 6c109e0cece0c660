"""Stores webhook deliveries before they are acknowledged: encrypted, many in one statement, nothing parsed.

What arrived while the last flush ran goes together in the next; without a timer, so a lone delivery waits for nothing.
Two flushers work, so that one's round trips do not idle the other. A row that the database refuses fails alone.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError

from services.conversations.intake_pool import IntakePool, SealedDelivery, Tally
from services.deps import Deps
from services.errors import ConfigurationError, StorageUnavailable

FLUSHERS = 2

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Pending:
    """A delivery that its sender waits for."""

    row: SealedDelivery
    stored: "asyncio.Future[None]"


@dataclass(slots=True)
class IntakeCounters:
    """What intake did since it opened."""

    accepted: int = 0
    unavailable: int = 0
    turned_away: int = 0
    flushes: int = 0
    largest_flush: int = 0


class Intake:
    """Micro-batches deliveries into the database; belongs to one event loop, and is closed with it."""

    def __init__(self, pool: IntakePool) -> None:
        self.counters = IntakeCounters()
        self._pool = pool
        self._waiting: list[_Pending] = []
        self._tally: Tally = Tally()
        self._wake = asyncio.Event()
        self._flushers = [asyncio.create_task(self._flush_forever()) for _ in range(FLUSHERS)]

    async def accept(self, provider: str, body: bytes, received_at: datetime) -> None:
        """Return when the delivery is committed; raises StorageUnavailable when it cannot be."""
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Pending(self._pool.seal(provider, body, received_at), stored))
        self._wake.set()
        await stored

    def turn_away(self, provider: str, outcome: str, at: datetime) -> None:
        """Count what was not accepted, by day; written with the next flush."""
        self.counters.turned_away += 1
        self._tally[at.date().isoformat(), provider, outcome] += 1
        self._wake.set()

    async def close(self) -> None:
        """Store what waits, then stop."""
        await self._flush()
        for flusher in self._flushers:
            flusher.cancel()
        await asyncio.gather(*self._flushers, return_exceptions=True)
        self._pool.close()

    async def _flush_forever(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            await self._flush()

    async def _flush(self) -> None:
        batch, self._waiting = self._waiting, []
        if batch:
            await self._store(batch)
        tally, self._tally = self._tally, Tally()
        if tally:
            await self._count(tally)

    async def _store(self, batch: list[_Pending]) -> None:
        outcomes: list[StorageUnavailable | None]
        try:
            outcomes = await self._pool.store([pending.row for pending in batch])
        except StorageUnavailable as error:
            outcomes = [error] * len(batch)
        self.counters.flushes += 1
        self.counters.largest_flush = max(self.counters.largest_flush, len(batch))
        for pending, outcome in zip(batch, outcomes, strict=True):
            self._settle(pending, outcome)

    def _settle(self, pending: _Pending, outcome: StorageUnavailable | None) -> None:
        self.counters.accepted += outcome is None
        self.counters.unavailable += outcome is not None
        if pending.stored.done():  # its sender hung up
            return
        if outcome is None:
            pending.stored.set_result(None)
        else:
            pending.stored.set_exception(outcome)

    async def _count(self, tally: Tally) -> None:
        try:
            await self._pool.count(tally)
        except StorageUnavailable as error:
            log.warning("intake.not_counted", error=str(error))
            self._tally.update(tally)


async def open_intake(deps: Deps) -> Intake:
    """Open the intake of this process. Raises StorageUnavailable where the database is away."""
    address = deps.settings.database_url
    if address is None:
        raise ConfigurationError("DATABASE_URL must be set.")
    try:
        async with deps.db.deployment() as deployment:
            cipher = deployment.cipher
    except (OSError, SQLAlchemyError) as error:
        raise StorageUnavailable(type(error).__name__) from error
    size = deps.settings.statement_cache_size
    return Intake(await IntakePool.open(address.get_secret_value(), cipher, statement_cache_size=size))
