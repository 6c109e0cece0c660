"""The word index of messages: keyed hashes by which encrypted texts are found again.

A row says that a message has a word, as 8 bytes of an HMAC under the tenant's index key. Equality of a bigint is
leakproof, so the btree serves under row-level security, which array and text operators do not; message ids follow time,
so the newest messages of a word stand together. A collision finds one message too many, which reading it shows.
"""

import struct
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Integer, Uuid, bindparam, select, text
from sqlalchemy.orm import Mapped, aliased, mapped_column

from services.crypto import Cipher
from services.db import Reader, Transaction
from services.rules.search_words import search_words
from services.statements import Prepared
from services.tables import Table, TenantId, Visibility, visible_to

_HASH = struct.Struct(">q")
WORD, NAME = "word", "name word"
# More words than this narrow a search no further.
MOST_SOUGHT = 6
# Words are told apart by how rare they are up to here; beyond, one is as common as the other.
COUNTED_ROWS = 2_000
# So many of the newest messages with the rarest word are looked at for the others, which bounds the worst search.
LOOKED_AT = 20_000


class MessageWord(Table):
    """One word of one message. Without foreign keys, which would cost a look-up for each word that is written."""

    __tablename__ = "message_word"
    tenant_id: Mapped[TenantId]
    word: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    message_id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID]
    __table_args__ = (visible_to(Visibility.THROUGH_CONVERSATION),)


class WordBackfill(Table):
    """How far the words of what is older than the index were added: places before `place` are done, and rows up to
    `after_id`; places are those of `flows/index_words`."""

    __tablename__ = "word_backfill"
    tenant_id: Mapped[TenantId]
    place: Mapped[int] = mapped_column(Integer)
    after_id: Mapped[UUID | None]
    __table_args__ = (visible_to(Visibility.SYSTEM),)


# One statement for all words of all messages: one for each word would cost a worker more than the words' hashes.
_ADD = Prepared(
    text(
        """insert into message_word (tenant_id, word, message_id, conversation_id)
        select :tenant_id, w.word, w.message_id, w.conversation_id
        from unnest(:words, :messages, :conversations) as w (word, message_id, conversation_id)
        on conflict do nothing"""
    ).bindparams(
        bindparam("tenant_id", type_=Uuid()),
        bindparam("words", type_=ARRAY(BigInteger())),
        bindparam("messages", type_=ARRAY(Uuid())),
        bindparam("conversations", type_=ARRAY(Uuid())),
    )
)
_RARITY = text(
    """select w.word, (select count(*) from (select from message_word m
        where m.tenant_id = :tenant_id and m.word = w.word limit :most) counted) as times
    from unnest(:words) as w (word) order by times"""
).bindparams(bindparam("tenant_id", type_=Uuid()), bindparam("words", type_=ARRAY(BigInteger())))


def index(tx: Transaction, told: Sequence[tuple[UUID, UUID, str]]) -> None:
    """Make messages findable by their words; each is (conversation id, message id, text). A repeat adds nothing."""
    _add(tx, [(word, one, conversation) for conversation, one, said in told for word in hashes(tx.cipher, said)])


def index_names(tx: Transaction, named: Sequence[tuple[UUID, str]]) -> None:
    """Make conversations findable by the words of their contact's name; each is (conversation id, name).

    Such a row stands under the conversation's own id in place of a message's. A repeat adds nothing.
    """
    _add(tx, [(word, one, one) for one, name in named for word in hashes(tx.cipher, name, kind=NAME)])


def _add(tx: Transaction, rows: Sequence[tuple[int, UUID, UUID]]) -> None:
    if rows:
        words, messages, conversations = zip(*rows, strict=True)
        tx.run_with_next(_ADD, words=list(words), messages=list(messages), conversations=list(conversations))


async def find_messages(reader: Reader, sought_text: str, limit: int) -> list[UUID]:
    """Return the newest messages that have every word of a text, newest first; none for a text without words."""
    return await _find(reader, hashes(reader.cipher, sought_text), limit)


async def find_named(reader: Reader, sought_text: str, limit: int) -> list[UUID]:
    """Return the newest conversations whose contact's name has every word of a text."""
    return await _find(reader, hashes(reader.cipher, sought_text, kind=NAME), limit)


async def _find(reader: Reader, every: Sequence[int], limit: int) -> list[UUID]:
    sought = list(every[:MOST_SOUGHT])
    if not sought:
        return []
    parameters = {"tenant_id": reader.tenant_id, "words": sought, "most": COUNTED_ROWS}
    found = (await reader.execute(_RARITY, parameters)).all()
    if not found[0].times:
        return []
    return list((await reader.execute(_having([row.word for row in found], reader.tenant_id).limit(limit))).scalars())


def _having(words: Sequence[int], tenant_id: UUID) -> Any:
    """The messages that have all words, looked for among the newest that have the first."""
    newest = (
        select(MessageWord.message_id)
        .where(MessageWord.tenant_id == tenant_id, MessageWord.word == words[0])
        .order_by(MessageWord.message_id.desc())
        .limit(LOOKED_AT)
        .subquery("newest")
    )
    statement = select(newest.c.message_id)
    for word in words[1:]:
        other = aliased(MessageWord)
        same = (other.tenant_id == tenant_id, other.word == word, other.message_id == newest.c.message_id)
        statement = statement.where(select(other.word).where(*same).exists())
    return statement.order_by(newest.c.message_id.desc())


def hashes(cipher: Cipher, said: str, *, kind: str = WORD) -> list[int]:
    """The keyed hashes of a text's words, or of a name's, which are others."""
    return [_HASH.unpack_from(cipher.index(kind, word))[0] for word in search_words(said)]
