"""Puts on record that a member took a report away as a file: what, of which period, how many rows."""

from datetime import datetime

from services.access import demand
from services.deps import Deps
from services.events.catalog.report import ReportExported
from services.ids import new_id
from services.rules.permissions import Area, Principal


async def note_report(deps: Deps, principal: Principal, what: str, *, period: str, rows: int, now: datetime) -> None:
    """Emit the event before the file leaves. Raises NotAllowed for who reads no reports."""
    demand(principal, Area.REPORTS)
    async with deps.db.transaction(principal) as tx:
        event = ReportExported(
            report_id=new_id(now), member_id=principal.member_id, what=what, period=period, rows=rows
        )
        tx.emit(event, at=now)
