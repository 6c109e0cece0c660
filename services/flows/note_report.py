"""Puts on record that a member took a report away as a file: what, of which period, how many rows."""

import re
from datetime import datetime

from services.access import demand
from services.deps import Deps
from services.errors import InvalidInput
from services.events.catalog.report import ReportExported
from services.ids import new_id
from services.rules.permissions import Area, Principal

# A report's name, and "today", days back, or the first and last day: the log takes no words that somebody typed.
_REPORT = re.compile(r"[a-z_]{1,40}")
_PERIOD = re.compile(r"[a-z]{1,10}|\d{1,3}|[\d-]{0,10}\.\.[\d-]{0,10}")


async def note_report(deps: Deps, principal: Principal, what: str, *, period: str, rows: int, now: datetime) -> None:
    """Emit the event before the file leaves. Raises NotAllowed for who reads no reports, InvalidInput for no report."""
    demand(principal, Area.REPORTS)
    if not _REPORT.fullmatch(what) or not _PERIOD.fullmatch(period):
        raise InvalidInput("There is no such report.")
    async with deps.db.transaction(principal) as tx:
        event = ReportExported(
            report_id=new_id(now), member_id=principal.member_id, what=what, period=period, rows=rows
        )
        tx.emit(event, at=now)
