"""What a company's dashboard counts, and how a day's counts are named, added up and turned into percentiles.

What is counted of which rows is `reports.counting`; when a day is counted again, `flows.roll_up`.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Measure(StrEnum):
    """What is counted; `PARTS` says what each count is split by."""

    CONTACTS = "contacts"
    QUALIFIED = "qualified"
    HOT = "hot"
    ROUTED = "routed"
    ANSWERED = "answered"
    WON = "won"
    LOST = "lost"
    PROMISED = "promised"
    IN_TIME = "in_time"
    LATE = "late"
    ANSWER_SECONDS = "answer_seconds"
    ASSIGNED = "assigned"
    CONTACT_MESSAGES = "contact_messages"
    AI_MESSAGES = "ai_messages"
    MEMBER_MESSAGES = "member_messages"
    ESCALATIONS = "escalations"


class Family(StrEnum):
    """What is counted together: a day's leads, promises and assignments by when they began, and what happened."""

    LEADS = "leads"
    CLOCKS = "clocks"
    ASSIGNMENTS = "assignments"
    HAPPENINGS = "happenings"


# Leads count for the day on which they came, so that a funnel follows the same people down.
FUNNEL = (Measure.CONTACTS, Measure.QUALIFIED, Measure.HOT, Measure.ROUTED, Measure.ANSWERED, Measure.WON)
FAMILIES: Mapping[Family, tuple[Measure, ...]] = {
    Family.LEADS: (*FUNNEL, Measure.LOST),
    Family.CLOCKS: (Measure.PROMISED, Measure.IN_TIME, Measure.LATE, Measure.ANSWER_SECONDS),
    Family.ASSIGNMENTS: (Measure.ASSIGNED,),
    Family.HAPPENINGS: (
        Measure.CONTACT_MESSAGES,
        Measure.AI_MESSAGES,
        Measure.MEMBER_MESSAGES,
        Measure.ESCALATIONS,
    ),
}

LEAD_PARTS = ("band", "channel", "language")
MESSAGE_PARTS = ("channel", "member")
PARTS: Mapping[Measure, tuple[str, ...]] = {
    **dict.fromkeys(FAMILIES[Family.LEADS], LEAD_PARTS),
    **dict.fromkeys((Measure.PROMISED, Measure.IN_TIME, Measure.LATE), ("band",)),
    Measure.ANSWER_SECONDS: ("band", "bucket"),
    Measure.ASSIGNED: ("member", "band"),
    **dict.fromkeys((Measure.CONTACT_MESSAGES, Measure.AI_MESSAGES, Measure.MEMBER_MESSAGES), MESSAGE_PARTS),
    Measure.ESCALATIONS: ("reason",),
}

# Seconds are kept in classes that grow by 5 %, so that days can be added up and a percentile is right within 5 %.
GROWTH = 1.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many of a measure fell on a day, in one of its parts, as "HOT/whatsapp/hi"."""

    day: date
    measure: Measure
    part: str
    value: int

    def told(self, name: str) -> str:
        """One of the words of the part."""
        return self.part.split("/")[PARTS[self.measure].index(name)]


def total(counts: Iterable[Counted], measure: Measure, **parts: str) -> int:
    """The sum of a measure over all days, in the parts named."""
    wanted = (one for one in counts if one.measure is measure)
    return sum(one.value for one in wanted if all(one.told(name) == value for name, value in parts.items()))


def by_part(counts: Iterable[Counted], measure: Measure, name: str) -> dict[str, int]:
    """The sums of a measure for each value of one of its parts."""
    found: dict[str, int] = {}
    for one in counts:
        if one.measure is measure:
            found[one.told(name)] = found.get(one.told(name), 0) + one.value
    return found


def bucket_of(seconds: int) -> int:
    """The class that a duration is counted in; everything up to a second is 0."""
    return math.floor(math.log(max(seconds, 1)) / math.log(GROWTH))


def percentile(buckets: Mapping[int, int], percent: int) -> int | None:
    """The seconds within which `percent` of the durations lie, None without any; never below the true ones."""
    number = sum(buckets.values())
    if not number:
        return None
    wanted, seen = math.ceil(number * percent / 100), 0
    for bucket in sorted(buckets):
        seen += buckets[bucket]
        if seen >= wanted:
            return math.ceil(GROWTH ** (bucket + 1))
    raise AssertionError("the classes hold fewer than their sum")


def share(part: int, whole: int) -> int | None:
    """A share in whole percent, None of nothing."""
    return (part * 100 + whole // 2) // whole if whole else None


def day_of(at: datetime, zone: ZoneInfo) -> date:
    """The day on which something happened where the company is."""
    return at.astimezone(zone).date()


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """When the day begins there, in UTC; the day before ends then."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


class Period(StrEnum):
    """The periods that a dashboard is asked for, each ending with the present day."""

    TODAY = "today"
    WEEK = "7"
    MONTH = "30"


_DAYS: Mapping[Period, int] = {Period.TODAY: 1, Period.WEEK: 7, Period.MONTH: 30}


def days_of(period: Period, today: date) -> list[date]:
    """The days of the period, the first one first."""
    return [today - timedelta(days=back) for back in range(_DAYS[period])[::-1]]
