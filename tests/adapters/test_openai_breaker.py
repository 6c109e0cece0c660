"""When the language model is left alone."""

import pytest

from services.adapters.openai.breaker import OUTAGES_TO_OPEN, REST_SECONDS, Breaker
from services.adapters.openai.failures import FallbackReason, NoAnswer

OUTAGE = NoAnswer(FallbackReason.SERVER_ERROR)


class Seconds:
    """A clock that goes on when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def breaker(seconds: Seconds) -> Breaker:
    return Breaker(seconds)


def fail(breaker: Breaker, times: int, failure: NoAnswer = OUTAGE) -> None:
    for _ in range(times):
        breaker.note_failure(failure)


def test_it_opens_after_repeated_outages_and_closes_with_time(breaker, seconds):
    fail(breaker, OUTAGES_TO_OPEN - 1)
    assert not breaker.is_open

    fail(breaker, 1)
    assert breaker.is_open

    seconds.now += REST_SECONDS
    assert not breaker.is_open


def test_an_answer_in_between_starts_the_count_over(breaker):
    fail(breaker, OUTAGES_TO_OPEN - 1)
    breaker.note_answer()
    fail(breaker, OUTAGES_TO_OPEN - 1)

    assert not breaker.is_open


def test_first_outage_after_a_rest_opens_it_again(breaker, seconds):
    fail(breaker, OUTAGES_TO_OPEN)
    seconds.now += REST_SECONDS
    fail(breaker, 1)

    assert breaker.is_open


@pytest.mark.parametrize("reason", [FallbackReason.REFUSED, FallbackReason.FILTERED, FallbackReason.TRUNCATED])
def test_what_one_text_caused_never_opens_it(breaker, reason):
    fail(breaker, 3 * OUTAGES_TO_OPEN, NoAnswer(reason))

    assert not breaker.is_open


def test_a_demanded_rest_holds_although_an_earlier_call_answers(breaker, seconds):
    fail(breaker, 1, NoAnswer(FallbackReason.RATE_LIMITED, rest_seconds=20))
    breaker.note_answer()
    seconds.now += 19

    assert breaker.is_open


def test_a_short_rest_does_not_cut_a_long_one(breaker, seconds):
    fail(breaker, 1, NoAnswer(FallbackReason.NO_CREDIT, rest_seconds=300))
    fail(breaker, 1, NoAnswer(FallbackReason.RATE_LIMITED, rest_seconds=1))
    seconds.now += 299

    assert breaker.is_open
