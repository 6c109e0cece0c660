"""The small rules beside conversations: canned replies, mentions, snoozes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from services.rules.canned import LONGEST_TEXT, CannedProblem, Variable, filled, problem_of
from services.rules.mentions import mentioned
from services.rules.snooze import Nap, may_sleep_until, wakes_at

# A Sunday evening in Kolkata: 23:30.
NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
KOLKATA = ZoneInfo("Asia/Kolkata")
NAMES = {1: "Meera Nair", 2: "Dev", 3: "Devika Rao", 4: "Dev Patel", 5: "आशा"}


@pytest.mark.parametrize(
    ("shortcut", "text", "problem"),
    [
        ("hello", "Hello {first_name}, {me} from {company}", None),
        ("a-1", "Plain", None),
        ("", "Hello", CannedProblem.SHORTCUT),
        ("Hello", "Hello", CannedProblem.SHORTCUT),
        ("two words", "Hello", CannedProblem.SHORTCUT),
        ("hello", " \n", CannedProblem.EMPTY),
        ("hello", "x" * (LONGEST_TEXT + 1), CannedProblem.TOO_LONG),
        ("hello", "Pay {price}", CannedProblem.UNKNOWN_VARIABLE),
    ],
)
def test_canned_reply_is_kept_when_it_can_be_used(shortcut: str, text: str, problem: CannedProblem | None) -> None:
    assert problem_of(shortcut, text) is problem


@pytest.mark.parametrize(
    ("text", "values", "shown"),
    [
        ("Hi {name}", {Variable.NAME: "Ravi"}, "Hi Ravi"),
        ("Hi {name}", {Variable.NAME: ""}, "Hi {name}"),
        ("Hi {name}", {Variable.NAME: "{me}", Variable.ME: "Meera"}, "Hi {me}"),
        ("{me} {me}", {Variable.ME: "Dev"}, "Dev Dev"),
    ],
    ids=["known", "unknown stays visible", "values are not filled again", "twice"],
)
def test_variables_are_filled_once(text: str, values: dict[Variable, str], shown: str) -> None:
    assert filled(text, values) == shown


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("@Meera Nair can you call?", {1}),
        ("ask @meera.", {1}),
        ("@Dev Patel please", {4}),
        ("@Devika please", {3}),
        ("@Dev please", {2, 4}),
        ("@Devi please", set()),
        ("mail meera@nair.test", set()),
        ("@आशा देखो", {5}),
        ("@Meera and @Devika", {1, 3}),
        ("no one @", set()),
    ],
)
def test_mention_is_a_name_after_an_at(text: str, who: set[int]) -> None:
    assert mentioned(text, NAMES) == who


@pytest.mark.parametrize(
    ("nap", "wakes"),
    [
        (Nap.HOUR, datetime(2026, 11, 22, 19, 0, tzinfo=UTC)),
        (Nap.LATER_TODAY, datetime(2026, 11, 22, 21, 0, tzinfo=UTC)),
        (Nap.TOMORROW, datetime(2026, 11, 23, 3, 30, tzinfo=UTC)),
        (Nap.NEXT_WEEK, datetime(2026, 11, 23, 3, 30, tzinfo=UTC)),
    ],
)
def test_snooze_ends_in_the_tenants_morning(nap: Nap, wakes: datetime) -> None:
    assert wakes_at(nap, NOW, KOLKATA) == wakes


def test_monday_snoozes_to_the_next_monday() -> None:
    monday = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)

    assert wakes_at(Nap.NEXT_WEEK, monday, KOLKATA) == datetime(2026, 11, 30, 3, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ahead", "may"),
    [(timedelta(0), False), (timedelta(minutes=1), True), (timedelta(days=90), True), (timedelta(days=91), False)],
)
def test_sleep_lies_ahead_and_ends(ahead: timedelta, may: bool) -> None:
    assert may_sleep_until(NOW + ahead, NOW) is may
