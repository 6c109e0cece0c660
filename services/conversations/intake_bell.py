"""Rings when deliveries were stored, by whatever process, so that a worker need not keep looking for them.

A ring that is lost costs the worker's rest between two looks, never a delivery.
"""

import asyncio
from typing import Any

import asyncpg

CHANNEL = "flexoraa_deliveries"
# Sent with the commit that stores them; rings of one transaction are one.
RING = f"notify {CHANNEL}"


async def listen(address: str, rang: asyncio.Event, stop: asyncio.Event) -> None:
    """Set `rang` at every ring until `stop` is set or the connection ends. Raises OSError or PostgresError."""
    connection: asyncpg.Connection[Any] = await asyncpg.connect(address)
    ended = asyncio.Event()
    try:
        connection.add_termination_listener(lambda _: ended.set())
        await connection.add_listener(CHANNEL, lambda *_: rang.set())
        # For what was stored while nobody listened.
        rang.set()
        waits = [asyncio.create_task(ended.wait()), asyncio.create_task(stop.wait())]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
    finally:
        connection.terminate()
