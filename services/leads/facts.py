"""Counts what the score needs out of a conversation: words, reply times, silence, age."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from services.conversations.models import Author
from services.conversations.turns import Line
from services.leads.queries import LeadRecord
from services.rules.qualification import Answers
from services.rules.reading import BuyingSignal, Objection
from services.rules.score_policy import ScoreFacts
from services.rules.scoring import median_tenths


def score_facts(
    lead: LeadRecord,
    answers: Answers,
    lines: Sequence[Line],
    now: datetime,
    *,
    signals: Sequence[BuyingSignal],
    objections: Sequence[Objection],
) -> ScoreFacts:
    """Return the facts of a lead at `now`; `signals` and `objections` are all that are open, this turn's included."""
    inbound = [line for line in lines if line.author is Author.CONTACT]
    return ScoreFacts(
        budget=answers.budget.current.value,
        intent_level=answers.intent.current.value,
        timeline=answers.timeline.current.value,
        buying_signals=tuple(signals),
        open_objections=tuple(objections),
        median_words_tenths=median_tenths([len(line.text.split()) for line in inbound]),
        median_reply_seconds=_median_reply_seconds(lines),
        silence_seconds=_seconds(inbound[-1].at, now) if inbound else 0,
        age_seconds=_seconds(lead.created_at, now),
        interactions=len(inbound),
    )


def _median_reply_seconds(lines: Sequence[Line]) -> int | None:
    """From each message of ours that the contact answered to the first words of the answer."""
    replies = [
        _seconds(ours.at, theirs.at)
        for ours, theirs in pairwise(lines)
        if ours.author is not Author.CONTACT and theirs.author is Author.CONTACT
    ]
    return median_tenths(replies) // 10 if replies else None


def _seconds(start: datetime, end: datetime) -> int:
    return max(int((end - start).total_seconds()), 0)
