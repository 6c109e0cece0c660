"""Judges a whole dialog at its end: its turns are read as the product reads them, a corrected answer wins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from services.adapters.local_ai.reader import LEAST_FOR_COMMITMENT, LEAST_SURE, LocalReader
from services.rules.escalation import READINESS
from services.rules.intent_level import Signs, level_of
from services.rules.reading import BudgetBand, BuyingSignal, Intent, IntentLevel, Objection, Reading, Timeline
from services.rules.turn_text import Author, InboundText, PastLine, TurnText


@dataclass(slots=True, kw_only=True)
class _Judgement:
    """What has been read so far, newest answers over older ones."""

    intents: list[Intent] = field(default_factory=list)
    signals: set[BuyingSignal] = field(default_factory=set)
    objections: set[Objection] = field(default_factory=set)
    budget: BudgetBand = BudgetBand.UNKNOWN
    timeline: Timeline = Timeline.UNKNOWN
    is_sensitive: bool = False
    asks_for_person: bool = False
    names_rival: bool = False
    has_small_talk: bool = False

    def add(self, reading: Reading) -> None:
        """Take one more turn into account."""
        sure = reading.confidence_millis >= LEAST_SURE * 1000 and not reading.is_small_talk
        committed = reading.confidence_millis >= LEAST_FOR_COMMITMENT * 1000
        if sure and (reading.intent is not Intent.BUYING_INTENT or committed):
            self.intents.append(reading.intent)
        self.names_rival |= sure and reading.intent is Intent.COMPETITOR_INQUIRY
        self.signals |= set(reading.buying_signals)
        self.objections |= set(reading.objections)
        self.budget = reading.budget.value if reading.budget.is_known else self.budget
        self.timeline = reading.timeline.value if reading.timeline.is_known else self.timeline
        self.is_sensitive |= bool(reading.sensitive)
        self.asks_for_person |= reading.asks_for_person
        self.has_small_talk |= reading.is_small_talk

    @property
    def is_unintelligible(self) -> bool:
        """Nothing in the whole dialog was understood: the low confidence of `escalation`, seen from its end."""
        knows = self.budget is not BudgetBand.UNKNOWN or self.timeline is not Timeline.UNKNOWN
        return not (knows or self.intents or self.signals or self.objections or self.has_small_talk)


def judge_dialog(reader: LocalReader, row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of eval/LABELS.md §2 for a dialog of `turns` with `role` (lead or agent) and `text`."""
    judgement = _Judgement()
    for turn in _turns(row):
        judgement.add(reader.read(turn))
    signs = Signs(
        intents=tuple(judgement.intents),
        buying_signals=frozenset(judgement.signals),
        objections=frozenset(judgement.objections),
        budget=judgement.budget,
        timeline=judgement.timeline,
        is_sensitive=judgement.is_sensitive,
    )
    level = level_of(signs)
    return {
        "id": row["id"],
        "intent_level": level if level is not IntentLevel.UNKNOWN else IntentLevel.LOW,  # nothing said is no need
        "budget_band": judgement.budget,
        "timeline": judgement.timeline,
        "objections": sorted(judgement.objections),
        "buying_signals": sorted(judgement.signals),
        "should_escalate": _escalates(judgement),
    }


def _escalates(judgement: _Judgement) -> bool:
    """The triggers of `escalation`, over the whole dialog instead of one turn."""
    return (
        judgement.is_sensitive
        or judgement.asks_for_person
        or bool(READINESS & judgement.signals)
        or judgement.budget is BudgetBand.OVER_50K
        or judgement.names_rival
        or Objection.COMPETITOR in judgement.objections
        or len(judgement.objections) >= 3
        or judgement.is_unintelligible
    )


def _turns(row: Mapping[str, Any]) -> list[TurnText]:
    """Each run of the lead's lines as one turn, with everything before it as the past."""
    lines: Sequence[Mapping[str, str]] = row["turns"]
    today = date.fromisoformat(row["ref_date"])
    turns: list[TurnText] = []
    past: list[PastLine] = []
    for role, run in groupby(lines, key=lambda line: line["role"]):
        texts = [line["text"] for line in run]
        if role == "lead":
            messages = tuple(InboundText(text=text) for text in texts)
            turns.append(TurnText(messages=messages, previous=tuple(past), today=today))
        past += [PastLine(author=Author.CONTACT if role == "lead" else Author.US, text=text) for text in texts]
    return turns
