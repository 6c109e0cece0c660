"""Where a conversation stands for the team: open, asleep until a time, resolved. The contact's next word opens it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update

from services.conversations.models import Conversation, ConversationState
from services.db import Reader, Transaction

WOKEN_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where it stands; `until` only while it sleeps."""

    state: ConversationState
    until: datetime | None = None


async def load_standing(tx: Reader, conversation_id: UUID) -> Standing | None:
    """Where a conversation stands, None for one that the principal may not see."""
    statement = select(Conversation.state, Conversation.snoozed_until).where(
        Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id
    )
    row = (await tx.execute(statement)).one_or_none()
    if row is None:
        return None
    state = ConversationState(row.state)
    return Standing(state=state, until=row.snoozed_until if state is ConversationState.SNOOZED else None)


async def put(tx: Transaction, conversation_id: UUID, standing: Standing) -> None:
    """Put it there; the order of the lists does not change."""
    await tx.execute(
        update(Conversation)
        .where(Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id)
        .values(state=standing.state, snoozed_until=standing.until)
    )


async def wake_due(tx: Transaction, now: datetime) -> Sequence[UUID]:
    """Open what has slept long enough; return which."""
    due = (
        select(Conversation.id)
        .where(
            Conversation.tenant_id == tx.tenant_id,
            Conversation.state == ConversationState.SNOOZED,
            Conversation.snoozed_until <= now,
        )
        .limit(WOKEN_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    woken = (
        update(Conversation)
        .where(Conversation.tenant_id == tx.tenant_id, Conversation.id.in_(due))
        .values(state=ConversationState.OPEN, snoozed_until=None, updated_at=now)
        .returning(Conversation.id)
    )
    return list((await tx.execute(woken)).scalars())
