"""What other hours or promises would mean: by when example leads must be answered, before the change and after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.rules.bands import Band
from services.rules.sla import Promise, due_at, start
from services.rules.tenant_policy import TenantPolicy
from services.rules.working_hours import is_open

# When people write though most teams have gone home.
EVENING, LATE_MORNING = time(19, 10), time(11)
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A lead of a band that writes at a time; the times by which a person must have answered, None for no promise."""

    band: Band
    writes_at: datetime
    before: datetime | None
    after: datetime | None

    @property
    def differs(self) -> bool:
        """Whether the change would matter to it."""
        return self.before != self.after


def examples(before: TenantPolicy, after: TenantPolicy, now: datetime) -> tuple[Example, ...]:
    """Examples at moments that tell: this evening, the weekend, the next holiday; only those that differ, if any do."""
    moments = sorted({moment for policy in (before, after) for moment in _moments(policy, now)})
    found = tuple(
        Example(band=band, writes_at=at, before=answer_by(before, band, at), after=answer_by(after, band, at))
        for at in moments
        for band in (Band.HOT, Band.WARM, Band.COLD)
    )
    return tuple(one for one in found if one.differs)


def answer_by(policy: TenantPolicy, band: Band, at: datetime) -> datetime | None:
    """When the first answer to a lead that is routed at `at` is due; None where none is promised."""
    clocks = {clock.promise: clock for clock in start(band, at, policy.promises)}
    clock = clocks.get(Promise.FIRST_RESPONSE)
    return due_at(clock, policy.hours) if clock else None


def is_away(policy: TenantPolicy, at: datetime) -> bool:
    """Whether nobody of the tenant works at that moment."""
    return not is_open(policy.hours, at)


def _moments(policy: TenantPolicy, now: datetime) -> Iterator[datetime]:
    zone = ZoneInfo(policy.hours.zone)
    today = now.astimezone(zone).date()
    days = [today + timedelta(days=ahead) for ahead in range(8)]
    evening = next(day for day in days if datetime.combine(day, EVENING, zone) > now)
    yield datetime.combine(evening, EVENING, zone).astimezone(UTC)
    for weekday in (SATURDAY, SUNDAY):
        day = next(day for day in days if day > today and day.weekday() == weekday)
        yield datetime.combine(day, LATE_MORNING, zone).astimezone(UTC)
    if holiday := min((day for day in policy.hours.holidays if day > today), default=None):
        yield datetime.combine(holiday, LATE_MORNING, zone).astimezone(UTC)
