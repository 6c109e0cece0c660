"""Makes one reading of the local one and the model's form: the rules decide on safety, the model on meaning.

- Opt-out is the rules' alone. Sensitive topics, the wish for a person, objections and buying signals are those of
  both: the model can add one, never take one back, whatever a contact wrote to it.
- Budget and timeline of the local parsers win where they found the contact's own figure: they are right more often
  than a model with sums, scales and month names. Else the model points at words, code reads the value off them, and
  the model's own value counts only where the parsers cannot read those words.
- The language is the rules', who know scripts and Hinglish; the model names it where they cannot.
- Every extracted value needs the contact's own words, else it is dropped.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.adapters.openai.evidence import find_evidence
from services.adapters.openai.parse import Answer, Form, Quoted
from services.rules.budget import BudgetContext, currency_of_talk, find_budget
from services.rules.numbers_in_words import find_numbers, tokens_of
from services.rules.reading import (
    UNKNOWN_BUDGET,
    UNKNOWN_TIMELINE,
    BudgetBand,
    Extracted,
    Reading,
    SensitiveTopic,
    Timeline,
    Value,
)
from services.rules.timeline import find_timeline
from services.rules.timeline_bands import TimelineContext
from services.rules.turn_text import TurnText

PROVIDER = "openai"
_LANGUAGE = re.compile(r"[a-z]{2}(-Latn)?|und-Latn")


def combine(turn: TurnText, local: Reading, answer: Answer) -> Reading:
    """The reading of a turn that both have read."""
    form = answer.form
    level = _proved(form.level, turn)
    reading = replace(
        local,
        provider=PROVIDER,
        intent=form.intent,
        tone=form.tone,
        confidence_millis=_confidence(local, answer),
        intent_level=level if level.is_known else local.intent_level,
        budget=local.budget if local.budget.is_known else _budget(form.budget, turn),
        timeline=local.timeline if local.timeline.is_known else _timeline(form.timeline, turn),
        objections=_joined(local.objections, form.objections, turn),
        buying_signals=_joined(local.buying_signals, form.signals, turn),
        sensitive=tuple(topic for topic in SensitiveTopic if topic in {*local.sensitive, *form.sensitive}),
        asks_for_person=local.asks_for_person or form.asks_for_person,
    )
    return _in_language(replace(reading, is_small_talk=_is_small_talk(reading, form)), form)


def _confidence(local: Reading, answer: Answer) -> int:
    """Two readers that agree are as sure as the surer one; disagreement is doubt (until labels fit a better rule)."""
    if local.intent is answer.form.intent:
        return max(local.confidence_millis, answer.intent_millis)
    return min(local.confidence_millis, answer.intent_millis) * 7 // 10


def _is_small_talk(reading: Reading, form: Form) -> bool:
    """Small talk is never escalated for doubt, so a model's word for it counts only where it found nothing else."""
    found = (*reading.objections, *reading.buying_signals, *reading.sensitive)
    has_facts = reading.budget.is_known or reading.timeline.is_known or reading.asks_for_person
    return reading.is_small_talk or (form.is_small_talk and not found and not has_facts)


def _in_language(reading: Reading, form: Form) -> Reading:
    if reading.language != "und" or not _LANGUAGE.fullmatch(form.language):
        return reading
    return replace(reading, language=form.language, is_hinglish=form.is_hinglish and form.language == "hi")


def _proved(quoted: Quoted[Value], turn: TurnText) -> Extracted[Value]:
    """The value with its evidence; a value without it is no known answer (`Extracted.is_known`)."""
    return Extracted(value=quoted.value, evidence=find_evidence(quoted.words, turn))


def _joined(local: tuple[Value, ...], quoted: Sequence[Quoted[Value]], turn: TurnText) -> tuple[Value, ...]:
    """What the rules found, and what the model adds with proof, once each."""
    return tuple(dict.fromkeys([*local, *(item.value for item in quoted if find_evidence(item.words, turn))]))


def _budget(quoted: Quoted[BudgetBand], turn: TurnText) -> Extracted[BudgetBand]:
    proved = _proved(quoted, turn)
    if not proved.is_known or proved.evidence is None:
        return UNKNOWN_BUDGET
    words = proved.evidence.text
    lines = [*(line.text for line in turn.previous), *(message.text for message in turn.messages)]
    currency = currency_of_talk(lines, turn.default_currency)
    figure = find_budget(words, BudgetContext(was_asked=True, currency=currency))
    if figure:
        return replace(proved, value=figure.band)
    return proved if find_numbers(tokens_of(words)) else UNKNOWN_BUDGET


def _timeline(quoted: Quoted[Timeline], turn: TurnText) -> Extracted[Timeline]:
    proved = _proved(quoted, turn)
    if not proved.is_known or proved.evidence is None:
        return UNKNOWN_TIMELINE
    when = find_timeline(proved.evidence.text, TimelineContext(today=turn.today, was_asked=True))
    return replace(proved, value=when.timeline) if when else proved
