"""Handles a parked delivery again, after its cause was mended; what it told before is not applied twice."""

from datetime import datetime
from uuid import UUID

from services.conversations import intake
from services.deps import Deps
from services.errors import NotAllowed, NotFound
from services.events.catalog.operations import DeliveryReplayed
from services.rules.permissions import Access, Area, Principal, may


async def replay_delivery(deps: Deps, principal: Principal, delivery_id: UUID, now: datetime) -> None:
    """Put a parked delivery back among the waiting.

    Raises NotAllowed, or NotFound for one that is not parked or concerns another tenant: ids in the deployment's tables
    are not held back by row-level security.
    """
    if not may(principal, Area.OPERATIONS, Access.WRITE) or principal.tenant_id is None:
        raise NotAllowed
    async with deps.db.deployment() as deployment:
        if not await intake.reopen(deployment, principal.tenant_id, delivery_id):
            raise NotFound("Parked delivery.")
    async with deps.db.transaction(principal) as tx:
        tx.emit(DeliveryReplayed(delivery_id=delivery_id), at=now)
