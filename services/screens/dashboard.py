"""What the dashboard shows of a period: the funnel, answers against the promises, who worked, channels, languages.

Read from the stored figures, so that it costs the same for a thousand messages as for millions; what waits at this
moment is `dashboard_now`, the rows behind each number `dashboard_rows`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from services.access import demand
from services.db import Reader
from services.errors import InvalidInput
from services.events.event import CONVERSATION, LEAD, TEAM
from services.reports.figures import find_progress, list_measures
from services.rules.bands import Band
from services.rules.escalation import Trigger
from services.rules.measures import (
    FUNNEL,
    Counted,
    Measure,
    Period,
    by_part,
    day_of,
    days_of,
    percentile,
    share,
    total,
)
from services.rules.permissions import Area, Principal
from services.rules.tenant_policy import read_policy
from services.screens.conversation_columns import iso
from services.screens.words import LANGUAGES, TRIGGERS
from services.tenants.models import Tenant

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({CONVERSATION, LEAD, TEAM})

STEPS: Mapping[Measure, str] = {
    Measure.CONTACTS: "New contacts",
    Measure.QUALIFIED: "Qualified",
    Measure.HOT: "Became HOT",
    Measure.ROUTED: "Routed to an SDR",
    Measure.ANSWERED: "Answered by a person",
    Measure.WON: "Won",
    Measure.LOST: "Lost or closed",
}
CHANNELS: Mapping[str, str] = {"whatsapp": "WhatsApp"}
_HIGHEST, _MIDDLE = 90, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How many leads of the period reached a step; `percent` is of all, the bands are those of today."""

    id: str  # the measure
    label: str
    count: int
    percent: int
    hot: int
    warm: int
    cold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The promises of a first answer in a band; seconds are 0 where nothing was answered."""

    id: str  # the band
    promised_seconds: int
    promised: int
    in_time: int
    late: int
    running: int
    percent_in_time: int
    median_seconds: int
    p90_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A channel, a language or a reason with its figures; percents are of `count`."""

    id: str
    label: str
    count: int
    qualified_percent: int = 0
    hot: int = 0
    won: int = 0
    ai_percent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the period, for the bars."""

    id: str  # the date
    contacts: int
    hot: int
    warm: int
    cold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """All of a period. `counted_at` is when figures were last brought up to date, empty before the first time."""

    company: str = ""
    period: str = Period.WEEK.value
    since: str = ""
    until: str = ""
    counted_at: str = ""
    steps: list[Step] = field(default_factory=list)
    lost: int = 0
    answers: list[Answers] = field(default_factory=list)
    ai_messages: int = 0
    member_messages: int = 0
    ai_percent: int = 0
    escalations: int = 0
    reasons: list[Line] = field(default_factory=list)
    channels: list[Line] = field(default_factory=list)
    languages: list[Line] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    peak: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was counted of a period, and where and when the company is."""

    company: str
    counts: Sequence[Counted]
    days: Sequence[date]
    counted_at: datetime | None
    policy: Mapping[str, Any]
    zone: ZoneInfo


async def load(reader: Reader, principal: Principal, *, period: str = Period.WEEK, now: datetime) -> Dashboard:
    """The figures of a period that ends today. Raises NotAllowed, InvalidInput for no such period."""
    demand(principal, Area.REPORTS)
    return shown(await load_figures(reader, period, now), read_period(period))


def read_period(word: str) -> Period:
    """The period that a word names."""
    try:
        return Period(word)
    except ValueError as error:
        raise InvalidInput("A dashboard shows today, 7 or 30 days.") from error


async def load_figures(reader: Reader, period: str, now: datetime) -> Figures:
    """The stored counts of a period."""
    of_tenant = Tenant.tenant_id == reader.tenant_id
    tenant = (await reader.execute(select(Tenant.name, Tenant.timezone, Tenant.policy).where(of_tenant))).one()
    zone = ZoneInfo(tenant.timezone)
    days = days_of(read_period(period), day_of(now, zone))
    progress = await find_progress(reader)
    return Figures(
        company=tenant.name,
        counts=await list_measures(reader, days),
        days=days,
        counted_at=progress.at if progress else None,
        policy=tenant.policy,
        zone=zone,
    )


