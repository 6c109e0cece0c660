"""Until when a conversation sleeps: the few times offered, in the tenant's zone, and what may be chosen."""

from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import assert_never

LONGEST = timedelta(days=90)
MORNING = time(9)
MONDAY = 0


class Nap(StrEnum):
    """The times that are offered."""

    HOUR = "hour"
    LATER_TODAY = "later_today"  # in three hours
    TOMORROW = "tomorrow"  # at nine
    NEXT_WEEK = "next_week"  # on Monday at nine


def wakes_at(nap: Nap, now: datetime, zone: tzinfo) -> datetime:
    """When it comes back, in UTC as `now` is."""
    match nap:
        case Nap.HOUR:
            return now + timedelta(hours=1)
        case Nap.LATER_TODAY:
            return now + timedelta(hours=3)
        case Nap.TOMORROW:
            return _morning_in(1, now, zone)
        case Nap.NEXT_WEEK:
            weekday = now.astimezone(zone).weekday()
            return _morning_in((MONDAY - weekday) % 7 or 7, now, zone)
    assert_never(nap)


def may_sleep_until(until: datetime, now: datetime) -> bool:
    """Whether the time lies ahead, and not beyond what anybody still remembers."""
    return now < until <= now + LONGEST


def _morning_in(days: int, now: datetime, zone: tzinfo) -> datetime:
    local = now.astimezone(zone)
    return datetime.combine(local.date() + timedelta(days=days), MORNING, zone).astimezone(now.tzinfo)
