"""Whether the ledger of webhook deliveries adds up, and what its processed ones told of whose messages.

Deliveries belong to the deployment; whether a tenant stored what they told of is a question to its own rows.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select, text

from services.adapters.whatsapp.parse import parse
from services.arrivals import EchoArrived, MessageArrived
from services.checks.look import Found, Told
from services.conversations.models import DELIVERY_BODY, Delivery, DeliveryState
from services.db import DeploymentTransaction
from services.errors import DecryptionError
from services.tenants.models import Channel, InboxRoute

# The newest deliveries are read again; older ones were checked when they were new.
_REREAD = 5000


async def deliveries_add_up(deployment: DeploymentTransaction) -> list[Found]:
    """Every accepted delivery is waiting, or processed or parked with its time, and a parked one with its reason."""
    rows = await deployment.execute(
        text(
            """select id, format('is %s, finished %s, for the reason %s', state,
                coalesce(finished_at::text, 'never'), coalesce(reason, 'none')) as what
            from delivery where not case state
                when 'waiting' then finished_at is null
                when 'processed' then finished_at is not null
                when 'parked' then finished_at is not null and reason is not null
                else false end"""
        )
    )
    return [Found(table="delivery", row_id=str(row.id), what=row.what) for row in rows]


async def deliveries_can_be_read(deployment: DeploymentTransaction) -> list[Found]:
    """The body of a processed delivery decrypts under the intake key for this very row."""
    return [
        Found(table="delivery", row_id=str(delivery_id), what="its body cannot be decrypted")
        for delivery_id, body in await _reread(deployment)
        if body is None
    ]


async def list_told(deployment: DeploymentTransaction) -> Mapping[UUID, Sequence[Told]]:
    """Return by tenant the messages that the newest processed deliveries told of, read from their bodies again."""
    inboxes = select(InboxRoute).where(InboxRoute.channel == Channel.WHATSAPP)
    routes = {row.external_id: (row.tenant_id, row.inbox_id) for row in await deployment.execute(inboxes)}
    told: dict[UUID, list[Told]] = defaultdict(list)
    for delivery_id, body in await _reread(deployment):
        for arrival in parse(body).arrivals if body else ():
            if isinstance(arrival, MessageArrived | EchoArrived) and arrival.account in routes:
                tenant_id, inbox_id = routes[arrival.account]
                told[tenant_id].append(
                    Told(delivery_id=delivery_id, inbox_id=inbox_id, provider_id=arrival.provider_id)
                )
    return told


async def _reread(deployment: DeploymentTransaction) -> list[tuple[UUID, bytes | None]]:
    statement = (
        select(Delivery.id, Delivery.body)
        .where(Delivery.state == DeliveryState.PROCESSED)
        .order_by(Delivery.id.desc())
        .limit(_REREAD)
    )
    return [(row.id, _opened(deployment, row.id, row.body)) for row in await deployment.execute(statement)]


def _opened(deployment: DeploymentTransaction, delivery_id: UUID, sealed: bytes) -> bytes | None:
    try:
        return deployment.cipher.open_bytes(DELIVERY_BODY, delivery_id, sealed)
    except DecryptionError:
        return None
