"""The ledger of webhook deliveries, kept by the deployment's role: accepted = waiting + processed + parked, always."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, or_, select, update

from services.conversations.models import DELIVERY_BODY, Delivery, DeliveryState
from services.db import DeploymentTransaction
from services.errors import DecryptionError
from services.tenants.models import Channel, InboxRoute


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A delivery to handle; the body is None where it can no longer be decrypted."""

    id: UUID
    body: bytes | None
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Whose inbox a provider's account is."""

    tenant_id: UUID
    inbox_id: UUID
    account: str
    business_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What became of a delivery."""

    id: UUID
    state: DeliveryState
    reason: str | None
    tenant_ids: Sequence[UUID]


async def take_waiting(deployment: DeploymentTransaction, limit: int) -> list[Waiting]:
    """Lock the oldest waiting deliveries that nobody else handles."""
    statement = (
        select(Delivery.id, Delivery.body, Delivery.attempts)
        .where(Delivery.state == DeliveryState.WAITING)
        .order_by(Delivery.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = await deployment.execute(statement)
    return [Waiting(id=row.id, body=_opened(deployment, row.id, row.body), attempts=row.attempts) for row in rows]


async def list_routes(
    deployment: DeploymentTransaction, accounts: Sequence[str], businesses: Sequence[str]
) -> list[Route]:
    """Return the inboxes with these account ids or of these businesses."""
    statement = select(InboxRoute).where(
        InboxRoute.channel == Channel.WHATSAPP,
        InboxRoute.external_id.in_(accounts) | InboxRoute.business_id.in_(businesses),
    )
    return [
        Route(tenant_id=row.tenant_id, inbox_id=row.inbox_id, account=row.external_id, business_id=row.business_id)
        for row in await deployment.execute(statement)
    ]


async def finish(deployment: DeploymentTransaction, finished: Sequence[Finished], now: datetime) -> None:
    """Write what became of deliveries."""
    await deployment.execute(_FINISH, [_row(one, now) for one in finished])


def concerns_nobody_but(tenant_id: UUID) -> ColumnElement[bool]:
    """Deliveries of this tenant, and those whose tenant is unknown; never one that concerns others too."""
    of_nobody = func.jsonb_array_length(Delivery.tenant_ids["ids"]) == 0
    return or_(Delivery.tenant_ids.is_(None), of_nobody, Delivery.tenant_ids == {"ids": [str(tenant_id)]})


async def reopen(deployment: DeploymentTransaction, tenant_id: UUID, delivery_id: UUID) -> bool:
    """Let a parked delivery be handled again; False where it is not parked, or concerns another tenant."""
    statement = (
        update(Delivery)
        .where(Delivery.id == delivery_id, Delivery.state == DeliveryState.PARKED, concerns_nobody_but(tenant_id))
        .values(state=DeliveryState.WAITING, reason=None, attempts=0, finished_at=None)
        .returning(Delivery.id)
    )
    return await deployment.scalar(statement) is not None


async def count_by_state(deployment: DeploymentTransaction) -> dict[DeliveryState, int]:
    """Return how many deliveries are in each state."""
    statement = select(Delivery.state, func.count().label("number")).group_by(Delivery.state)
    counted = {DeliveryState(row.state): int(row.number) for row in await deployment.execute(statement)}
    return {state: counted.get(state, 0) for state in DeliveryState}


def _opened(deployment: DeploymentTransaction, delivery_id: UUID, sealed: bytes) -> bytes | None:
    try:
        return deployment.cipher.open_bytes(DELIVERY_BODY, delivery_id, sealed)
    except DecryptionError:
        return None


def _row(one: Finished, now: datetime) -> dict[str, object]:
    return {
        "of_id": one.id,
        "to_state": one.state,
        "to_reason": one.reason,
        "to_tenants": {"ids": [str(tenant_id) for tenant_id in one.tenant_ids]},
        "to_finished_at": None if one.state is DeliveryState.WAITING else now,
    }


_FINISH = (
    update(Delivery)
    .where(Delivery.id == bindparam("of_id"))
    .values(
        state=bindparam("to_state"),
        reason=bindparam("to_reason"),
        tenant_ids=bindparam("to_tenants"),
        finished_at=bindparam("to_finished_at"),
        attempts=Delivery.attempts + 1,
    )
    .execution_options(synchronize_session=False)
)
