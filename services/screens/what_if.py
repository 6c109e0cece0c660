"""What the score would be if the contact told something else, or nothing more for some days; nothing is written.

The same facts and the same arithmetic as a real rescore (`flows.rescore_lead`) at that time, so both agree to a tenth.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.db import Reader
from services.errors import InvalidInput, NotFound
from services.leads.models import Lead
from services.leads.present import load_facts
from services.leads.queries import find_open
from services.rules import scoring
from services.rules.permissions import Area, Principal
from services.rules.reading import BudgetBand, IntentLevel, Timeline
from services.rules.score_policy import Contribution, ScoreFacts
from services.screens.inbox_profile import Factor
from services.screens.lead_profile import own_lead
from services.screens.score_words import reason
from services.screens.words import FACTORS

MOST_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What is supposed; an empty answer stays as it is, `days` pass without a word."""

    intent: str = ""
    budget: str = ""
    timeline: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The score that this would give, and the present one of the same moment."""

    tenths: int = 0
    band: str = ""
    now_tenths: int = 0
    factors: list[Factor] = field(default_factory=list)
    supposed: Supposed = field(default_factory=Supposed)


async def load_what_if(
    reader: Reader, principal: Principal, lead_id: UUID, supposed: Supposed, *, now: datetime
) -> WhatIf:
    """Score the open lead as supposed. Raises NotFound, InvalidInput for an answer or a time that there cannot be."""
    demand(principal, Area.LEADS)
    if not 0 <= supposed.days <= MOST_DAYS:
        raise InvalidInput(f"Choose 0 to {MOST_DAYS} days.")
    conversation_id = await reader.scalar(select(Lead.conversation_id).where(*own_lead(reader, lead_id)))
    lead = await find_open(reader, conversation_id) if conversation_id else None
    if lead is None or lead.id != lead_id:
        raise NotFound
    at = now + timedelta(days=supposed.days)
    facts = await load_facts(reader, lead, conversation_id, at)
    score = scoring.score(_changed(facts, supposed))
    present = scoring.score(await load_facts(reader, lead, conversation_id, now))
    return WhatIf(
        tenths=score.tenths,
        band=score.band,
        now_tenths=present.tenths,
        factors=[_factor(one) for one in score.contributions],
        supposed=supposed,
    )


def _changed(facts: ScoreFacts, supposed: Supposed) -> ScoreFacts:
    """The facts with what is supposed in place of what was told."""
    try:
        return replace(
            facts,
            budget=BudgetBand(supposed.budget or facts.budget),
            intent_level=IntentLevel(supposed.intent or facts.intent_level),
            timeline=Timeline(supposed.timeline or facts.timeline),
        )
    except ValueError as error:
        raise InvalidInput("Choose one of the values.") from error


def _factor(one: Contribution) -> Factor:
    stored = {"factor": one.factor, "code": one.code, "max_tenths": one.max_tenths, **dict(one.parameters)}
    return Factor(
        name=one.factor,
        label=FACTORS[one.factor],
        points_tenths=one.tenths,
        max_tenths=one.max_tenths,
        reason=reason(stored),
    )
