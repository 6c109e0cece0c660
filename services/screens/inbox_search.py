"""What the inbox's search finds in texts and addresses: whole words of messages, phone numbers, e-mail addresses.

Texts are encrypted, so this asks keyed indexes. Their limits: whole words only, no beginnings of words, no order but
time, and at most the newest FOUND_MESSAGES messages that have all the words. Names are searched by the list itself.
"""

from uuid import UUID

from sqlalchemy import and_, select

from services.contacts.models import ChannelIdentity, Contact
from services.conversations.models import Conversation, Message
from services.conversations.words import find_messages
from services.db import Reader
from services.rules.permissions import sees_personal_data
from services.rules.search_words import search_words
from services.screens.conversation_columns import visible_conversations
from services.screens.people import message_text, one_line, subject_of

FOUND_MESSAGES = 60


async def find_lines(reader: Reader, text: str) -> dict[UUID, str]:
    """Return the conversations in which `text` was said, each with its newest line that has it, newest first."""
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
    found: dict[UUID, str] = {}
    for row in await reader.execute(statement) if message_ids else ():
        said = message_text(reader, subject_of(reader, row), row.id, row.kind, row.body)
        # A hash may collide, and an erased text has no words any more.
        if sought <= set(search_words(said)):
            found.setdefault(row.conversation_id, _around(said, sought))
    return found


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
