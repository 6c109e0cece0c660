"""What a lead is scored on at this moment, from all that is stored: for a rescore, and for a what-if beside it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.conversations.turns import Line, list_lines
from services.db import Reader
from services.leads.facts import score_facts
from services.leads.queries import LeadRecord
from services.rules.score_policy import ScoreFacts
from services.subject_keys import Subject


async def load_facts(tx: Reader, lead: LeadRecord, conversation_id: UUID, now: datetime) -> ScoreFacts:
    """The facts of a lead at `now`, over its conversation and what is folded into it."""
    lines = await _lines(tx, conversation_id)
    answers = lead.progress.answers
    return score_facts(lead, answers, lines, now, signals=lead.buying_signals, objections=lead.objections)


async def _lines(tx: Reader, conversation_id: UUID) -> list[Line]:
    """The last messages of a conversation and of those folded into it, by time."""
    lines = [
        line
        for row in await _shown_together(tx, conversation_id)
        for line in await list_lines(tx, Subject(tx.cipher, row.contact_id, row.subject_key), row.id)
    ]
    return sorted(lines, key=lambda line: (line.at, line.seq))


async def _shown_together(tx: Reader, conversation_id: UUID) -> Sequence[Any]:
    together = (Conversation.id == conversation_id) | (Conversation.folded_into == conversation_id)
    statement = (
        select(Conversation.id, Conversation.contact_id, Contact.subject_key)
        .join(Contact, (Contact.tenant_id == Conversation.tenant_id) & (Contact.id == Conversation.contact_id))
        .where(Conversation.tenant_id == tx.tenant_id, together)
    )
    return (await tx.execute(statement)).all()
