"""What the inbox's search finds: whole words of messages and of names, phone numbers, e-mail addresses in messages.

All of it is encrypted, so this asks keyed indexes. Their limits: whole words only, no order but time, at most the
newest FOUND_MESSAGES messages that have all the words, and with several words the newest `words.LOOKED_AT` messages
that have the rarest. Beginnings of names are found by the list itself, among its newest conversations.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select

from services.contacts.models import ChannelIdentity, Contact
from services.conversations.models import Conversation, Message
from services.conversations.words import find_messages, find_named
from services.db import Reader
from services.rules.permissions import sees_personal_data
from services.rules.search_words import search_words
from services.screens.conversation_columns import visible_conversations
from services.screens.people import contact_name, message_text, one_line, subject_of

FOUND_MESSAGES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where something was said."""

    message_id: UUID
    text: str


async def find_lines(reader: Reader, text: str) -> dict[UUID, Line]:
    """Return the conversations in which `text` was said, each with its newest message that has it, newest first."""
    if not sees_personal_data(reader.principal):
        return {}
    message_ids = await find_messages(reader, text, FOUND_MESSAGES)
    statement = (
        select(Message.id, Message.kind, Message.body, Conversation.id.label("conversation_id"))
        .add_columns(Conversation.contact_id, Contact.subject_key)
        .join(
            Conversation, and_(Conversation.tenant_id == reader.tenant_id, Conversation.id == Message.conversation_id)
        )
        .join(Contact, and_(Contact.tenant_id == reader.tenant_id, Contact.id == Conversation.contact_id))
        .where(*visible_conversations(reader), Message.tenant_id == reader.tenant_id, Message.id.in_(message_ids))
        .order_by(Message.id.desc())
    )
    sought = set(search_words(text))
    found: dict[UUID, Line] = {}
    for row in await reader.execute(statement) if message_ids else ():
        said = message_text(reader, subject_of(reader, row), row.id, row.kind, row.body)
        # A hash may collide, and an erased text has no words any more.
        if sought <= set(search_words(said)):
            found.setdefault(row.conversation_id, Line(message_id=row.id, text=_around(said, sought)))
    return found


async def find_people(reader: Reader, text: str) -> list[UUID]:
    """Return the conversations of contacts whose name has the words of `text`, however long ago they wrote."""
    if not sees_personal_data(reader.principal):
        return []
    ids = await find_named(reader, text, FOUND_MESSAGES)
    if not ids:
        return []
    statement = (
        select(Conversation.id, Conversation.contact_id, Contact.name, Contact.subject_key)
        .join(Contact, and_(Contact.tenant_id == reader.tenant_id, Contact.id == Conversation.contact_id))
        .where(*visible_conversations(reader), Conversation.id.in_(ids))
        .order_by(Conversation.updated_at.desc())
    )
    sought = set(search_words(text))
    rows = (await reader.execute(statement)).all()
    return [
        row.id for row in rows if sought <= set(search_words(contact_name(reader, subject_of(reader, row), row.name)))
    ]


async def find_addressed(reader: Reader, text: str) -> list[UUID]:
    """Return the conversations of contacts with this very phone number."""
    digits = "".join(filter(str.isdigit, text))
    if not sees_personal_data(reader.principal) or len(digits) < 7:
        return []
    statement = (
        select(Conversation.id)
        .join(ChannelIdentity, and_(
            ChannelIdentity.tenant_id == reader.tenant_id, ChannelIdentity.contact_id == Conversation.contact_id
        ))
        .where(*visible_conversations(reader), ChannelIdentity.value_index == reader.cipher.index("phone", digits))
        .order_by(Conversation.updated_at.desc())
    )  # fmt: skip
    return list((await reader.execute(statement)).scalars())


def _around(said: str, sought: set[str]) -> str:
    """The sentence's part with the first word that was sought, so that the row shows why it was found."""
    words = one_line(said, len(said)).split()
    place = next((i for i, word in enumerate(words) if sought.intersection(search_words(word))), 0)
    start = max(0, place - 4)
    return ("… " if start else "") + one_line(" ".join(words[start:]))
