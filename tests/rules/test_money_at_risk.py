"""Money at risk grows with the promised time that has gone, and never beyond the budget."""

from datetime import timedelta

import pytest
from factories import NOW

from services.rules.money_at_risk import Waiting, at_risk_minor


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        pytest.param(-1, 0, id="a clock that runs behind"),
        pytest.param(0, 0, id="just routed"),
        pytest.param(5, 1_375_000, id="half of ten minutes"),
        pytest.param(10, 2_750_000, id="due now"),
        pytest.param(600, 2_750_000, id="long broken"),
    ],
)
def test_risk_grows_to_the_whole_budget_at_the_promise(minutes: int, expected: int) -> None:
    waiting = Waiting(value_minor=2_750_000, since=NOW, due_at=NOW + timedelta(minutes=10))

    assert at_risk_minor(waiting, NOW + timedelta(minutes=minutes)) == expected


def test_a_promise_without_time_puts_all_at_risk() -> None:
    assert at_risk_minor(Waiting(value_minor=7, since=NOW, due_at=NOW), NOW) == 7
