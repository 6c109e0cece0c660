"""What a wallet covers today, and from which tokens."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.burn import PauseReason, Split, Wallet, covers, day_end, day_start, new_alerts, pause_reason, split


def wallet(granted: int, topped_up: int = 0, *, used: int = 0, limit: int = 80) -> Wallet:
    return Wallet(granted_deci=granted, topped_up_deci=topped_up, granted_used_today_deci=used, daily_limit_deci=limit)


@pytest.mark.parametrize(
    ("purse", "amount", "taken", "paused"),
    [
        pytest.param(wallet(2500), 60, Split(granted_deci=60, topped_up_deci=0), None, id="from-the-grant"),
        pytest.param(wallet(2500, used=20), 60, Split(granted_deci=60, topped_up_deci=0), None, id="up-to-the-limit"),
        pytest.param(wallet(2500, used=21), 60, None, PauseReason.DAILY_LIMIT, id="past-the-limit"),
        pytest.param(
            wallet(2500, 100, used=50), 60, Split(granted_deci=30, topped_up_deci=30), None, id="top-up-exceeds"
        ),
        pytest.param(
            wallet(2500, 100, used=99), 60, Split(granted_deci=0, topped_up_deci=60), None, id="limit-lowered"
        ),
        pytest.param(wallet(10, 50), 60, Split(granted_deci=10, topped_up_deci=50), None, id="last-tokens"),
        pytest.param(wallet(10, 49), 60, None, PauseReason.EMPTY, id="a-tenth-short"),
        pytest.param(wallet(0), 1, None, PauseReason.EMPTY, id="nothing-left"),
    ],
)
def test_amount_is_taken_from_grant_then_top_ups(
    purse: Wallet, amount: int, taken: Split | None, paused: PauseReason | None
) -> None:
    assert split(purse, amount) == taken
    assert pause_reason(purse, amount) == paused


AMOUNTS = st.integers(0, 20_000)


@given(st.builds(wallet, AMOUNTS, AMOUNTS, used=AMOUNTS, limit=AMOUNTS), AMOUNTS)
def test_split_is_whole_and_never_overdraws(purse: Wallet, amount: int) -> None:
    taken = split(purse, amount)

    assert (taken is not None) is covers(purse, amount)
    if taken:
        assert taken.granted_deci + taken.topped_up_deci == amount
        assert 0 <= taken.granted_deci <= purse.granted_deci
        assert 0 <= taken.topped_up_deci <= purse.topped_up_deci


def test_negative_charge_is_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        split(wallet(100), -1)


@pytest.mark.parametrize(
    ("zone", "now", "start", "end"),
    [
        pytest.param(
            "Asia/Kolkata",
            datetime(2026, 11, 22, 18, 29, tzinfo=UTC),
            datetime(2026, 11, 21, 18, 30, tzinfo=UTC),
            datetime(2026, 11, 22, 18, 30, tzinfo=UTC),
            id="kolkata-a-minute-before-midnight",
        ),
        pytest.param(
            "America/New_York",
            datetime(2026, 11, 1, 12, 0, tzinfo=UTC),
            datetime(2026, 11, 1, 4, 0, tzinfo=UTC),
            datetime(2026, 11, 2, 5, 0, tzinfo=UTC),
            id="day-of-25-hours",
        ),
    ],
)
def test_burn_day_runs_from_midnight_in_the_tenants_zone(
    zone: str, now: datetime, start: datetime, end: datetime
) -> None:
    assert (day_start(now, zone), day_end(now, zone)) == (start, end)


@pytest.mark.parametrize(
    ("used", "told", "alerts"),
    [
        pytest.param(1249, (), (), id="just-under-half"),
        pytest.param(1250, (), (50,), id="half"),
        pytest.param(2000, (50,), (80,), id="once-each"),
        pytest.param(2500, (), (50, 80, 100), id="all-at-once"),
    ],
)
def test_alerts_at_50_80_and_100_percent(used: int, told: tuple[int, ...], alerts: tuple[int, ...]) -> None:
    assert new_alerts(used, 2500, told) == alerts


def test_wallet_that_never_had_tokens_alerts_nobody() -> None:
    assert new_alerts(0, 0) == ()
