"""Says who has the next word in a conversation: the AI or a person."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update

from services.conversations.models import AiState, Conversation
from services.db import Transaction
from services.events.catalog.conversation import ConversationHandedOff

# The AI's answer was held back after its turn was closed, because the AI was stopped.
SILENCED = "ai_silenced"


async def pause_ai(tx: Transaction, conversation_id: UUID, reason: str, now: datetime) -> bool:
    """Stop the AI in a conversation until somebody hands it back; False where it was stopped already."""
    statement = (
        update(Conversation)
        .where(
            Conversation.tenant_id == tx.tenant_id,
            Conversation.id == conversation_id,
            Conversation.ai_state == AiState.ON,
        )
        .values(ai_state=AiState.PAUSED, ai_reason=reason, updated_at=now)
        .returning(Conversation.id)
    )
    return await tx.scalar(statement) is not None


async def hand_off(tx: Transaction, conversation_id: UUID, reason: str, now: datetime) -> None:
    """The AI stops for a reason and a person is asked to go on."""
    if await pause_ai(tx, conversation_id, reason, now):
        tx.emit(ConversationHandedOff(conversation_id=conversation_id, reason=reason), at=now)


async def resume_ai(tx: Transaction, conversation_id: UUID, now: datetime) -> bool:
    """Let the AI answer again; False where it was on already."""
    statement = (
        update(Conversation)
        .where(
            Conversation.tenant_id == tx.tenant_id,
            Conversation.id == conversation_id,
            Conversation.ai_state == AiState.PAUSED,
        )
        .values(ai_state=AiState.ON, ai_reason=None, person_acted_at=None, updated_at=now)
        .returning(Conversation.id)
    )
    return await tx.scalar(statement) is not None


async def note_person_acted(tx: Transaction, conversation_id: UUID, now: datetime) -> None:
    """A person has taken the conversation up: from now on they may be idle."""
    own = (Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id)
    await tx.execute(update(Conversation).where(*own).values(person_acted_at=now))
