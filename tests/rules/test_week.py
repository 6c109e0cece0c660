"""Weeks as people fill them in, and what other hours or promises would mean."""

from datetime import UTC, date, datetime

import pytest

from services.rules.away import AwayProblem, problem_of
from services.rules.bands import Band
from services.rules.policy_preview import examples
from services.rules.tenant_policy import TenantPolicy, changed, read_policy, stored_shifts
from services.rules.week import WeekProblem, in_words, read_week, spans_of
from services.rules.working_hours import ROUND_THE_CLOCK, WorkingHours

OFFICE = dict.fromkeys(range(5), ("09:30", "18:30"))
MONDAY_NOON = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        pytest.param(OFFICE, "Mon–Fri 09:30–18:30", id="office hours"),
        pytest.param(OFFICE | {5: ("10:00", "14:00")}, "Mon–Fri 09:30–18:30, Sat 10:00–14:00", id="a shorter day"),
        pytest.param({0: ("22:00", "06:00")}, "Mon 22:00–06:00", id="into the next day"),
        pytest.param(dict.fromkeys(range(7), ("00:00", "00:00")), "Round the clock", id="equal times are 24 hours"),
    ],
)
def test_week_reads_as_it_was_filled_in(spans: dict[int, tuple[str, str]], words: str) -> None:
    shifts = read_week(spans)

    assert in_words(shifts) == words
    assert spans_of(shifts) == spans


@pytest.mark.parametrize(
    "spans",
    [
        pytest.param({}, id="never open"),
        pytest.param({0: ("09:30", "")}, id="no end"),
        pytest.param({0: ("9.30", "18:00")}, id="no time"),
        pytest.param({0: ("24:00", "25:00")}, id="no hour of a day"),
        pytest.param({0: ("٠٩:٣٠", "18:00")}, id="digits of another script"),
    ],
)
def test_week_that_cannot_be_says_so(spans: dict[int, tuple[str, str]]) -> None:
    with pytest.raises(WeekProblem):
        read_week(spans)


def test_preview_says_how_long_a_hot_lead_of_the_evening_would_wait() -> None:
    before = TenantPolicy(hours=WorkingHours(zone="Asia/Kolkata"))
    holiday = frozenset({date(2026, 11, 24)})
    after = TenantPolicy(hours=WorkingHours(zone="Asia/Kolkata", shifts=read_week(OFFICE), holidays=holiday))

    evening = next(one for one in examples(before, after, MONDAY_NOON) if one.band is Band.HOT)

    assert evening.writes_at == datetime(2026, 11, 23, 13, 40, tzinfo=UTC)  # 19:10 in India
    assert evening.before == datetime(2026, 11, 23, 13, 50, tzinfo=UTC)
    assert evening.after == datetime(2026, 11, 25, 4, 10, tzinfo=UTC)  # Wednesday 09:40: Tuesday is a holiday
    assert examples(after, after, MONDAY_NOON) == ()


def test_what_is_kept_comes_back_and_counts_the_changes() -> None:
    kept = changed(changed({}, shifts=stored_shifts(read_week(OFFICE))), promises={"hot_first_response_seconds": 60})

    policy = read_policy(kept, "Asia/Kolkata")

    assert (policy.number, in_words(policy.hours.shifts)) == (2, "Mon–Fri 09:30–18:30")
    assert policy.promises.version.endswith("+2")
    assert read_policy(changed(kept, shifts=None), "UTC").hours.shifts == ROUND_THE_CLOCK


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("We are closed now; you will hear from us {opens}.", None, id="with the time"),
        pytest.param("फिर मिलेंगे।", None, id="short"),
        pytest.param("Back at 9:30.", AwayProblem.FIGURE, id="a time written out"),
        pytest.param("Call ९८७६५४३२१०", AwayProblem.FIGURE, id="a number in another script"),
        pytest.param("See www.asha.com", AwayProblem.LINK, id="an address"),
        pytest.param("Hurry, only a few cars left!", AwayProblem.CLAIMS, id="false urgency"),
        pytest.param("We guarantee the best price.", AwayProblem.CLAIMS, id="a promise"),
        pytest.param("Hello {name}", AwayProblem.UNKNOWN_VARIABLE, id="a variable that is not filled"),
        pytest.param("x" * 301, AwayProblem.TOO_LONG, id="too long"),
        pytest.param("one\ntwo", AwayProblem.TOO_LONG, id="two lines"),
    ],
)
def test_away_message_claims_nothing(text: str, problem: AwayProblem | None) -> None:
    assert problem_of(text) is problem
