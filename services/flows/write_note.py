"""A member writes a note for colleagues, or takes an own one back. No contact ever sees it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.contacts.models import Contact
from services.conversations.queries import ConversationRecord, lock_conversation
from services.db import Reader, Transaction
from services.deps import Deps
from services.desk import commands as desk
from services.desk.commands import NewNote
from services.desk.queries import list_colleagues
from services.errors import InvalidInput, NotFound
from services.events.catalog.desk import NoteRemoved, NoteWritten
from services.rules.mentions import mentioned
from services.rules.permissions import Access, Area, Principal
from services.subject_keys import Subject

LONGEST_NOTE = 4000


async def write_note(
    deps: Deps, principal: Principal, conversation_id: UUID, text: str, *, note_id: UUID, now: datetime
) -> None:
    """Keep a note and tell whom it mentions by @name; the same id again is the same note.

    Raises NotAllowed, NotFound for a conversation the member may not see, InvalidInput for an empty or too long text.
    """
    member_id = _acting(principal)
    if not text.strip() or len(text) > LONGEST_NOTE:
        raise InvalidInput(f"A note has 1 to {LONGEST_NOTE} characters.")
    async with deps.db.transaction(principal) as tx:
        conversation = await lock_conversation(tx, conversation_id)
        named = mentioned(text, await _mentionable(tx, conversation)) - {member_id}
        subject = await _subject(tx, conversation.contact_id)
        new = NewNote(id=note_id, conversation_id=conversation_id, text=text.strip(), mentions=named)
        if not await desk.write_note(tx, subject, new, now):
            return
        event = NoteWritten(
            note_id=note_id, conversation_id=conversation_id, member_id=member_id, mentioned_count=len(named)
        )
        tx.emit(event, at=now)


async def remove_note(deps: Deps, principal: Principal, note_id: UUID, now: datetime) -> None:
    """Take an own note back for good. Raises NotAllowed, or NotFound for what is not the member's own."""
    member_id = _acting(principal)
    async with deps.db.transaction(principal) as tx:
        conversation_id = await desk.remove_note(tx, note_id)
        if conversation_id is None:
            raise NotFound
        tx.emit(NoteRemoved(note_id=note_id, conversation_id=conversation_id, member_id=member_id), at=now)


def _acting(principal: Principal) -> UUID:
    demand(principal, Area.LEADS, Access.ACT)
    if principal.member_id is None:
        raise InvalidInput("Notes are written by people.")
    return principal.member_id


async def _mentionable(tx: Reader, conversation: ConversationRecord) -> Mapping[UUID, str]:
    """Who can open the conversation; a mention of anybody else would be a promise that nobody keeps."""
    colleagues = await list_colleagues(tx)
    return {one.id: one.name for one in colleagues if one.sees_all or one.id == conversation.assignee_id}


async def _subject(tx: Transaction, contact_id: UUID) -> Subject:
    statement = select(Contact.subject_key).where(Contact.tenant_id == tx.tenant_id, Contact.id == contact_id)
    return Subject(tx.cipher, contact_id, await tx.scalar(statement))
