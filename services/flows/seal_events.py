"""Gives events their place in the chain, within a second of their commit."""

from datetime import datetime

from services.deps import Deps
from services.events import log


async def seal_events(deps: Deps, now: datetime) -> int:
    """Seal one batch of pending events of all tenants; return how many."""
    async with deps.db.deployment() as tx:
        return await log.seal_pending(tx.connection, now)
