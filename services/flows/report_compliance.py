"""Hands out the compliance report of a period as a file; that it was handed out is an event with its outcome."""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.access import demand
from services.compliance.report import Report, make_report
from services.compliance.report_pdf import Line, drawn
from services.deps import Deps
from services.events.catalog.audit import ComplianceReported
from services.ids import new_id
from services.rules.csv_cells import escaped
from services.rules.permissions import Access, Area, Principal

_COLUMNS = ("law", "article", "title", "how", "finding", "checked", "broken", "verdict")


class FileKind(StrEnum):
    """As what a report is handed out."""

    PDF = "pdf"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """A file to download."""

    name: str
    content: bytes


async def report_compliance(
    deps: Deps, principal: Principal, kind: FileKind, *, since: str, until: str, now: datetime
) -> ReportFile:
    """Make the file. Raises NotAllowed for who may not export the log, InvalidInput for what is no period."""
    demand(principal, Area.AUDIT, Access.MANAGE)
    async with deps.db.transaction(principal) as tx:
        report = await make_report(tx, since=since, until=until, now=now)
        event = ComplianceReported(
            report_id=new_id(now),
            member_id=principal.member_id,
            since=report.since,
            until=report.until,
            passed=report.passed,
            failed=report.failed,
            not_applicable=report.not_applicable,
        )
        tx.emit(event, at=now)
    name = f"compliance-{report.since}-{report.until}.{kind}"
    return ReportFile(name=name, content=_WRITERS[kind](report, now))


def _csv(report: Report, _now: datetime) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(("company", "since", "until", *_COLUMNS))
    for row in report.rows:
        cells = (report.company, report.since, report.until, *(str(getattr(row, name)) for name in _COLUMNS))
        writer.writerow([escaped(cell) for cell in cells])
    # The mark tells spreadsheets that this is UTF-8.
    return file.getvalue().encode("utf-8-sig")


def _pdf(report: Report, now: datetime) -> bytes:
    outcome = f"{report.passed} pass, {report.failed} fail, {report.not_applicable} not applicable"
    period = f"{report.since} to {report.until} ({report.zone}), made {now:%Y-%m-%d %H:%M} UTC"
    lines = [
        Line(law=row.law, article=row.article, title=row.title, how=row.how, finding=row.finding, verdict=row.verdict)
        for row in report.rows
    ]
    return drawn(f"Compliance report: {report.company}", [period, outcome], lines)


_WRITERS: Mapping[FileKind, Callable[[Report, datetime], bytes]] = {FileKind.PDF: _pdf, FileKind.CSV: _csv}
