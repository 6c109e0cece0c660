"""What the company section remembers: the company as stored, and what was wrong with the last change."""

from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput
from services.flows.change_company import Wanted, change_company
from services.rules.permissions import Access, Area
from services.screens import company


class CompanyState(SessionState):
    """The company's own settings as one form."""

    stored: company.Company = company.Company()
    problem: str = ""
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the company."""
        principal = await self._principal(Area.SETTINGS)
        self.stored = await self._read(principal, company.load)
        self.is_loading, self.problem = False, ""

    @rx.event
    async def save(self, form: dict[str, Any]) -> Any:
        """Keep what the form says."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        names = ("name", "timezone", "quiet_seconds", "default_language", "default_currency")
        wanted = Wanted(**{name: str(form.get(name, "")).strip() for name in names})
        try:
            await change_company(deps(), principal, wanted, now=self._now())
        except InvalidInput as error:
            self.problem = str(error)
            return None
        self.stored, self.problem = await self._read(principal, company.load), ""
        return said("Saved.")
