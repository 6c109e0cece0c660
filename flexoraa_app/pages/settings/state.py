"""The door of the settings: sends a member on to the first section that the role may open."""

from typing import Any

import reflex as rx

from flexoraa_app.pages.settings.sections import SECTIONS
from flexoraa_app.session import SessionState
from services.errors import NotAllowed


class SettingsState(SessionState):
    """Keeps nothing; each section has a state of its own."""

    @rx.event
    async def go(self) -> Any:
        """Redirect to the first section; NotAllowed where the role may open none."""
        principal = await self._principal()
        first = next((section for section in SECTIONS if section.opens_for(principal)), None)
        if first is None:
            raise NotAllowed
        return rx.redirect(first.path, replace=True)
