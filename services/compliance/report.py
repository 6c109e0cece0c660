"""Makes the compliance report: each control of each law with its evidence, counted for the period asked for."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from services.compliance.controls import take_counts
from services.db import Reader
from services.errors import InvalidInput
from services.legal.documents import current_versions
from services.rules.controls import CONTROLS, Control, Counted, Verdict, finding, verdict
from services.tenants.models import Tenant

FIRST_DAYS = 30
LONGEST_DAYS = 366
_FIRST_YEAR, _LAST_YEAR = 2000, 2999


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRow:
    """A control with what was found; `verdict` is pass, fail or not applicable."""

    id: str
    law: str
    article: str
    title: str
    how: str
    finding: str
    checked: int
    broken: int
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole list. Days are ISO, in the company's zone, both inside of the period."""

    company: str = ""
    since: str = ""
    until: str = ""
    zone: str = ""
    rows: list[ControlRow] = field(default_factory=list)
    passed: int = 0
    failed: int = 0
    not_applicable: int = 0


async def make_report(reader: Reader, *, since: str = "", until: str = "", now: datetime) -> Report:
    """The report for the days named, by default the last 30. Raises InvalidInput for what is no period of a year."""
    statement = select(Tenant.name, Tenant.timezone).where(Tenant.tenant_id == reader.tenant_id)
    company = (await reader.execute(statement)).one()
    zone = ZoneInfo(company.timezone)
    last = _day(until, now.astimezone(zone).date())
    first = _day(since, last - timedelta(days=FIRST_DAYS - 1))
    if not 0 <= (last - first).days < LONGEST_DAYS:
        raise InvalidInput("The period begins before it ends and is no longer than a year.")
    documents = [f"{kind}.{version}" for kind, version in current_versions().items()]
    counts = await take_counts(
        reader, _start(first, zone), _start(last + timedelta(days=1), zone), now=now, documents=documents
    )
    rows = [_row(number, control, counts[control.evidence]) for number, control in enumerate(CONTROLS)]
    found = [row.verdict for row in rows]
    return Report(
        company=company.name,
        since=first.isoformat(),
        until=last.isoformat(),
        zone=company.timezone,
        rows=rows,
        passed=found.count(Verdict.PASS),
        failed=found.count(Verdict.FAIL),
        not_applicable=found.count(Verdict.NOT_APPLICABLE),
    )


def _day(text: str, default: date) -> date:
    try:
        day = date.fromisoformat(text) if text else default
    except ValueError:
        raise InvalidInput("A day looks like 2026-11-23.") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise InvalidInput("There is nothing on record for such a year.")
    return day


def _start(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _row(number: int, control: Control, counted: Counted) -> ControlRow:
    return ControlRow(
        id=str(number),
        law=control.law,
        article=control.article,
        title=control.title,
        how=control.how,
        finding=finding(control.evidence, counted),
        checked=counted.checked,
        broken=counted.broken,
        verdict=verdict(counted),
    )
