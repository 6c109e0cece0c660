"""What the consent section remembers: the form, and what was wrong with the last change of a wording."""

from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput
from services.flows.open_consent_form import change_consent_wording, open_consent_form
from services.rules.permissions import Access, Area
from services.screens import consent_form


class ConsentState(SessionState):
    """The tenant's consent form."""

    form: consent_form.ConsentSettings = consent_form.ConsentSettings()
    problem: str = ""
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the form and its wordings."""
        principal = await self._principal(Area.SETTINGS)
        self.form = await self._read(principal, consent_form.load)
        self.is_loading, self.problem = False, ""

    @rx.event
    async def open_form(self) -> Any:
        """Open the form, or replace its link by a new one."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        await open_consent_form(deps(), principal, self._now())
        self.form = await self._read(principal, consent_form.load)
        return said("The form is open. Links given out before no longer work.")

    @rx.event
    async def change_wording(self, form: dict[str, Any]) -> Any:
        """Make the text a new version."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        language, text = str(form.get("language", "")), str(form.get("text", ""))
        try:
            version = await change_consent_wording(deps(), principal, language, text, self._now())
        except InvalidInput as error:
            self.problem = str(error)
            return None
        self.form, self.problem = await self._read(principal, consent_form.load), ""
        return said(f"Version {version} is shown from now on; earlier consents keep their wording.")
