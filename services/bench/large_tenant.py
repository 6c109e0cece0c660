"""Fills one tenant with a great many encrypted messages, each under its own key, and keeps a readable twin of them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from services.contacts.models import CONTACT_NAME
from services.conversations import words
from services.conversations.models import MESSAGE_BODY
from services.crypto import Cipher
from services.ids import new_id
from services.subject_keys import Subject, new_subject

MESSAGES_EACH = 125
WORDS_EACH = 8
VOCABULARY = 20_000
_SYLLABLES = [c + v for c in "bdfgjklmnprstvz" for v in "aeiou"]
_CONVERSATION = """tenant_id id contact_id inbox_id state ai_state last_seq last_inbound_seq answered_seq seen_seq
    created_at updated_at""".split()
_MESSAGE = "tenant_id id conversation_id inbox_id seq direction author kind body created_at attempts".split()
_WORD = "tenant_id word message_id conversation_id".split()
# Rows that are whole already need no look at what they point to, and an index is built faster than it grows.
_BEFORE = """set session_replication_role = replica; alter table message_word drop constraint message_word_pkey;
    create table plain_message (id uuid, body text)"""
_AFTER = """alter table message_word add primary key (tenant_id, word, message_id);
    create index on plain_message using gin (to_tsvector('simple', body)); vacuum analyze"""


class Vocabulary:
    """Made-up words, a few of them common and most rare, as in a language (Zipf)."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # a repeatable text, no secret
        self.words = ["".join(self.random.choices(_SYLLABLES, k=4)) + str(n % 10) for n in range(VOCABULARY)]
        self._weights = [0.0]
        for rank in range(1, VOCABULARY):
            self._weights.append(self._weights[-1] + 1 / rank)

    def text(self, count: int = WORDS_EACH) -> str:
        """A message's text."""
        return " ".join(self.random.choices(self.words, cum_weights=self._weights, k=count))


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Where the messages go: the tenant, its inbox, and the tenant's keys."""

    tenant_id: UUID
    inbox_id: UUID
    cipher: Cipher


async def fill(superuser_url: str, whose: Whose, texts: Vocabulary, count: int, now: datetime) -> None:
    """Write `count` messages in conversations of MESSAGES_EACH, and the same texts readable in `plain_message`."""
    connection = await asyncpg.connect(superuser_url)
    try:
        await connection.execute(_BEFORE)
        known: dict[str, int] = {}
        for number in range(count // MESSAGES_EACH):
            at = now - timedelta(minutes=count // MESSAGES_EACH - number)
            await _write(connection, _Talk(whose=whose, texts=texts, at=at, known=known))
        for statement in _AFTER.split(";"):
            await connection.execute(statement)
    finally:
        await connection.close()


async def _write(connection: Any, talk: "_Talk") -> None:
    """One conversation, in one round trip for each table."""
    contact, conversation = talk.people()
    told = [(new_id(talk.at), talk.texts.text()) for _ in range(MESSAGES_EACH)]
    tables: Sequence[tuple[str, Sequence[str], Sequence[tuple[object, ...]]]] = (
        ("contact", ("tenant_id", "id", "name", "subject_key", "created_at"), [contact]),
        ("conversation", _CONVERSATION, [conversation]),
        ("message", _MESSAGE, list(talk.messages(told))),
        ("message_word", _WORD, list(talk.words(told))),
        ("plain_message", ("id", "body"), told),
    )
    for table, columns, rows in tables:
        await connection.copy_records_to_table(table, records=rows, columns=columns)


class _Talk:
    """The rows of one conversation."""

    def __init__(self, *, whose: Whose, texts: Vocabulary, at: datetime, known: dict[str, int]) -> None:
        self.texts, self.at, self._whose, self._known = texts, at, whose, known
        self._id, self._contact_id = new_id(at), new_id(at)
        self._subject: Subject = new_subject(whose.cipher, self._contact_id)
        self._name = texts.text(2)

    def people(self) -> tuple[tuple[object, ...], tuple[object, ...]]:
        """The contact's row and the conversation's."""
        sealed = self._subject.seal(CONTACT_NAME, self._contact_id, self._name)
        contact = (self._whose.tenant_id, self._contact_id, sealed, self._subject.wrapped, self.at)
        numbers = (MESSAGES_EACH,) * 4
        states = ("open", "on", *numbers, self.at, self.at)
        return contact, (self._whose.tenant_id, self._id, self._contact_id, self._whose.inbox_id, *states)

    def messages(self, told: Sequence[tuple[UUID, str]]) -> Iterator[tuple[object, ...]]:
        """The messages' rows, each sealed for its own place."""
        for seq, (message_id, said) in enumerate(told, 1):
            body = self._subject.seal(MESSAGE_BODY, message_id, said)
            where = (self._whose.tenant_id, message_id, self._id, self._whose.inbox_id)
            yield (*where, seq, "inbound", "contact", "text", body, self.at, 0)

    def words(self, told: Sequence[tuple[UUID, str]]) -> Iterator[tuple[object, ...]]:
        """The rows of the word index; the hash of a word is made once."""
        for message_id, said in told:
            for word in set(said.split()):
                yield self._whose.tenant_id, self._hash(word), message_id, self._id
        for name in words.hashes(self._whose.cipher, self._name, kind=words.NAME):
            yield self._whose.tenant_id, name, self._id, self._id

    def _hash(self, word: str) -> int:
        if word not in self._known:
            (self._known[word],) = words.hashes(self._whose.cipher, word)
        return self._known[word]
