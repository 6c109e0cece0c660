"""Gives events their place in the chain, within a second of their commit."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from services.deps import Deps
from services.events import log
from services.events.models import EventPending
from services.flows.each_tenant import each_tenant


async def seal_events(deps: Deps, now: datetime) -> int:
    """Seal one batch of pending events of all tenants; return how many."""
    try:
        async with deps.db.deployment() as tx:
            return await log.seal_pending(tx.connection, now)
    except IntegrityError:
        # A tenant's chain was tampered with, so that its next place is taken: it must not hold up the others.
        async with deps.db.deployment() as tx:
            waiting = (await tx.execute(select(EventPending.tenant_id).distinct())).scalars().all()
        return await each_tenant(deps, "seal", waiting, _seal_tenant, now)


async def _seal_tenant(deps: Deps, tenant_id: UUID, now: datetime) -> None:
    async with deps.db.deployment() as tx:
        await log.seal_tenant(tx.connection, tenant_id, now)
