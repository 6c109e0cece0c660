"""A goal is reached at its target, missed beside it, and unmeasured without a figure."""

import pytest

from services.rules.goals import GOALS, GoalId, Verdict, ratio_millis, verdict

BY_ID = {goal.id: goal for goal in GOALS}


@pytest.mark.parametrize(
    ("goal", "actual", "expected"),
    [
        (GoalId.HOT_IN_30_MINUTES, 80_000, Verdict.REACHED),
        (GoalId.HOT_IN_30_MINUTES, 79_999, Verdict.MISSED),
        (GoalId.COST_PER_LEAD, 2_000, Verdict.REACHED),
        (GoalId.COST_PER_LEAD, 2_001, Verdict.MISSED),
        (GoalId.INTENT_PRECISION, 720, Verdict.MISSED),
        (GoalId.UPTIME, None, Verdict.UNMEASURED),
    ],
)
def test_verdict_follows_the_target(goal: GoalId, actual: int | None, expected: Verdict) -> None:
    assert verdict(BY_ID[goal], actual) is expected


@pytest.mark.parametrize(
    ("goal", "part", "expected"),
    [
        (GoalId.COST_PER_LEAD, 1_000, Verdict.PARTLY),
        (GoalId.COST_PER_LEAD, 2_001, Verdict.MISSED),
        (GoalId.TOKEN_USE, 26_000, Verdict.PARTLY),
        (GoalId.BUDGET_ACCURACY, 1_000, Verdict.PARTLY),
    ],
)
def test_a_part_reaches_nothing_and_misses_what_it_alone_exceeds(goal: GoalId, part: int, expected: Verdict) -> None:
    assert verdict(BY_ID[goal], part, is_whole=False) is expected


def test_every_goal_of_the_document_is_listed_once() -> None:
    assert [goal.id for goal in GOALS] == list(GoalId)


@pytest.mark.parametrize(
    ("part", "whole", "scale", "expected"), [(4, 5, 100, 80_000), (87, 100, 1, 870), (1, 0, 1, None)]
)
def test_ratio_is_in_thousandths_of_its_unit(part: int, whole: int, scale: int, expected: int | None) -> None:
    assert ratio_millis(part, whole, scale) == expected
