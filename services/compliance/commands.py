"""Records who opted out and who opted in again, by the keyed hash of every address they are known by."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from services.compliance.models import OptOutMethod, Suppression, SuppressionPurpose
from services.db import Transaction
from services.events.catalog.contact import ContactOptedIn, ContactOptedOut
from services.ids import new_id
from services.tenants.models import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Consenter:
    """A contact with the blind indexes of all addresses, and the conversation in which it spoke, if any."""

    contact_id: UUID
    indexes: Collection[bytes]
    conversation_id: UUID | None


async def suppress(
    tx: Transaction, who: Consenter, purpose: SuppressionPurpose, *, method: OptOutMethod, at: datetime, now: datetime
) -> bool:
    """Write to none of these addresses any more for this purpose; False where they were suppressed already."""
    rows = [_row(tx, who, index, purpose, method=method, at=at) for index in who.indexes]
    if not rows:
        return False
    statement = insert(Suppression).values(rows).on_conflict_do_nothing().returning(Suppression.id)
    if not (await tx.execute(statement)).all():
        return False
    event = ContactOptedOut(
        contact_id=who.contact_id, conversation_id=who.conversation_id, channel=Channel.WHATSAPP, method=method
    )
    tx.emit(event, at=now)
    return True


async def lift(
    tx: Transaction, who: Consenter, purpose: SuppressionPurpose, *, method: OptOutMethod, now: datetime
) -> bool:
    """The contact opted in again by its own act; False where nothing was suppressed."""
    statement = (
        update(Suppression)
        .where(
            Suppression.tenant_id == tx.tenant_id,
            Suppression.value_index.in_(list(who.indexes)),
            Suppression.purpose == purpose,
            Suppression.lifted_at.is_(None),
        )
        .values(lifted_at=now)
        .returning(Suppression.id)
    )
    if not (await tx.execute(statement)).all():
        return False
    event = ContactOptedIn(
        contact_id=who.contact_id, conversation_id=who.conversation_id, channel=Channel.WHATSAPP, method=method
    )
    tx.emit(event, at=now)
    return True


def _row(
    tx: Transaction, who: Consenter, index: bytes, purpose: SuppressionPurpose, *, method: OptOutMethod, at: datetime
) -> dict[str, object]:
    return {
        "tenant_id": tx.tenant_id,
        "id": new_id(at),
        "channel": Channel.WHATSAPP,
        "value_index": index,
        "purpose": purpose,
        "method": method,
        "keyword": "",
        "conversation_id": who.conversation_id,
        "at": at,
    }
