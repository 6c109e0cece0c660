"""Writes lines into bells, and notes that they were read or mailed."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from services.db import Transaction
from services.events.catalog.notification import MemberNotified
from services.ids import new_id
from services.notifications.models import Notification, NotificationChoice
from services.rules.notifications import Choices, Kind


async def tell(
    tx: Transaction,
    kind: Kind,
    members: Collection[UUID],
    *,
    key: str,
    conversation_id: UUID | None,
    now: datetime,
) -> dict[UUID, UUID]:
    """Put a line into each member's bell; a second one of the same key is not. Return the new lines' ids by member."""
    told: dict[UUID, UUID] = {}
    for member_id in sorted(members):
        row = {
            "tenant_id": tx.tenant_id,
            "id": new_id(now),
            "member_id": member_id,
            "kind": kind,
            "conversation_id": conversation_id,
            "key": f"{kind}:{key}",
            "created_at": now,
        }
        made = await tx.scalar(insert(Notification).values(row).on_conflict_do_nothing().returning(Notification.id))
        if made is not None:
            tx.emit(MemberNotified(notification_id=made, member_id=member_id, kind=kind), at=now)
            told[member_id] = made
    return told


async def mark_read(tx: Transaction, ids: Collection[UUID] | None, now: datetime) -> None:
    """The acting member has seen these lines of their own, or all of them."""
    mine = [
        Notification.tenant_id == tx.tenant_id,
        Notification.member_id == tx.principal.member_id,
        Notification.read_at.is_(None),
    ]
    if ids is not None:
        mine.append(Notification.id.in_(ids))
    await tx.execute(update(Notification).where(*mine).values(read_at=now))


async def mark_mailed(tx: Transaction, ids: Collection[UUID], now: datetime) -> None:
    """These lines went out by mail."""
    these = (Notification.tenant_id == tx.tenant_id, Notification.id.in_(ids))
    await tx.execute(update(Notification).where(*these).values(mailed_at=now))


async def keep_choices(tx: Transaction, choices: Choices) -> None:
    """Keep how the acting member wants to be told."""
    values: dict[str, object] = {
        "ways": {kind.value: sorted(ways) for kind, ways in choices.ways.items()},
        "zone": choices.zone,
        "digest": choices.digest,
        "daily_minute": choices.daily_minute,
        "quiet_from": choices.quiet_from,
        "quiet_until": choices.quiet_until,
    }
    row = {"tenant_id": tx.tenant_id, "member_id": tx.principal.member_id} | values
    statement = insert(NotificationChoice).values(row)
    await tx.execute(statement.on_conflict_do_update(index_elements=["tenant_id", "member_id"], set_=values))
