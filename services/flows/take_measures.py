"""Counts what the operator of a deployment watches from outside: intake by state, what was refused, work that waits."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from services.conversations.models import Delivery, DeliveryState, IntakeCount
from services.deps import Deps
from services.tenants.models import RoundFailure


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """`refused` counts deliveries turned away at the door by why, since the first day."""

    deliveries: Mapping[DeliveryState, int]
    refused: Mapping[str, int]
    queued_jobs: int
    # Tenants with which a part of the worker fails, by part.
    failing_tenants: Mapping[str, int]


async def take_measures(deps: Deps) -> Measures:
    """Count over all tenants; numbers only."""
    async with deps.db.deployment() as tx:
        by_state = await tx.execute(select(Delivery.state, func.count().label("number")).group_by(Delivery.state))
        by_outcome = await tx.execute(
            select(IntakeCount.outcome, func.sum(IntakeCount.count).label("number")).group_by(IntakeCount.outcome)
        )
        by_part = await tx.execute(select(RoundFailure.part, func.count().label("number")).group_by(RoundFailure.part))
        counted = {row.state: row.number for row in by_state}
        failing = {row.part: row.number for row in by_part}
        refused = {row.outcome: int(row.number) for row in by_outcome}
    return Measures(
        deliveries={state: counted.get(state.value, 0) for state in DeliveryState},
        refused=refused,
        queued_jobs=await deps.queue.depth(),
        failing_tenants=failing,
    )
