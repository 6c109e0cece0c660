"""When keys are rotated, and when everybody knows of a change."""

from datetime import UTC, datetime, timedelta

import pytest

from services.rules.key_rotation import everybody_knows, is_due, share_done

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "due"),
    [(timedelta(days=89, hours=23), False), (timedelta(days=90), True), (timedelta(days=400), True)],
    ids=str,
)
def test_key_is_due_at_ninety_days(age: timedelta, due: bool) -> None:
    assert is_due(NOW - age, NOW) is due


@pytest.mark.parametrize(
    ("oldest_after", "known"), [(-60, False), (0, False), (30, False), (30.1, True), (600, True)], ids=str
)
def test_change_is_known_once_all_transactions_began_a_refresh_later(oldest_after: float, known: bool) -> None:
    assert everybody_knows(NOW, NOW + timedelta(seconds=oldest_after), 30) is known


@pytest.mark.parametrize(
    ("done", "total", "share"), [(0, 0, 0), (0, 10, 0), (5, 10, 50), (10, 10, 99), (12, 10, 99)], ids=str
)
def test_progress_is_whole_only_at_the_end(done: int, total: int, share: int) -> None:
    assert share_done(done, total) == share
