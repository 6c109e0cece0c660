"""Whether a wallet covers a price today, from which tokens it is taken, and when people are warned.

Only granted tokens count against the day's limit; topped-up ones come after them and may exceed it (policies.md,
Tokens). All amounts are tenths of a token; booking them is billing's matter.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

DEFAULT_ZONE = "Asia/Kolkata"

# Percent of grant and the period's top-ups (PRD, Threshold Alerts), each told once a period.
ALERT_PERCENTS = (50, 80, 100)


class PauseReason(StrEnum):
    """Why paid work is paused."""

    EMPTY = "empty"
    DAILY_LIMIT = "daily_limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wallet:
    """What is free to spend (holds are already taken off) and how much of the grant was used or held today."""

    granted_deci: int
    topped_up_deci: int
    granted_used_today_deci: int
    daily_limit_deci: int

    @property
    def granted_today_deci(self) -> int:
        """What of the grant may still be spent today; 0 once the limit is reached or was lowered below the use."""
        return max(min(self.granted_deci, self.daily_limit_deci - self.granted_used_today_deci), 0)

    @property
    def spendable_deci(self) -> int:
        """What may be spent now, granted and topped-up."""
        return self.granted_today_deci + max(self.topped_up_deci, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """From which tokens an amount is taken."""

    granted_deci: int
    topped_up_deci: int


def covers(wallet: Wallet, amount_deci: int) -> bool:
    """True where the amount may be spent now; the balance never goes below zero."""
    return amount_deci <= wallet.spendable_deci


def split(wallet: Wallet, amount_deci: int) -> Split | None:
    """The grant first as far as today's limit goes, then top-ups; None where the wallet does not cover the amount.

    Raises ValueError for a negative amount: giving back is a release, not a charge.
    """
    if amount_deci < 0:
        raise ValueError(f"an amount to charge is not negative: {amount_deci}")
    if not covers(wallet, amount_deci):
        return None
    granted = min(amount_deci, wallet.granted_today_deci)
    return Split(granted_deci=granted, topped_up_deci=amount_deci - granted)


def pause_reason(wallet: Wallet, amount_deci: int) -> PauseReason | None:
    """Why work of that price is paused, None if it is not: the day's limit where it alone stands in the way."""
    if covers(wallet, amount_deci):
        return None
    without_limit = max(wallet.granted_deci, 0) + max(wallet.topped_up_deci, 0)
    return PauseReason.DAILY_LIMIT if amount_deci <= without_limit else PauseReason.EMPTY


def day_start(now: datetime, zone: str = DEFAULT_ZONE) -> datetime:
    """When the burn day began: the last midnight in the tenant's zone, in UTC."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return datetime.combine(today, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def day_end(now: datetime, zone: str = DEFAULT_ZONE) -> datetime:
    """When the burn day ends and the limit is fresh: the next midnight in the tenant's zone, in UTC."""
    tomorrow = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def new_alerts(used_deci: int, supply_deci: int, told: Collection[int] = ()) -> tuple[int, ...]:
    """The percentages newly reached of the period's grant and top-ups, lowest first; `told` are those already sent."""
    if supply_deci <= 0:
        return ()
    return tuple(
        percent for percent in ALERT_PERCENTS if percent not in told and used_deci * 100 >= percent * supply_deci
    )