def shown(figures: Figures, period: Period) -> Dashboard:
    """The dashboard of these figures."""
    counts = figures.counts
    ai, people = total(counts, Measure.AI_MESSAGES), total(counts, Measure.MEMBER_MESSAGES)
    days = [_day(counts, day) for day in figures.days]
    return Dashboard(
        company=figures.company,
        period=period,
        since=figures.days[0].isoformat(),
        until=figures.days[-1].isoformat(),
        counted_at=iso(figures.counted_at),
        steps=[_step(counts, measure) for measure in FUNNEL],
        lost=total(counts, Measure.LOST),
        answers=[_answers(figures, band) for band in (Band.HOT, Band.WARM)],
        ai_messages=ai,
        member_messages=people,
        ai_percent=share(ai, ai + people) or 0,
        escalations=total(counts, Measure.ESCALATIONS),
        reasons=_reasons(counts),
        channels=[_channel(counts, channel) for channel in _keys(counts, "channel")],
        languages=[_line(counts, "language", one, LANGUAGES.get(one, one)) for one in _keys(counts, "language")],
        days=days,
        peak=max(day.contacts for day in days),
    )


def _step(counts: Sequence[Counted], measure: Measure) -> Step:
    bands = by_part(counts, measure, "band")
    count = sum(bands.values())
    return Step(
        id=measure,
        label=STEPS[measure],
        count=count,
        percent=share(count, total(counts, Measure.CONTACTS)) or 0,
        hot=bands.get(Band.HOT, 0),
        warm=bands.get(Band.WARM, 0),
        cold=bands.get(Band.COLD, 0),
    )


def _answers(figures: Figures, band: Band) -> Answers:
    counts = figures.counts
    promised, in_time, late = (
        total(counts, measure, band=band) for measure in (Measure.PROMISED, Measure.IN_TIME, Measure.LATE)
    )
    taken = [one for one in counts if one.measure is Measure.ANSWER_SECONDS and one.told("band") == band]
    buckets = {int(key): value for key, value in by_part(taken, Measure.ANSWER_SECONDS, "bucket").items()}
    promises = read_policy(figures.policy, figures.zone.key).promises
    return Answers(
        id=band,
        promised_seconds=promises.hot_first_response_seconds
        if band is Band.HOT
        else promises.warm_first_response_seconds,
        promised=promised,
        in_time=in_time,
        late=late,
        running=promised - in_time - late,
        percent_in_time=share(in_time, in_time + late) or 0,
        median_seconds=percentile(buckets, _MIDDLE) or 0,
        p90_seconds=percentile(buckets, _HIGHEST) or 0,
    )


def _keys(counts: Sequence[Counted], name: str) -> list[str]:
    found = by_part(counts, Measure.CONTACTS, name)
    return sorted(found, key=lambda key: (-found[key], key))


def _line(counts: Sequence[Counted], name: str, key: str, label: str, ai_percent: int = 0) -> Line:
    contacts, qualified, hot, won = (
        total(counts, measure, **{name: key})
        for measure in (Measure.CONTACTS, Measure.QUALIFIED, Measure.HOT, Measure.WON)
    )
    return Line(
        id=key,
        label=label,
        count=contacts,
        qualified_percent=share(qualified, contacts) or 0,
        hot=hot,
        won=won,
        ai_percent=ai_percent,
    )


def _channel(counts: Sequence[Counted], channel: str) -> Line:
    ai, people = (total(counts, one, channel=channel) for one in (Measure.AI_MESSAGES, Measure.MEMBER_MESSAGES))
    return _line(counts, "channel", channel, CHANNELS.get(channel, channel), share(ai, ai + people) or 0)


def _reasons(counts: Sequence[Counted]) -> list[Line]:
    found = by_part(counts, Measure.ESCALATIONS, "reason")
    lines = [Line(id=reason, label=_reason(reason), count=number) for reason, number in found.items()]
    return sorted(lines, key=lambda line: (-line.count, line.label))


def _reason(word: str) -> str:
    told = TRIGGERS[Trigger(word)] if word in set(Trigger) else word
    return told[:1].upper() + told[1:]


def _day(counts: Sequence[Counted], day: date) -> Day:
    bands = by_part([one for one in counts if one.day == day], Measure.CONTACTS, "band")
    hot, warm, cold = (bands.get(band, 0) for band in Band)
    return Day(id=day.isoformat(), contacts=hot + warm + cold, hot=hot, warm=warm, cold=cold)
