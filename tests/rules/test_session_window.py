"""When free-form text may still go out."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.session_window import NO_WINDOW, WindowReason, free_entry_until, state

WROTE_AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
DAY = 24 * 3600


def after(seconds: float) -> datetime:
    return WROTE_AT + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("elapsed", "reason", "left"),
    [
        pytest.param(0, WindowReason.OPEN, DAY, id="just-wrote"),
        pytest.param(DAY - 61, WindowReason.OPEN, 61, id="61-seconds-left"),
        pytest.param(DAY - 60, WindowReason.TOO_LITTLE_LEFT, 60, id="60-seconds-are-not-enough"),
        pytest.param(DAY, WindowReason.EXPIRED, 0, id="24-hours"),
        pytest.param(9 * DAY, WindowReason.EXPIRED, 0, id="long-ago"),
        pytest.param(-300, WindowReason.OPEN, DAY, id="providers-clock-ahead-adds-nothing"),
    ],
)
def test_window_closes_a_day_after_the_contact_wrote(elapsed: float, reason: WindowReason, left: int) -> None:
    window = state(WROTE_AT, after(elapsed))

    assert (window.reason, window.seconds_left) == (reason, left)
    assert window.is_open is (reason is WindowReason.OPEN)


def test_contact_who_never_wrote_has_no_window() -> None:
    assert state(None, WROTE_AT).reason is WindowReason.NEVER_WROTE


def test_refusal_by_the_provider_closes_the_window_until_the_contact_writes() -> None:
    refused_at = after(3600)

    assert state(WROTE_AT, after(3700), refused_at=refused_at).reason is WindowReason.REFUSED_BY_PROVIDER
    assert state(after(3650), after(3700), refused_at=refused_at).is_open


def test_free_entry_is_free_but_opens_no_window() -> None:
    window = state(WROTE_AT, after(2 * DAY), free_entry_until=free_entry_until(after(60)))

    assert window.is_free_entry
    assert not window.is_open


def test_channel_without_a_window_is_always_open() -> None:
    assert state(None, WROTE_AT, policy=NO_WINDOW).is_open


@given(st.integers(0, 3 * DAY), st.integers(0, 3 * DAY))
def test_closed_window_stays_closed_without_a_message(first: int, more: int) -> None:
    if not state(WROTE_AT, after(first)).is_open:
        assert not state(WROTE_AT, after(first + more)).is_open
