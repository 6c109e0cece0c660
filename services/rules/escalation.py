"""What happens with a turn once it was read: answer, hand to a person, review, hold for credit, stop, or stay silent.

Triggers are tried in the order of policies.md; the first is the reason shown, all are stored. Who takes the
conversation is `routing`'s matter, what the AI writes the replies'.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from services.rules.qualification import Question
from services.rules.reading import BudgetBand, BuyingSignal, Intent, Objection, Reading


class Trigger(StrEnum):
    """Why the AI stops and a person takes over, in the order in which a reason is chosen."""

    SENSITIVE = "sensitive"
    ASKS_FOR_PERSON = "asks_for_person"
    READY_TO_BUY = "ready_to_buy"
    HIGH_BUDGET = "high_budget"
    COMPETITOR = "competitor"
    OBJECTIONS = "objections"
    LOW_CONFIDENCE = "low_confidence"
    NOT_COVERED = "not_covered"
    FACT_ENDED = "fact_ended"  # between writing and sending; never fires on a turn


class StepKind(StrEnum):
    """What is done with the turn."""

    ANSWER = "answer"  # the AI replies
    ESCALATE = "escalate"  # to an SDR, with a summary
    REVIEW = "review"  # to the review queue, an auditor decides
    HOLD = "hold"  # paid work is paused, a person gets the conversation
    OPT_OUT = "opt_out"  # record it, confirm once, nothing more
    SILENT = "silent"  # a person has the conversation, or the AI is off


class FixedText(StrEnum):
    """Texts that are sent without a model, free of charge."""

    STOP_CONFIRMATION = "stop_confirmation"
    PLACEHOLDER = "placeholder"  # while a sensitive message is reviewed
    HANDING_OVER = "handing_over"
    HOLDING = "holding"  # while paid work is paused


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationPolicy:
    """Thresholds of the triggers (policies.md, Escalation; PRD, Auto-Escalation Logic; policies.md, Paused)."""

    version: str = "2026-11-22"
    least_confidence_millis: int = 600
    distinct_objections: int = 3
    holding_text_every_seconds: int = 24 * 3600


DEFAULT = EscalationPolicy()

READINESS = frozenset({BuyingSignal.READY_TO_BUY, BuyingSignal.ASK_DEMO_CALL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What surrounds a turn: `covered` if the wallet holds its ceiling, `ai_answers` if the AI is on.

    `earlier_objections` are the lead's open objections before this turn; `is_opening` if the AI has not spoken yet;
    `asked` is what our last message asked.
    """

    covered: bool
    ai_answers: bool = True
    earlier_objections: tuple[Objection, ...] = ()
    is_opening: bool = False
    asked: Question | None = None
    stop_confirmed: bool = False
    holding_text_sent_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The decision on a turn: the first trigger as its reason, all triggers, and a fixed text to send if any."""

    version: str
    kind: StepKind
    triggers: tuple[Trigger, ...] = ()
    fixed_text: FixedText | None = None

    @property
    def reason(self) -> Trigger | None:
        """The trigger shown to people."""
        return self.triggers[0] if self.triggers else None

    @property
    def replies(self) -> bool:
        """True where the AI writes a reply."""
        return self.kind is StepKind.ANSWER

    @property
    def escalates(self) -> bool:
        """True where a person takes over because of this turn."""
        return self.kind in (StepKind.ESCALATE, StepKind.REVIEW, StepKind.HOLD)


def triggers(reading: Reading, situation: Situation, policy: EscalationPolicy = DEFAULT) -> tuple[Trigger, ...]:
    """Every trigger that fires on the turn, in order; what was said on earlier turns fires only if said again."""
    return tuple(trigger for trigger, fires in _FIRES.items() if fires(reading, situation, policy))


def next_step(reading: Reading, situation: Situation, now: datetime, policy: EscalationPolicy = DEFAULT) -> Step:
    """What to do with the turn: opt-out before everything, safety before money, a person's work before the AI's."""
    fired = triggers(reading, situation, policy)
    kind = _kind(reading, situation, fired)
    text = _fixed_text(kind, situation, now, policy)
    return Step(version=policy.version, kind=kind, triggers=fired, fixed_text=text)


def _kind(reading: Reading, situation: Situation, fired: tuple[Trigger, ...]) -> StepKind:
    if reading.opted_out:
        return StepKind.OPT_OUT
    if Trigger.SENSITIVE in fired:
        return StepKind.REVIEW
    if not situation.ai_answers:
        return StepKind.SILENT
    if not fired:
        return StepKind.ANSWER
    return StepKind.HOLD if fired[0] is Trigger.NOT_COVERED else StepKind.ESCALATE


def _fixed_text(kind: StepKind, situation: Situation, now: datetime, policy: EscalationPolicy) -> FixedText | None:
    if kind is StepKind.OPT_OUT:
        return None if situation.stop_confirmed else FixedText.STOP_CONFIRMATION
    if not situation.ai_answers:
        return None
    if kind is StepKind.HOLD:
        sent_at = situation.holding_text_sent_at
        every = timedelta(seconds=policy.holding_text_every_seconds)
        return FixedText.HOLDING if sent_at is None or now - sent_at >= every else None
    return {StepKind.REVIEW: FixedText.PLACEHOLDER, StepKind.ESCALATE: FixedText.HANDING_OVER}.get(kind)


def _names_competitor(reading: Reading, policy: EscalationPolicy) -> bool:
    # A guess at the intent is no competitor named.
    is_sure = reading.confidence_millis >= policy.least_confidence_millis
    return Objection.COMPETITOR in reading.objections or (is_sure and reading.intent is Intent.COMPETITOR_INQUIRY)


def _objects_too_often(reading: Reading, situation: Situation, policy: EscalationPolicy) -> bool:
    raised, earlier = set(reading.objections), set(situation.earlier_objections)
    return bool(raised - earlier) and len(raised | earlier) >= policy.distinct_objections


def _is_unsure(reading: Reading, situation: Situation, policy: EscalationPolicy) -> bool:
    # Without credit only the free rules have read the turn: there is no calibrated confidence to judge.
    judged = situation.covered and not _needs_no_intent(reading, situation)
    return judged and reading.confidence_millis < policy.least_confidence_millis


def _needs_no_intent(reading: Reading, situation: Situation) -> bool:
    """Greetings and the like; a figure or date in the contact's words; an opening; a need told because we asked for it.

    What is in no language at all is not understood by asking once more.
    """
    is_figure = reading.budget.is_known or reading.timeline.is_known
    told = situation.is_opening or situation.asked is Question.INTENT
    return reading.is_small_talk or is_figure or (told and reading.language != "und")


_FIRES: Mapping[Trigger, Callable[[Reading, Situation, EscalationPolicy], bool]] = {
    Trigger.SENSITIVE: lambda reading, _situation, _policy: bool(reading.sensitive),
    Trigger.ASKS_FOR_PERSON: lambda reading, _situation, _policy: reading.asks_for_person,
    Trigger.READY_TO_BUY: lambda reading, _situation, _policy: bool(READINESS & set(reading.buying_signals)),
    Trigger.HIGH_BUDGET: lambda reading, _situation, _policy: reading.budget.value is BudgetBand.OVER_50K,
    Trigger.COMPETITOR: lambda reading, _situation, policy: _names_competitor(reading, policy),
    Trigger.OBJECTIONS: _objects_too_often,
    Trigger.LOW_CONFIDENCE: _is_unsure,
    Trigger.NOT_COVERED: lambda _reading, situation, _policy: not situation.covered,
}
