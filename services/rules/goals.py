"""The goals of the requirements document (Success Metrics & OKRs), and whether a figure reaches one.

Figures are thousandths of the goal's unit: 80 % is 80,000, $2 is 2,000, a precision of 0.94 is 940.
"""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a goal is counted in."""

    PERCENT = "percent"
    DOLLARS = "dollars"
    SECONDS = "seconds"
    RATIO = "ratio"


class Verdict(StrEnum):
    """Whether a goal is reached; `partly` where only a part is known, `unmeasured` where nothing is."""

    REACHED = "reached"
    MISSED = "missed"
    PARTLY = "partly"
    UNMEASURED = "unmeasured"


class GoalId(StrEnum):
    """Each key result of the document, in its order."""

    HOT_IN_30_MINUTES = "hot_in_30_minutes"
    WARM_IN_4_HOURS = "warm_in_4_hours"
    COLD_RECOVERED = "cold_recovered"
    UPTIME = "uptime"
    RESPONSE_TIME = "response_time"
    DATA_LOSSES = "data_losses"
    COST_PER_LEAD = "cost_per_lead"
    RETURN_ON_MODELS = "return_on_models"
    TOKEN_USE = "token_use"  # noqa: S105  # a goal
    INTENT_PRECISION = "intent_precision"
    BUDGET_ACCURACY = "budget_accuracy"
    HALLUCINATIONS = "hallucinations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One key result. `at_most` is true where less is better."""

    id: GoalId
    objective: str
    words: str
    target_millis: int
    unit: Unit
    at_most: bool = False


_VELOCITY, _RELIABILITY = "Qualification velocity", "System reliability"
_COST, _QUALITY = "Cost efficiency", "AI quality"

GOALS = (
    Goal(
        id=GoalId.HOT_IN_30_MINUTES,
        objective=_VELOCITY,
        words="HOT leads that a person answers within 30 minutes",
        target_millis=80_000,
        unit=Unit.PERCENT,
    ),
    Goal(
        id=GoalId.WARM_IN_4_HOURS,
        objective=_VELOCITY,
        words="WARM leads that a person answers within 4 hours",
        target_millis=60_000,
        unit=Unit.PERCENT,
    ),
    Goal(
        id=GoalId.COLD_RECOVERED,
        objective=_VELOCITY,
        words="COLD leads converted by the 24-hour recovery",
        target_millis=40_000,
        unit=Unit.PERCENT,
    ),
    Goal(id=GoalId.UPTIME, objective=_RELIABILITY, words="Uptime", target_millis=99_900, unit=Unit.PERCENT),
    Goal(
        id=GoalId.RESPONSE_TIME,
        objective=_RELIABILITY,
        words="Time to respond, P90",
        target_millis=1_000,
        unit=Unit.SECONDS,
        at_most=True,
    ),
    Goal(
        id=GoalId.DATA_LOSSES,
        objective=_RELIABILITY,
        words="Data losses: backups that could be restored",
        target_millis=100_000,
        unit=Unit.PERCENT,
    ),
    Goal(
        id=GoalId.COST_PER_LEAD,
        objective=_COST,
        words="Cost of a qualified lead",
        target_millis=2_000,
        unit=Unit.DOLLARS,
        at_most=True,
    ),
    Goal(
        id=GoalId.RETURN_ON_MODELS,
        objective=_COST,
        words="Return on what models cost",
        target_millis=500_000,
        unit=Unit.PERCENT,
    ),
    Goal(
        id=GoalId.TOKEN_USE,
        objective=_COST,
        words="Use of the period's tokens so far",
        target_millis=90_000,
        unit=Unit.PERCENT,
    ),
    Goal(
        id=GoalId.INTENT_PRECISION,
        objective=_QUALITY,
        words="Precision of intents",
        target_millis=940,
        unit=Unit.RATIO,
    ),
    Goal(
        id=GoalId.BUDGET_ACCURACY,
        objective=_QUALITY,
        words="Accuracy of budgets",
        target_millis=870,
        unit=Unit.RATIO,
    ),
    Goal(
        id=GoalId.HALLUCINATIONS,
        objective=_QUALITY,
        words="Replies that say what is not so",
        target_millis=2_000,
        unit=Unit.PERCENT,
        at_most=True,
    ),
)


def verdict(goal: Goal, actual_millis: int | None, *, is_whole: bool = True) -> Verdict:
    """Whether the figure reaches the goal; at the target itself it does.

    A figure that is a part of the whole reaches nothing; it misses where the part alone is too much already.
    """
    if actual_millis is None:
        return Verdict.UNMEASURED
    reached = actual_millis <= goal.target_millis if goal.at_most else actual_millis >= goal.target_millis
    if not is_whole and (reached or not goal.at_most):
        return Verdict.PARTLY
    return Verdict.REACHED if reached else Verdict.MISSED


def ratio_millis(part: int, whole: int, scale: int) -> int | None:
    """A share in thousandths of its unit, `scale` being 100 for percent and 1 for a ratio; None of nothing."""
    return part * scale * 1000 // whole if whole else None
