"""Writes what a team keeps beside a conversation: notes, and the labels it carries. Who may is the flows' matter."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert

from services.db import Transaction
from services.desk.models import NOTE_BODY, ConversationLabel, Note, NoteMention
from services.subject_keys import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """A note as its author wrote it; the browser makes the id, so that a repeat is the same note."""

    id: UUID
    conversation_id: UUID
    text: str
    mentions: Collection[UUID]


async def write_note(tx: Transaction, subject: Subject, new: NewNote, now: datetime) -> bool:
    """Keep a note of the acting member and whom it mentions; False where it is kept already."""
    own: dict[str, object] = {"tenant_id": tx.tenant_id, "conversation_id": new.conversation_id}
    note = {
        "id": new.id,
        "author_id": tx.principal.member_id,
        "created_at": now,
        "body": subject.seal(NOTE_BODY, new.id, new.text),
    }
    kept = insert(Note).values(own | note).on_conflict_do_nothing().returning(Note.id)
    if await tx.scalar(kept) is None:
        return False
    named = [own | {"note_id": new.id, "member_id": member_id, "seen_at": None} for member_id in sorted(new.mentions)]
    await tx.insert(NoteMention, named)
    return True


async def remove_note(tx: Transaction, note_id: UUID) -> UUID | None:
    """Remove an own note with its mentions; return its conversation, None where there is no such note."""
    statement = (
        delete(Note)
        .where(Note.tenant_id == tx.tenant_id, Note.id == note_id, Note.author_id == tx.principal.member_id)
        .returning(Note.conversation_id)
    )
    conversation_id: UUID | None = await tx.scalar(statement)
    return conversation_id


async def see_mentions(tx: Transaction, conversation_id: UUID, now: datetime) -> None:
    """The acting member has seen where a conversation names them."""
    mine = (
        NoteMention.tenant_id == tx.tenant_id,
        NoteMention.member_id == tx.principal.member_id,
        NoteMention.conversation_id == conversation_id,
        NoteMention.seen_at.is_(None),
    )
    await tx.execute(update(NoteMention).where(*mine).values(seen_at=now))


async def put_label(tx: Transaction, conversation_id: UUID, label_id: UUID, now: datetime) -> bool:
    """Put a label on a conversation; False where it was there. A label of nobody's breaks the foreign key."""
    row = {"tenant_id": tx.tenant_id, "conversation_id": conversation_id, "label_id": label_id, "created_at": now}
    statement = insert(ConversationLabel).values(row).on_conflict_do_nothing().returning(ConversationLabel.label_id)
    return await tx.scalar(statement) is not None


async def take_label(tx: Transaction, conversation_id: UUID, label_id: UUID) -> bool:
    """Take a label off a conversation; False where it was not there."""
    table = ConversationLabel
    statement = delete(table).where(
        table.tenant_id == tx.tenant_id, table.conversation_id == conversation_id, table.label_id == label_id
    )
    return await tx.scalar(statement.returning(table.label_id)) is not None
