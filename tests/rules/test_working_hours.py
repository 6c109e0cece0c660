"""Working time across weekends, holidays and clock changes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.working_hours import (
    ALWAYS,
    Shift,
    WorkingHours,
    add_working_seconds,
    is_open,
    next_open_at,
    working_seconds_between,
)

HOUR = 3600
NINE_TO_SIX = tuple(Shift(weekday=day, from_minute=9 * 60, until_minute=18 * 60) for day in range(5))
MUMBAI = WorkingHours(zone="Asia/Kolkata", shifts=NINE_TO_SIX, holidays=frozenset({date(2026, 1, 26)}))
NEW_YORK = WorkingHours(zone="America/New_York", shifts=NINE_TO_SIX)
NIGHTS = WorkingHours(zone="UTC", shifts=(Shift(weekday=4, from_minute=22 * 60, until_minute=30 * 60),))
# New York's clocks go back at 06:00 UTC on Sunday 1 November 2026 and forward at 07:00 UTC on Sunday 8 March 2026.
SUNDAYS = WorkingHours(zone="America/New_York", shifts=(Shift(weekday=6, from_minute=0, until_minute=6 * 60),))


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "start_at", "seconds", "due_at"),
    [
        pytest.param(ALWAYS, utc(1, 1, 10), 24 * HOUR, utc(1, 2, 10), id="always-open"),
        pytest.param(MUMBAI, utc(1, 23, 12), HOUR, utc(1, 27, 4), id="friday-evening-over-weekend-and-holiday"),
        pytest.param(MUMBAI, utc(1, 21, 20), 600, utc(1, 22, 3, 40), id="night-waits-for-the-morning"),
        pytest.param(NEW_YORK, utc(3, 6, 22), 2 * HOUR, utc(3, 9, 14), id="morning-comes-earlier-in-utc-in-summer"),
        pytest.param(NEW_YORK, utc(10, 30, 21), 2 * HOUR, utc(11, 2, 15), id="and-later-in-winter"),
        pytest.param(SUNDAYS, utc(3, 8, 5), 5 * HOUR, utc(3, 8, 10), id="short-night-has-5-hours"),
        pytest.param(SUNDAYS, utc(11, 1, 4), 7 * HOUR, utc(11, 1, 11), id="long-night-has-7-hours"),
        pytest.param(NIGHTS, utc(1, 3, 1), 5 * HOUR, utc(1, 3, 6), id="after-midnight-belongs-to-fridays-shift"),
    ],
)
def test_working_seconds_are_added(hours: WorkingHours, start_at: datetime, seconds: int, due_at: datetime) -> None:
    assert add_working_seconds(hours, start_at, seconds) == due_at
    assert working_seconds_between(hours, start_at, due_at) == seconds


@given(
    hours=st.sampled_from([ALWAYS, MUMBAI, NEW_YORK, SUNDAYS, NIGHTS]),
    start_at=st.integers(0, 333 * 86_400).map(lambda elapsed: utc(1, 1, 0) + timedelta(seconds=elapsed)),
    seconds=st.integers(1, 60 * HOUR),
)
def test_adding_and_counting_agree_all_year(hours: WorkingHours, start_at: datetime, seconds: int) -> None:
    assert working_seconds_between(hours, start_at, add_working_seconds(hours, start_at, seconds)) == seconds


def test_open_and_next_open() -> None:
    friday_evening = utc(1, 23, 13)

    assert not is_open(MUMBAI, friday_evening)
    assert next_open_at(MUMBAI, friday_evening) == utc(1, 27, 3, 30)
    assert is_open(MUMBAI, utc(1, 27, 3, 30))


def test_nothing_is_counted_backwards() -> None:
    assert working_seconds_between(ALWAYS, utc(1, 2, 0), utc(1, 1, 0)) == 0


def test_calendar_that_never_opens_is_refused() -> None:
    with pytest.raises(ValueError, match="never"):
        next_open_at(WorkingHours(shifts=()), utc(1, 1, 0))
