"""When a mail is tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from services.rules.mail_retry import Failure, next_try_at

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempts", "failure", "seconds"),
    [
        pytest.param(1, Failure(retryable=True), 10, id="the first failure waits ten seconds"),
        pytest.param(2, Failure(retryable=True), 60, id="the second a minute"),
        pytest.param(6, Failure(retryable=True), 18_000, id="the sixth five hours"),
        pytest.param(7, Failure(retryable=True), None, id="the seventh gives up"),
        pytest.param(1, Failure(retryable=False), None, id="a refusal gives up at once"),
        pytest.param(1, Failure(retryable=True, wait_seconds=90), 90, id="the service's longer wait wins"),
        pytest.param(3, Failure(retryable=True, wait_seconds=90), 300, id="a shorter one does not"),
    ],
)
def test_next_attempt(attempts, failure, seconds):
    expected = None if seconds is None else NOW + timedelta(seconds=seconds)

    assert next_try_at(attempts, failure, NOW) == expected
