"""A week of working hours as people fill it in and read it: a span for each weekday, "Mon–Fri 09:30–18:30" in words."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from services.rules.working_hours import DAY_MINUTES, Shift

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class WeekProblem(ValueError):
    """What is wrong with a week, in words for the one who filled it in."""


def read_week(spans: Mapping[int, tuple[str, str]]) -> tuple[Shift, ...]:
    """The shifts of weekdays (0 is Monday) with "HH:MM" from and until; two empty times are a day off.

    An end that is not after the beginning lies on the next day, so that equal times are 24 hours. Raises WeekProblem.
    """
    shifts = tuple(_shift(weekday, *times) for weekday, times in sorted(spans.items()) if any(times))
    if not shifts:
        raise WeekProblem("At least one day needs hours, or every promise would wait for ever.")
    return shifts


def spans_of(shifts: Sequence[Shift]) -> dict[int, tuple[str, str]]:
    """The times that fill the form in: the first shift of each weekday."""
    return {one.weekday: (_clock(one.from_minute), _clock(one.until_minute)) for one in reversed(shifts)}


def in_words(shifts: Sequence[Shift]) -> str:
    """The week in a line, days of equal hours together."""
    by_day = [tuple((one.from_minute, one.until_minute) for one in shifts if one.weekday == day) for day in range(7)]
    if all(hours == ((0, DAY_MINUTES),) for hours in by_day):
        return "Round the clock"
    parts = []
    for hours, days in groupby(range(7), key=lambda day: by_day[day]):
        if hours:
            first, *rest = list(days)
            name = f"{DAYS[first]}–{DAYS[rest[-1]]}" if rest else DAYS[first]
            parts.append(f"{name} {' and '.join(_span(*one) for one in hours)}")
    return ", ".join(parts)


def _shift(weekday: int, begins: str, ends: str) -> Shift:
    if not (begins and ends):
        raise WeekProblem(f"{DAYS[weekday]} needs both times, or none for a day off.")
    from_minute, until_minute = minute_of(begins), minute_of(ends)
    if until_minute <= from_minute:
        until_minute += DAY_MINUTES
    return Shift(weekday=weekday, from_minute=from_minute, until_minute=until_minute)


def minute_of(words: str) -> int:
    """Minutes after midnight of "HH:MM"; raises WeekProblem."""
    found = _TIME.fullmatch(words)
    if found is None:
        raise WeekProblem(f"“{words[:12]}” is no time of day: write it as 09:30.")
    return int(found[1]) * 60 + int(found[2])


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _span(begins: int, ends: int) -> str:
    return f"{_clock(begins)}–{_clock(ends)}"
