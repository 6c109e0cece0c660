"""Changes an inbox's state: halted, running again, its quality, when it was last heard of."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, func, update

from services.db import Transaction
from services.events.catalog.operations import InboxHalted, InboxResumed
from services.statements import Prepared
from services.tenants.models import Inbox, InboxState


async def halt_inbox(tx: Transaction, inbox_id: UUID, reason: str, *, error_code: int | None, now: datetime) -> None:
    """Send nothing more from an inbox until it is resumed; queued messages stay queued."""
    if await _change(tx, inbox_id, InboxState.CONNECTED, InboxState.HALTED, reason):
        tx.emit(InboxHalted(inbox_id=inbox_id, reason=reason, error_code=error_code), at=now)


async def resume_inbox(tx: Transaction, inbox_id: UUID, now: datetime) -> None:
    """Let a halted inbox send again; what waits is found by the next sweep."""
    if await _change(tx, inbox_id, InboxState.HALTED, InboxState.CONNECTED, None):
        tx.emit(InboxResumed(inbox_id=inbox_id), at=now)


async def note_quality(tx: Transaction, inbox_id: UUID, quality: str) -> None:
    """Keep the provider's last word on the inbox's quality."""
    where = (Inbox.tenant_id == tx.tenant_id, Inbox.id == inbox_id)
    await tx.execute(update(Inbox).where(*where).values(quality=quality))


async def note_received(tx: Transaction, inbox_ids: Collection[UUID], now: datetime) -> None:
    """Note when the provider last told us something of these inboxes."""
    await tx.run(_NOTE_RECEIVED, inbox_ids=list(inbox_ids), now=now)


async def _change(tx: Transaction, inbox_id: UUID, before: InboxState, after: InboxState, reason: str | None) -> bool:
    statement = (
        update(Inbox)
        .where(Inbox.tenant_id == tx.tenant_id, Inbox.id == inbox_id, Inbox.state == before)
        .values(state=after, state_reason=reason)
        .returning(Inbox.id)
    )
    return await tx.scalar(statement) is not None


_NOTE_RECEIVED = Prepared(
    update(Inbox)
    .where(Inbox.tenant_id == bindparam("tenant_id"), Inbox.id == func.any(bindparam("inbox_ids", type_=ARRAY(Uuid()))))
    .values(last_received_at=bindparam("now"))
)
