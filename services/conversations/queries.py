"""Reads single conversations for flows; lists for pages are their screens' matter."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.conversations.models import Conversation
from services.db import Reader, Transaction
from services.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationRecord:
    """A conversation as a member's act needs it."""

    id: UUID
    contact_id: UUID
    inbox_id: UUID
    assignee_id: UUID | None
    answered_seq: int
    last_seq: int
    last_inbound_seq: int
    last_inbound_at: datetime | None
    window_refused_at: datetime | None
    opted_out_at: datetime | None
    ai_state: str


async def lock_conversation(tx: Transaction, conversation_id: UUID) -> ConversationRecord:
    """Lock a conversation; raises NotFound for one that the principal may not see."""
    columns = [getattr(Conversation, name) for name in ConversationRecord.__dataclass_fields__]
    statement = (
        select(*columns)
        .where(Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id)
        .with_for_update()
    )
    row = (await tx.execute(statement)).mappings().one_or_none()
    if row is None:
        raise NotFound("Conversation.")
    return ConversationRecord(**row)


async def load_contact_id(tx: Reader, conversation_id: UUID) -> UUID:
    """Return whose conversation it is; raises NotFound."""
    statement = select(Conversation.contact_id).where(
        Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id
    )
    contact_id: UUID | None = await tx.scalar(statement)
    if contact_id is None:
        raise NotFound("Conversation.")
    return contact_id
