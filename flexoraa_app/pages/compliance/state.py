"""What the compliance page remembers: the report of the days that the reader chose."""

from typing import Any

import reflex as rx

from flexoraa_app.session import SessionState
from services.compliance.report import ControlRow, Report
from services.errors import InvalidInput
from services.rules.controls import Law
from services.rules.permissions import Area, Principal
from services.screens import compliance


class ComplianceState(SessionState):
    """The report, counted anew each time it is asked for."""

    report: Report = Report()
    laws: dict[str, list[ControlRow]] = {law.value: [] for law in Law}
    problem: str = ""
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Count for the last 30 days."""
        principal = await self._principal(Area.AUDIT)
        await self._count(principal, "", "")

    @rx.event
    async def choose_period(self, form: dict[str, Any]) -> None:
        """Count for the days in the form."""
        principal = await self._principal(Area.AUDIT)
        await self._count(principal, str(form.get("since", ""))[:10], str(form.get("until", ""))[:10])

    async def _count(self, principal: Principal, since: str, until: str) -> None:
        try:
            self.report = await self._read(principal, compliance.load_report, since=since, until=until, now=self._now())
            self.laws = {law.value: [row for row in self.report.rows if row.law == law] for law in Law}
            self.problem = ""
        except InvalidInput as error:
            self.problem = str(error)
        self.is_loading = False
