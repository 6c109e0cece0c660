"""What follows from a reading: the step, the interview's progress, the score; the same for a turn and for its replay.

A replay judges another reading of the turn at the same moment, so that only what was read makes a difference.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from services.rules import escalation, qualification, scoring
from services.rules.escalation import Situation, Step
from services.rules.qualification import Progress
from services.rules.reading import BuyingSignal, Reading
from services.rules.score_policy import ScoreFacts
from services.rules.scoring import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What was known before a turn was read; `measured` holds the figures that no reading changes: times and words."""

    situation: Situation
    progress: Progress = field(default_factory=Progress)
    signals: tuple[BuyingSignal, ...] = ()
    measured: ScoreFacts = field(default_factory=ScoreFacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What is done with a turn, and what is known after it."""

    step: Step
    progress: Progress
    facts: ScoreFacts
    score: Score


def judge(reading: Reading, moment: Moment, now: datetime) -> Judgement:
    """Judge a reading of a turn at `now`."""
    step = escalation.next_step(reading, moment.situation, now)
    progress = qualification.hear(moment.progress, reading, escalates=step.escalates)
    answers = progress.answers
    facts = replace(
        moment.measured,
        budget=answers.budget.current.value,
        intent_level=answers.intent.current.value,
        timeline=answers.timeline.current.value,
        buying_signals=tuple(dict.fromkeys((*moment.signals, *reading.buying_signals))),
        open_objections=tuple(dict.fromkeys((*moment.situation.earlier_objections, *reading.objections))),
    )
    return Judgement(step=step, progress=progress, facts=facts, score=scoring.score(facts))
