"""Which of intent, budget and timeline is asked next, what is already known, and when the interview is over.

The stage follows from the progress, so that it can never contradict it. Wording a question is the replies' matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic

from services.rules.reading import (
    UNKNOWN_BUDGET,
    UNKNOWN_INTENT,
    UNKNOWN_TIMELINE,
    BudgetBand,
    Extracted,
    IntentLevel,
    Objection,
    Reading,
    Timeline,
    Value,
)


class Question(StrEnum):
    """What the AI may ask for, in the order in which it asks."""

    INTENT = "intent"
    BUDGET = "budget"
    TIMELINE = "timeline"


class Stage(StrEnum):
    """Where the interview stands; every stage but ASKING has ended it."""

    ASKING = "asking"
    COMPLETE = "complete"  # all three are known
    EXHAUSTED = "exhausted"  # six were asked, or what is left was declined
    ESCALATED = "escalated"  # a trigger fired, or the contact asked for a person
    OPTED_OUT = "opted_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationPolicy:
    """How often we ask (policies.md, Words; twice a topic makes the six)."""

    version: str = "2026-11-22"
    max_questions: int = 6
    max_asks_per_question: int = 2


DEFAULT = QualificationPolicy()

# A contact who answers a question with one of these has declined it: it is not asked a second time.
DECLINING = frozenset({Objection.DATA_PRIVACY, Objection.TRUST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[Value]):
    """A qualification answer: the last figure given, and the ones it corrected, oldest first."""

    current: Extracted[Value]
    earlier: tuple[Extracted[Value], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The three facts of a qualification."""

    intent: Answer[IntentLevel] = field(default_factory=lambda: Answer(current=UNKNOWN_INTENT))
    budget: Answer[BudgetBand] = field(default_factory=lambda: Answer(current=UNKNOWN_BUDGET))
    timeline: Answer[Timeline] = field(default_factory=lambda: Answer(current=UNKNOWN_TIMELINE))

    @property
    def known(self) -> Mapping[Question, bool]:
        """For each question whether the contact's words have answered it."""
        return {
            Question.INTENT: self.intent.current.is_known,
            Question.BUDGET: self.budget.current.is_known,
            Question.TIMELINE: self.timeline.current.is_known,
        }

    @property
    def known_count(self) -> int:
        """How many of the three are known, 0 to 3."""
        return sum(self.known.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an interview has come: answers, questions asked in order, questions the contact will not answer."""

    answers: Answers = field(default_factory=Answers)
    asked: tuple[Question, ...] = ()
    declined: frozenset[Question] = frozenset()
    escalated: bool = False
    opted_out: bool = False


def merge(answers: Answers, reading: Reading) -> Answers:
    """The answers after a reading: the last own figure wins and both are kept; the same words again change nothing."""
    # A level is ours, not a figure of theirs: said in other words it is no other answer.
    same_level = reading.intent_level.value is answers.intent.current.value
    return Answers(
        intent=answers.intent if same_level else _corrected(answers.intent, reading.intent_level),
        budget=_corrected(answers.budget, reading.budget),
        timeline=_corrected(answers.timeline, reading.timeline),
    )


def hear(progress: Progress, reading: Reading, *, escalates: bool = False) -> Progress:
    """The progress after a turn; `escalates` says that a trigger fired on it."""
    answers = merge(progress.answers, reading)
    last = progress.asked[-1] if progress.asked else None
    declines = last is not None and not answers.known[last] and bool(DECLINING & set(reading.objections))
    return replace(
        progress,
        answers=answers,
        declined=progress.declined | {last} if last and declines else progress.declined,
        escalated=progress.escalated or escalates or reading.asks_for_person,
        opted_out=progress.opted_out or reading.opted_out,
    )


def ask(progress: Progress, question: Question) -> Progress:
    """The progress once a question has gone out."""
    return replace(progress, asked=(*progress.asked, question))


def resume(progress: Progress) -> Progress:
    """The progress once a person has handed the conversation back to the AI."""
    return replace(progress, escalated=False)


def stage(progress: Progress, policy: QualificationPolicy = DEFAULT) -> Stage:
    """Where the interview stands; an opt-out outranks an escalation, which outranks what is known."""
    if progress.opted_out:
        return Stage.OPTED_OUT
    if progress.escalated:
        return Stage.ESCALATED
    if progress.answers.known_count == len(Question):
        return Stage.COMPLETE
    return Stage.ASKING if _open_questions(progress, policy) else Stage.EXHAUSTED


def next_question(progress: Progress, policy: QualificationPolicy = DEFAULT) -> Question | None:
    """What to ask now, None when the interview is over: the least asked of what is unknown, in the set order."""
    if stage(progress, policy) is not Stage.ASKING:
        return None
    # min keeps the first of equals: intent before budget before timeline, and nothing twice before all were asked once.
    return min(_open_questions(progress, policy), key=progress.asked.count)


def _open_questions(progress: Progress, policy: QualificationPolicy) -> list[Question]:
    if len(progress.asked) >= policy.max_questions:
        return []
    known = progress.answers.known
    may_ask = [question for question in Question if not known[question] and question not in progress.declined]
    return [question for question in may_ask if progress.asked.count(question) < policy.max_asks_per_question]


def _corrected(answer: Answer[Value], said: Extracted[Value]) -> Answer[Value]:
    if not said.is_known or said == answer.current:
        return answer
    kept = (*answer.earlier, answer.current) if answer.current.is_known else answer.earlier
    return Answer(current=said, earlier=kept)
