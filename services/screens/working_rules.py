"""What the settings show of the tenant's own rules: hours, holidays, promises, away messages, languages; and previews.

A preview takes a form that is not kept yet, and says in sentences what it would change; times are in the tenant's zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from services.access import demand
from services.db import Reader
from services.replies.away import AWAY, away_text
from services.replies.wording import WORDING
from services.rules import policy_preview
from services.rules.permissions import Area, Principal
from services.rules.policy_preview import EVENING, Example
from services.rules.tenant_policy import TenantPolicy, changed, read_policy
from services.rules.week import DAYS, in_words, spans_of
from services.rules.working_hours import ROUND_THE_CLOCK, next_open_at
from services.screens.company import LANGUAGE_NAMES
from services.tenants.models import Tenant
from services.tenants.policy_forms import Promises, hours_from, promises_from

MINUTE, HOUR = 60, 3600
NO_DIFFERENCE = "Leads of this evening, the weekend and the next holiday would be answered by the same times as now."


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """A weekday of the form; both times are empty on a day off."""

    id: str
    name: str
    begins: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRow:
    """A day on which nobody works."""

    id: str  # ISO
    name: str
    weekday: str
    is_past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRow:
    """A language that the AI can answer in, and what contacts of it read while nobody is in."""

    id: str
    name: str
    is_offered: bool
    is_default: bool
    away: str  # own text, "" for the product's
    standard: str  # the product's text
    shown: str  # what would be sent at the next closed moment


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingRules:
    """The tenant's rules as their sections show them."""

    number: int = 0
    zone: str = ""
    is_always: bool = True
    week: str = ""
    days: list[DayRow] = field(default_factory=list)
    holidays: list[HolidayRow] = field(default_factory=list)
    is_open: bool = True
    opens_at: str = ""  # ISO, when somebody is in again; empty while somebody is
    hot_minutes: str = ""
    warm_minutes: str = ""
    warm_resolution_minutes: str = ""
    cold_minutes: str = ""
    says_away: bool = True
    languages: list[LanguageRow] = field(default_factory=list)
    hot_owner_minutes: str = ""
    warm_owner_hours: str = ""
    warm_days: str = ""


async def load(reader: Reader, principal: Principal, now: datetime) -> WorkingRules:
    """The rules that hold now."""
    demand(principal, Area.SETTINGS)
    policy, default_language = await _policy(reader)
    opens_at = next_open_at(policy.hours, now)
    promises, routing = policy.promises, policy.routing
    cold = promises.cold_first_response_seconds
    return WorkingRules(
        number=policy.number,
        zone=policy.hours.zone,
        is_always=set(policy.hours.shifts) == set(ROUND_THE_CLOCK),
        week=in_words(policy.hours.shifts),
        days=_days(policy),
        holidays=_holidays(policy, now),
        is_open=opens_at <= now,
        opens_at="" if opens_at <= now else opens_at.isoformat(),
        hot_minutes=str(promises.hot_first_response_seconds // MINUTE),
        warm_minutes=str(promises.warm_first_response_seconds // MINUTE),
        warm_resolution_minutes=str(promises.warm_resolution_seconds // MINUTE),
        cold_minutes="" if cold is None else str(cold // MINUTE),
        says_away=policy.away.is_on,
        languages=_languages(policy, default_language, now),
        hot_owner_minutes=str(routing.hot_owner_within_seconds // MINUTE),
        warm_owner_hours=str(routing.warm_owner_within_seconds // HOUR),
        warm_days=str(routing.warm_days),
    )


async def preview_hours(
    reader: Reader, principal: Principal, spans: Mapping[int, tuple[str, str]], *, is_always: bool, now: datetime
) -> list[str]:
    """What other hours would change, in sentences. Raises InvalidInput."""
    demand(principal, Area.SETTINGS)
    return await _preview(reader, hours_from(spans, is_always=is_always), now)


async def preview_promises(reader: Reader, principal: Principal, form: Promises, *, now: datetime) -> list[str]:
    """What other promises would change, in sentences. Raises InvalidInput."""
    demand(principal, Area.SETTINGS)
    return await _preview(reader, promises_from(form), now)


async def _policy(reader: Reader) -> tuple[TenantPolicy, str]:
    statement = select(Tenant.policy, Tenant.timezone, Tenant.default_language)
    row = (await reader.execute(statement.where(Tenant.tenant_id == reader.tenant_id))).one()
    return read_policy(row.policy, row.timezone), row.default_language


async def _preview(reader: Reader, part: dict[str, object], now: datetime) -> list[str]:
    statement = select(Tenant.policy, Tenant.timezone).where(Tenant.tenant_id == reader.tenant_id)
    row = (await reader.execute(statement)).one()
    before, after = (read_policy(one, row.timezone) for one in (row.policy, changed(row.policy, **part)))
    zone = ZoneInfo(row.timezone)
    return [_sentence(one, zone) for one in policy_preview.examples(before, after, now)] or [NO_DIFFERENCE]


def _sentence(example: Example, zone: ZoneInfo) -> str:
    said = f"A {example.band} lead on {_moment(example.writes_at, zone)} would "
    if example.after is None:
        return f"{said}have no promised time; now it is {_by(example.before, zone)}."
    return f"{said}be answered {_by(example.after, zone)}; now {_by(example.before, zone)}."


def _by(at: datetime | None, zone: ZoneInfo) -> str:
    return f"by {_moment(at, zone)}" if at else "at no promised time"


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%a %-d %b, %H:%M}"


def _days(policy: TenantPolicy) -> list[DayRow]:
    spans = spans_of(policy.hours.shifts)
    return [
        DayRow(id=str(day), name=name, begins=spans.get(day, ("", ""))[0], ends=spans.get(day, ("", ""))[1])
        for day, name in enumerate(DAYS)
    ]


def _holidays(policy: TenantPolicy, now: datetime) -> list[HolidayRow]:
    today = now.astimezone(ZoneInfo(policy.hours.zone)).date()
    return [
        HolidayRow(id=day.isoformat(), name=name, weekday=DAYS[day.weekday()], is_past=day < today)
        for day, name in sorted(policy.holiday_names.items())
    ]


def _languages(policy: TenantPolicy, default: str, now: datetime) -> list[LanguageRow]:
    zone = ZoneInfo(policy.hours.zone)
    # Where somebody is in, the example is of the evening.
    evening = datetime.combine(now.astimezone(zone).date(), EVENING, zone)
    opens_at = next_open_at(policy.hours, max(now, evening))
    return [
        LanguageRow(
            id=code,
            name=LANGUAGE_NAMES[code],
            is_offered=policy.languages is None or code in policy.languages,
            is_default=code == default,
            away=policy.away.texts.get(code, ""),
            standard=AWAY[code],
            shown=away_text(policy.away.texts, code, opens_at, zone),
        )
        for code in WORDING
    ]
