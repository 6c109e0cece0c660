"""Bursts that are let through and the pace that follows."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.pacing import PAIR, TENANT, Rate, line_up, pace, turns

T0 = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def allowed(rate: Rate, offsets: list[float]) -> list[bool]:
    """Which of the events at these seconds may happen, in order."""
    kept, outcomes = None, []
    for offset in offsets:
        decision = pace(kept, T0 + timedelta(seconds=offset), rate)
        kept = decision.whole_again_at
        outcomes.append(decision.allowed)
    return outcomes


@pytest.mark.parametrize(
    ("rate", "offsets", "count"),
    [
        pytest.param(PAIR, [0] * 50, 45, id="pair-burst-of-45"),
        pytest.param(PAIR, [0] * 50 + [6], 46, id="pair-one-more-after-6-seconds"),
        pytest.param(PAIR, [0] * 50 + [5.9], 45, id="pair-not-before"),
        pytest.param(TENANT, [0] * 8, 5, id="tenant-5-at-once"),
        pytest.param(TENANT, [0] * 5 + [1] * 6, 10, id="tenant-5-a-second"),
    ],
)
def test_burst_then_pace(rate: Rate, offsets: list[float], count: int) -> None:
    assert sum(allowed(rate, offsets)) == count


def test_refused_event_may_happen_after_its_wait() -> None:
    kept = T0 + timedelta(seconds=1, milliseconds=50)

    refused = pace(kept, T0, TENANT)

    assert not refused.allowed
    assert pace(kept, T0 + refused.wait, TENANT).allowed


@given(st.lists(st.integers(0, 4000), min_size=1, max_size=60).map(sorted))
def test_no_second_sees_more_than_burst_and_rate(millis: list[int]) -> None:
    outcomes = allowed(TENANT, [one / 1000 for one in millis])
    passed = [one for one, ok in zip(millis, outcomes, strict=True) if ok]

    assert all(sum(start <= one < start + 1000 for one in passed) <= 5 + 5 for start in passed)


@pytest.mark.parametrize(
    ("number", "waits_ms"),
    [(1, [0]), (5, [0] * 5), (8, [0, 0, 0, 0, 0, 200, 400, 600])],
    ids=["one goes at once", "a second's worth goes at once", "what is more waits for its place"],
)
def test_line_up_spreads_a_burst(number: int, waits_ms: list[int]) -> None:
    lined_up = line_up(None, T0, turns(5), number=number)

    assert [wait / timedelta(milliseconds=1) for wait in lined_up.waits] == waits_ms


def test_line_up_goes_on_where_the_last_one_ended() -> None:
    first = line_up(None, T0, turns(5), number=8)

    second = line_up(first.whole_again_at, T0, turns(5), number=1)
    later = line_up(first.whole_again_at, T0 + timedelta(seconds=10), turns(5), number=1)

    assert second.waits == (timedelta(milliseconds=800),)
    assert later.waits == (timedelta(),)
