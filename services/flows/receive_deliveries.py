"""Takes waiting deliveries, reads them, and applies what they tell, tenant by tenant; nothing is ever dropped.

The deliveries stay locked while their tenants' transactions run, so two receivers share the work and a killed one
leaves them waiting. Applying twice changes nothing, so a crash between a tenant's commit and ours is harmless. What
cannot be read or placed parks its delivery with the reason; the rest of it is applied all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.exc import DBAPIError

from services.arrivals import AccountChanged, Arrival, Parsed, TemplateChanged
from services.conversations import intake
from services.conversations.intake import Finished, Route, Waiting
from services.conversations.models import DeliveryState
from services.db import DeploymentTransaction
from services.deps import Deps
from services.errors import FlexoraaError
from services.flows.apply_arrivals import apply_arrivals

BATCH = 200
ATTEMPTS = 5

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class _Handled:
    """A delivery on its way: what it tells each tenant, and what went wrong with it."""

    delivery: Waiting
    arrivals: Sequence[Arrival]
    by_tenant: dict[UUID, list[tuple[Route, Arrival]]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    failed: bool = False

    def finished(self) -> Finished:
        """Its state after this attempt; a failure of ours is tried again a few times before it is parked."""
        state = DeliveryState.PARKED if self.problems else DeliveryState.PROCESSED
        if self.failed and self.delivery.attempts + 1 < ATTEMPTS:
            state = DeliveryState.WAITING
        return Finished(
            id=self.delivery.id,
            state=state,
            reason="; ".join(self.problems) or None,
            tenant_ids=list(self.by_tenant),
        )


async def receive_deliveries(deps: Deps, now: datetime) -> int:
    """Handle up to BATCH waiting deliveries; return how many were finished."""
    async with deps.db.deployment() as deployment:
        waiting = await intake.take_waiting(deployment, BATCH)
        if not waiting:
            return 0
        handled = [_read(deps, delivery) for delivery in waiting]
        await _route(deployment, handled)
        for tenant_id in dict.fromkeys(tenant for one in handled for tenant in one.by_tenant):
            await _apply(deps, tenant_id, [one for one in handled if tenant_id in one.by_tenant], now)
        finished = [one.finished() for one in handled]
        await intake.finish(deployment, finished, now)
    return sum(1 for one in finished if one.state is not DeliveryState.WAITING)


def _read(deps: Deps, delivery: Waiting) -> _Handled:
    unreadable = Parsed(problems=("the stored body cannot be decrypted",))
    parsed = unreadable if delivery.body is None else deps.whatsapp.read_delivery(delivery.body)
    return _Handled(delivery=delivery, arrivals=parsed.arrivals, problems=list(parsed.problems))


async def _route(deployment: DeploymentTransaction, handled: Sequence[_Handled]) -> None:
    """Find each arrival's inboxes; an account that nobody connected is a problem of its delivery."""
    arrivals = [arrival for one in handled for arrival in one.arrivals]
    accounts = {arrival.account for arrival in arrivals if not isinstance(arrival, TemplateChanged) and arrival.account}
    businesses = {a.business_id for a in arrivals if isinstance(a, TemplateChanged | AccountChanged)}
    routes = await intake.list_routes(deployment, list(accounts), list(businesses)) if arrivals else []
    for one in handled:
        for arrival in one.arrivals:
            found = [route for route in routes if _concerns(route, arrival)]
            for route in found:
                one.by_tenant.setdefault(route.tenant_id, []).append((route, arrival))
            if not found:
                one.problems.append(f"no inbox is connected for {_named(arrival)}")


def _concerns(route: Route, arrival: Arrival) -> bool:
    if isinstance(arrival, TemplateChanged) or (isinstance(arrival, AccountChanged) and arrival.account is None):
        return route.business_id == arrival.business_id
    return route.account == arrival.account


def _named(arrival: Arrival) -> str:
    if isinstance(arrival, TemplateChanged) or arrival.account is None:
        return f"business {arrival.business_id}"
    return f"number {arrival.account}"


async def _apply(deps: Deps, tenant_id: UUID, handled: Sequence[_Handled], now: datetime) -> None:
    """Apply a tenant's part of a batch at once; where that fails, each delivery for itself, to spare its neighbours."""
    together = [item for one in handled for item in one.by_tenant[tenant_id]]
    if await _applied(deps, tenant_id, together, now) is None:
        return
    for one in handled:
        if reason := await _applied(deps, tenant_id, one.by_tenant[tenant_id], now):
            one.problems.append(reason)
            one.failed = True


async def _applied(deps: Deps, tenant_id: UUID, items: Sequence[tuple[Route, Arrival]], now: datetime) -> str | None:
    """Why a transaction failed, None where it did not. A lost database is not the delivery's fault and is raised."""
    try:
        await apply_arrivals(deps, tenant_id, items, now)
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        failure: Exception = error
    except (FlexoraaError, ValueError, LookupError, TypeError) as error:
        failure = error
    else:
        return None
    log.error("receive.failed", tenant_id=str(tenant_id), error=type(failure).__name__)
    return f"could not be applied: {type(failure).__name__}"
