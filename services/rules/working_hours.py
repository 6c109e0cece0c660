"""When people work: a week of shifts in a zone, less holidays, counted in real seconds across clock changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

DAY_MINUTES = 24 * 60

# A calendar without an open day for this long is a mistake in the calendar, not a long holiday.
MAX_DAYS_AHEAD = 3 * 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Work on a weekday (0 is Monday) in minutes after local midnight; past 1,440 it runs into the next day."""

    weekday: int
    from_minute: int
    until_minute: int


ROUND_THE_CLOCK = tuple(Shift(weekday=day, from_minute=0, until_minute=DAY_MINUTES) for day in range(7))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingHours:
    """A tenant's or member's week, always open by default. `zone` is an IANA key; shifts begun on a holiday are off."""

    zone: str = "UTC"
    shifts: tuple[Shift, ...] = ROUND_THE_CLOCK
    holidays: frozenset[date] = frozenset()


ALWAYS = WorkingHours()


def open_spans(hours: WorkingHours, start_at: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The open times from `start_at` on, as UTC pairs that neither overlap nor lie before it."""
    reached = start_at.astimezone(UTC)  # adding to local time would count wall hours, not real ones
    for opens_at, closes_at in _shift_spans(hours, start_at):
        if closes_at > reached:
            yield max(opens_at, reached), closes_at
            reached = closes_at


def is_open(hours: WorkingHours, at: datetime) -> bool:
    """True where somebody works at that moment."""
    return next_open_at(hours, at) == at


def next_open_at(hours: WorkingHours, at: datetime) -> datetime:
    """The first open moment from `at` on; raises ValueError where the calendar never opens."""
    for opens_at, _ in open_spans(hours, at):
        return opens_at
    raise ValueError(f"working hours in {hours.zone} never open after {at}")


def add_working_seconds(hours: WorkingHours, start_at: datetime, seconds: int) -> datetime:
    """The moment when that much open time has passed since `start_at`, in UTC; raises ValueError if it never has."""
    left = timedelta(seconds=seconds)
    for opens_at, closes_at in open_spans(hours, start_at):
        if closes_at - opens_at >= left:
            return opens_at + left
        left -= closes_at - opens_at
    raise ValueError(f"working hours in {hours.zone} never add up to {seconds} seconds after {start_at}")


def working_seconds_between(hours: WorkingHours, start_at: datetime, end_at: datetime) -> int:
    """The whole seconds of open time between two moments; 0 if they are in the wrong order."""
    spans = takewhile(lambda span: span[0] < end_at, open_spans(hours, start_at))
    total = sum((min(closes_at, end_at) - opens_at for opens_at, closes_at in spans), timedelta())
    return int(total.total_seconds())


def _shift_spans(hours: WorkingHours, start_at: datetime) -> Iterator[tuple[datetime, datetime]]:
    zone = ZoneInfo(hours.zone)
    first_day = start_at.astimezone(zone).date() - timedelta(days=1)  # yesterday's night shift may still run
    for offset in range(MAX_DAYS_AHEAD):
        day = first_day + timedelta(days=offset)
        if day in hours.holidays:
            continue
        today = [shift for shift in hours.shifts if shift.weekday == day.weekday()]
        for shift in sorted(today, key=lambda shift: shift.from_minute):
            yield _moment(day, shift.from_minute, zone), _moment(day, shift.until_minute, zone)


def _moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    # Wall time first, zone after: 09:00 stays 09:00 on both sides of a clock change, the time between is the real one.
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    return wall.replace(tzinfo=zone).astimezone(UTC)
