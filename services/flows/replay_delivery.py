"""Handles a parked delivery again, after its cause was mended; what it told before is not applied twice."""

from datetime import datetime
from uuid import UUID

from services.conversations import intake
from services.deps import Deps
from services.errors import NotAllowed, NotFound
from services.events.catalog.operations import DeliveryReplayed
from services.rules.permissions import Access, Area, Principal, may


async def replay_delivery(deps: Deps, principal: Principal, delivery_id: UUID, now: datetime) -> None:
    """Put a parked delivery back among the waiting. Raises NotAllowed, or NotFound for one that is not parked."""
    if not may(principal, Area.OPERATIONS, Access.WRITE):
        raise NotAllowed
    async with deps.db.deployment() as deployment:
        if not await intake.reopen(deployment, delivery_id):
            raise NotFound("Parked delivery.")
    async with deps.db.transaction(principal) as tx:
        tx.emit(DeliveryReplayed(delivery_id=delivery_id), at=now)
