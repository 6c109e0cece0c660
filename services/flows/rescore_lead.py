"""Scores a lead anew from all that is stored, free of charge: after a merge, and after it was undone."""

from datetime import datetime
from uuid import UUID

from services.contacts.merges import Changes
from services.db import Transaction
from services.leads import commands as leads
from services.leads.models import Lead
from services.leads.present import load_facts
from services.leads.queries import find_open
from services.rules import bands, scoring


async def rescore_lead(tx: Transaction, changes: Changes, conversation_id: UUID, now: datetime) -> None:
    """Score the conversation's open lead over what is folded into it too; one that was never scored stays so."""
    lead = await find_open(tx, conversation_id)
    if lead is None or lead.owner_band is None:
        return
    answers = lead.progress.answers
    facts = await load_facts(tx, lead, conversation_id, now)
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
