"""Fills one tenant with a great many open leads over all bands, languages and owners, one message said in each."""

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
from services.rules.bands import band_of
from services.rules.correction import LANGUAGES
from services.rules.reading import BudgetBand, IntentLevel, Timeline
from services.subject_keys import new_subject

AT_ONCE = 2_000
FIRST_NAMES = "Ravi Asha Meera Dev Kavya Arjun Leila Omar Nisha Karan".split()
# Of a hundred leads so many wait for a first answer, carry the label, and are owned by nobody.
WAITING, LABELLED, UNOWNED = 5, 3, 40
_COLUMNS = {
    "contact": "tenant_id id name subject_key created_at",
    "conversation": "tenant_id id contact_id inbox_id state assignee_id ai_state language last_seq last_inbound_seq"
    " answered_seq seen_seq last_inbound_at created_at updated_at",
    "lead": "tenant_id id contact_id conversation_id state owner_id score_tenths band intent_level budget_band timeline"
    " objections buying_signals questions_asked source interactions created_at updated_at",
    "message": "tenant_id id conversation_id inbox_id seq direction author kind body created_at attempts",
    "message_word": "tenant_id word message_id conversation_id",
    "sla_clock": "tenant_id id lead_id conversation_id promise band started_at left_seconds running_since due_at"
    " policy_version",
    "conversation_label": "tenant_id conversation_id label_id created_at",
}
# Rows that are whole already need no look at what they point to.
_BEFORE = "set session_replication_role = replica"


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """The tenant that gets the leads, with what they point to."""

    tenant_id: UUID
    inbox_id: UUID
    owner_ids: Sequence[UUID]
    label_id: UUID
    cipher: Cipher


async def fill(superuser_url: str, firm: Firm, count: int, now: datetime) -> None:
    """Write `count` leads, the oldest first; the same at every run but for the ids and keys."""
    connection = await asyncpg.connect(superuser_url)
    try:
        await connection.execute(_BEFORE)
        made = _Leads(firm, now, count)
        for start in range(0, count, AT_ONCE):
            rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in _COLUMNS}
            for number in range(start, min(start + AT_ONCE, count)):
                for table, row in made.rows(number):
                    rows[table].append(row)
            for table, columns in _COLUMNS.items():
                await connection.copy_records_to_table(table, records=rows[table], columns=columns.split())
        await connection.execute("vacuum analyze")
    finally:
        await connection.close()


class _Leads:
    """The rows of one lead after the other."""

    def __init__(self, firm: Firm, now: datetime, count: int) -> None:
        self._firm, self._now, self._count = firm, now, count
        self._random = random.Random(11)  # repeatable leads, no secret
        self._hashes: dict[str, Sequence[int]] = {}

    def rows(self, number: int) -> Iterator[tuple[str, tuple[object, ...]]]:
        """Everything that one lead consists of."""
        firm, draw = self._firm, self._random
        at = self._now - timedelta(minutes=self._count - number)
        contact, talk, lead, message = (new_id(at) for _ in range(4))
        subject = new_subject(firm.cipher, contact)
        name = f"{draw.choice(FIRST_NAMES)} N{number}"
        owner = None if draw.randrange(100) < UNOWNED else draw.choice(firm.owner_ids)
        score = draw.randrange(1001)
        tenant, body = firm.tenant_id, subject.seal(MESSAGE_BODY, message, "What does it cost?")
        yield "contact", (tenant, contact, subject.seal(CONTACT_NAME, contact, name), subject.wrapped, at)
        spoken = (draw.choice(LANGUAGES), 1, 1, 1, 1, at, at, at)
        yield "conversation", (tenant, talk, contact, firm.inbox_id, "open", owner, "on", *spoken)
        told = (draw.choice(list(IntentLevel)), draw.choice(list(BudgetBand)), draw.choice(list(Timeline)))
        nothing: list[str] = []
        facts = (
            score,
            band_of(score).value,
            *(one.value for one in told),
            nothing,
            nothing,
            nothing,
            "whatsapp",
            1,
            at,
            at,
        )
        yield "lead", (tenant, lead, contact, talk, "open", owner, *facts)
        yield "message", (tenant, message, talk, firm.inbox_id, 1, "inbound", "contact", "text", body, at, 0)
        yield from (("message_word", (tenant, word, talk, talk)) for word in self._words(name))
        if draw.randrange(100) < WAITING:
            due = self._now + timedelta(minutes=draw.randrange(-600, 1440))
            clock = ("first_response", "WARM", at, 86_400, at, due, "bench")
            yield "sla_clock", (tenant, new_id(at), lead, talk, *clock)
        if draw.randrange(100) < LABELLED:
            yield "conversation_label", (tenant, talk, firm.label_id, at)

    def _words(self, name: str) -> Iterator[int]:
        for word in name.split():
            if word in self._hashes:
                yield from self._hashes[word]
                continue
            found = words.hashes(self._firm.cipher, word, kind=words.NAME)
            if word in FIRST_NAMES:
                self._hashes[word] = found
            yield from found


def plain_board(tenant_id: UUID) -> tuple[str, Sequence[Any]]:
    """The least that a column needs, without policies, names and words: what the board is compared with."""
    text = """select id from lead where tenant_id = $1 and state = 'open' and band = 'HOT'
        order by score_tenths desc, id desc limit 31"""
    return text, (tenant_id,)
