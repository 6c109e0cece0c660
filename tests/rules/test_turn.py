"""When a burst of messages becomes one turn."""

from datetime import UTC, datetime, timedelta

import pytest

from services.rules.turn import OpenTurn, closes_at, is_answerable, is_closed

T0 = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def turn(*, count: int = 1, lasted: float = 0) -> OpenTurn:
    return OpenTurn(first_at=T0, last_at=T0 + timedelta(seconds=lasted), count=count)


@pytest.mark.parametrize(
    ("open_turn", "after_seconds", "closed"),
    [
        pytest.param(turn(), 3.999, False, id="still-quiet-time"),
        pytest.param(turn(), 4, True, id="quiet-for-4-seconds"),
        pytest.param(turn(count=3, lasted=9), 12, False, id="later-message-restarts-quiet-time"),
        pytest.param(turn(count=19, lasted=9), 9, False, id="19-messages"),
        pytest.param(turn(count=20, lasted=9), 9, True, id="20-messages-close-at-once"),
    ],
)
def test_turn_closes_by_quiet_or_by_count(open_turn: OpenTurn, after_seconds: float, closed: bool) -> None:
    now = T0 + timedelta(seconds=after_seconds)

    assert is_closed(open_turn, now) is closed
    assert (closes_at(open_turn) <= now) is closed


def test_turn_stays_with_a_person_a_day_after_it_began() -> None:
    assert is_answerable(turn(), T0 + timedelta(hours=23, minutes=59))
    assert not is_answerable(turn(lasted=3600), T0 + timedelta(hours=24))
