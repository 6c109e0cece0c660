"""Scores a lead anew from all that is stored, free of charge: after a merge, and after it was undone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.contacts.merges import Changes
from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.conversations.turns import Line, list_lines
from services.db import Transaction
from services.leads import commands as leads
from services.leads.facts import score_facts
from services.leads.models import Lead
from services.leads.queries import find_open
from services.rules import bands, scoring
from services.subject_keys import Subject


async def rescore_lead(tx: Transaction, changes: Changes, conversation_id: UUID, now: datetime) -> None:
    """Score the conversation's open lead over what is folded into it too; one that was never scored stays so."""
    lead = await find_open(tx, conversation_id)
    if lead is None or lead.owner_band is None:
        return
    answers = lead.progress.answers
    lines = await _lines(tx, conversation_id)
    facts = score_facts(lead, answers, lines, now, signals=lead.buying_signals, objections=lead.objections)
    score = scoring.score(facts)
    leads.record_score(tx, lead, conversation_id, facts, score, now)
    values = {
        "score_tenths": score.tenths,
        "band": score.band,
        "owner_band": bands.owner_band(lead.owner_band, score.tenths, new_message=False),
        "intent_level": answers.intent.current.value,
        "budget_band": answers.budget.current.value,
        "timeline": answers.timeline.current.value,
        "scored_at": now,
    }
    await changes.set(Lead, lead.id, **values)


async def _lines(tx: Transaction, conversation_id: UUID) -> list[Line]:
    """The last messages of a conversation and of those folded into it, by time."""
    lines = [
        line
        for row in await _shown_together(tx, conversation_id)
        for line in await list_lines(tx, Subject(tx.cipher, row.contact_id, row.subject_key), row.id)
    ]
    return sorted(lines, key=lambda line: (line.at, line.seq))


async def _shown_together(tx: Transaction, conversation_id: UUID) -> list[Any]:
    together = (Conversation.id == conversation_id) | (Conversation.folded_into == conversation_id)
    statement = (
        select(Conversation.id, Conversation.contact_id, Contact.subject_key)
        .join(Contact, (Contact.tenant_id == Conversation.tenant_id) & (Contact.id == Conversation.contact_id))
        .where(Conversation.tenant_id == tx.tenant_id, together)
    )
    return list((await tx.execute(statement)).all())
