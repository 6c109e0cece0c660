"""The bands of a timeline: how far ahead a day or a month counts as what.

Which words name a time is `timeline.py`'s and `timeline_calendar.py`'s.
"""

from dataclasses import dataclass
from datetime import date

from services.rules.reading import Timeline

# Upper edges in days, with the slack of calendar months (LABELS.md, timeline).
_DAY_EDGES = (
    (31, Timeline.IMMEDIATE),
    (93, Timeline.FROM_1_TO_3_MONTHS),
    (186, Timeline.FROM_3_TO_6_MONTHS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineContext:
    """What a time is read in the light of: today in the tenant's zone, and whether we asked when."""

    today: date
    was_asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A time found in a clause, with its place."""

    start: int
    end: int
    timeline: Timeline
    rank: int = 1  # a date or a length of time (1) is more exact than a mood (0)


def band_of_days(days: int) -> Timeline:
    """The band of a distance from today in days."""
    return next((band for edge, band in _DAY_EDGES if days <= edge), Timeline.EXPLORING)


def band_of_month(months_ahead: int, part: str) -> Timeline:
    """The band of a named month; `part` is "early", "late" or "" (LABELS.md counts months, not days)."""
    if months_ahead <= 0:
        return Timeline.IMMEDIATE
    if months_ahead < 3 or (months_ahead == 3 and part != "late"):
        return Timeline.FROM_1_TO_3_MONTHS
    return Timeline.FROM_3_TO_6_MONTHS if months_ahead <= 6 else Timeline.EXPLORING
