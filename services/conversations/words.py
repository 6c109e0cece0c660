"""The word index of messages: keyed hashes by which encrypted texts are found again.

A row says that a message has a word, as 8 bytes of an HMAC under the tenant's index key. Equality of a bigint is
leakproof, so the btree serves under row-level security, which array and text operators do not; message ids follow time,
so the newest messages of a word stand together. A collision finds one message too many, which reading it shows.
"""

import struct
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import BigInteger, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from services.crypto import Cipher
from services.db import Reader, Transaction
from services.rules.search_words import search_words
from services.tables import Table, TenantId, Visibility, visible_to

_HASH = struct.Struct(">q")
# More words than this narrow a search no further.
MOST_SOUGHT = 6


class MessageWord(Table):
    """One word of one message. Without foreign keys, which would cost a look-up for each word that is written."""

    __tablename__ = "message_word"
    tenant_id: Mapped[TenantId]
    word: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    message_id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID]
    __table_args__ = (visible_to(Visibility.THROUGH_CONVERSATION),)


def rows_of(tx: Transaction, conversation_id: UUID, message_id: UUID, text: str) -> list[dict[str, object]]:
    """The index rows of one message."""
    own = {"tenant_id": tx.tenant_id, "message_id": message_id, "conversation_id": conversation_id}
    return [own | {"word": word} for word in hashes(tx.cipher, text)]


async def index(tx: Transaction, conversation_id: UUID, message_id: UUID, text: str) -> None:
    """Make one message findable by its words."""
    await tx.insert(MessageWord, rows_of(tx, conversation_id, message_id, text))


async def find_messages(reader: Reader, text: str, limit: int) -> list[UUID]:
    """Return the newest messages that have every word of a text, newest first; none for a text without words."""
    sought = hashes(reader.cipher, text, longest_first=True)[:MOST_SOUGHT]
    if not sought:
        return []
    first = MessageWord
    statement = select(first.message_id).where(first.tenant_id == reader.tenant_id, first.word == sought[0])
    for word in sought[1:]:
        other = aliased(MessageWord)
        same = (other.tenant_id == reader.tenant_id, other.word == word, other.message_id == first.message_id)
        statement = statement.where(select(other.word).where(*same).exists())
    return list((await reader.execute(statement.order_by(first.message_id.desc()).limit(limit))).scalars())


def hashes(cipher: Cipher, text: str, *, longest_first: bool = False) -> list[int]:
    """The keyed hashes of a text's words; the longest, which are mostly the rarest, first where that is asked for."""
    words: Sequence[str] = search_words(text)
    ordered = sorted(words, key=len, reverse=True) if longest_first else words
    return [_HASH.unpack_from(cipher.index("word", word))[0] for word in ordered]
