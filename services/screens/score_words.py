"""Says in words what each factor of a score rests on, and what would lift a lead to HOT."""

from collections.abc import Mapping
from typing import assert_never

from services.rules.bands import DEFAULT as BANDS
from services.rules.bands import Band
from services.rules.reading import BudgetBand, IntentLevel
from services.rules.score_policy import Factor
from services.screens.words import BUDGETS, INTENT_LEVELS, points

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def reason(contribution: Mapping[str, object]) -> str:
    """The words of one stored contribution: `factor`, `code`, and the figures that its code carries."""
    if str(contribution["code"]).endswith("_unknown"):
        return f"unknown: up to +{points(_whole(contribution, 'up_to_tenths'))}"
    factor = Factor(str(contribution["factor"]))
    match factor:
        case Factor.BUDGET:
            return BUDGETS[BudgetBand(str(contribution["band"]))]
        case Factor.INTENT:
            return _intent(contribution)
        case Factor.ENGAGEMENT:
            return _engagement(contribution)
        case Factor.LATENCY:
            return f"answers in {_duration(_whole(contribution, 'reply_seconds'))}"
        case Factor.LIFECYCLE:
            days, talks = _whole(contribution, "age_days"), _whole(contribution, "interactions")
            return f"{_count(days, 'day')} old, {_count(talks, 'message')}"
    assert_never(factor)


def would_make_hot(total_tenths: int, band: str, contributions: Mapping[Factor, Mapping[str, object]]) -> str:
    """The shortest way up to HOT as a sentence: what is still unknown and how much it can add. Empty when HOT."""
    if band == Band.HOT:
        return ""
    missing = BANDS.hot_tenths - total_tenths
    room = {factor: _room(contributions[factor]) for factor in (Factor.BUDGET, Factor.INTENT, Factor.ENGAGEMENT)}
    need = f"{points(missing)} points are missing to HOT"
    enough = [factor for factor, tenths in room.items() if tenths >= missing]
    if enough:
        return f"{need}; {_step(enough[0])} could add {points(room[enough[0]])}."
    best = sorted(room, key=lambda factor: -room[factor])[:2]
    if sum(room[factor] for factor in best) >= missing:
        return f"{need}; {_step(best[0])} and {_step(best[1])} together could bring them."
    return f"{need}; more than answers alone can add now."


def _room(contribution: Mapping[str, object]) -> int:
    return _whole(contribution, "max_tenths") - _whole(contribution, "tenths")


def _step(factor: Factor) -> str:
    steps = {
        Factor.BUDGET: "a higher or known budget",
        Factor.INTENT: "a stronger intent to buy",
        Factor.ENGAGEMENT: "more answers in more words",
    }
    return steps[factor]


def _intent(contribution: Mapping[str, object]) -> str:
    parts = [INTENT_LEVELS[IntentLevel(str(contribution["level"]))].lower()]
    if signals := _whole(contribution, "signals"):
        parts.append(_count(signals, "buying signal"))
    if objections := _whole(contribution, "objections"):
        parts.append(_count(objections, "objection"))
    return ", ".join(part for part in parts if part)


def _engagement(contribution: Mapping[str, object]) -> str:
    answers = f"{_whole(contribution, 'answers')} of 3 answers"
    words = f"{points(_whole(contribution, 'words_tenths'))} words a message"
    silent = _whole(contribution, "silent_days")
    return f"{answers}, {words}" + (f", silent for {_count(silent, 'day')}" if silent else "")


def _duration(seconds: int) -> str:
    if seconds < _MINUTE:
        return f"{seconds} s"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE} min"
    return f"{seconds // _HOUR} h" if seconds < _DAY else _count(seconds // _DAY, "day")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _whole(contribution: Mapping[str, object], name: str) -> int:
    value = contribution.get(name, 0)
    return value if isinstance(value, int) else 0
