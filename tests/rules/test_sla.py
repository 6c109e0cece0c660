"""Promises, their clocks and their breaches."""

from datetime import UTC, datetime, timedelta

import pytest

from services.rules.bands import Band
from services.rules.sla import Clock, Promise, SlaPolicy, due_at, is_breached, left_seconds, pause, resume, start, stop
from services.rules.working_hours import Shift, WorkingHours

T0 = datetime(2026, 3, 6, 21, 55, tzinfo=UTC)  # a Friday, five minutes before New York's 17:00
NEW_YORK = WorkingHours(
    zone="America/New_York",
    shifts=tuple(Shift(weekday=day, from_minute=9 * 60, until_minute=17 * 60) for day in range(5)),
)


def after(minutes: float) -> datetime:
    return T0 + timedelta(minutes=minutes)


def hot() -> Clock:
    return start(Band.HOT, T0)[0]


@pytest.mark.parametrize(
    ("band", "hours"),
    [
        pytest.param(Band.HOT, {Promise.FIRST_RESPONSE: timedelta(minutes=10)}, id="hot"),
        pytest.param(
            Band.WARM,
            {Promise.FIRST_RESPONSE: timedelta(hours=24), Promise.RESOLUTION: timedelta(hours=72)},
            id="warm",
        ),
        pytest.param(Band.COLD, {}, id="cold-has-no-promise"),
    ],
)
def test_band_starts_its_clocks(band: Band, hours: dict[Promise, timedelta]) -> None:
    assert {clock.promise: due_at(clock) for clock in start(band, T0)} == {p: T0 + h for p, h in hours.items()}


def test_promises_are_the_tenants_own() -> None:
    own = SlaPolicy(version="own", hot_first_response_seconds=60, cold_first_response_seconds=120)

    assert [(due_at(clock), clock.version) for clock in start(Band.HOT, T0, own)] == [(after(1), "own")]
    assert [due_at(clock) for clock in start(Band.COLD, T0, own)] == [after(2)]


@pytest.mark.parametrize(
    ("minutes", "breached"),
    [pytest.param(10, False, id="last-second-counts"), pytest.param(10.02, True, id="a-second-late")],
)
def test_breach(minutes: float, breached: bool) -> None:
    assert is_breached(hot(), after(minutes)) is breached
    assert is_breached(stop(hot(), after(minutes)), after(999)) is breached


def test_clock_runs_in_working_hours_over_a_clock_change() -> None:
    monday_0905_summer_time = datetime(2026, 3, 9, 13, 5, tzinfo=UTC)

    assert due_at(hot(), NEW_YORK) == monday_0905_summer_time
    assert not is_breached(hot(), T0 + timedelta(days=2), NEW_YORK)


def test_clock_stands_still_while_we_wait_for_the_contact() -> None:
    paused = pause(hot(), after(4))
    resumed = resume(paused, after(60))

    assert due_at(paused) is None
    assert not is_breached(paused, after(59))
    assert due_at(resumed) == after(66)


def test_stopped_clock_neither_resumes_nor_pauses() -> None:
    stopped = stop(hot(), after(4))

    assert resume(stopped, after(5)) == pause(stopped, after(5)) == stop(stopped, after(5)) == stopped
    assert left_seconds(stopped, after(500)) == 360
