"""What the retention section remembers: the policy with its runs, and what was wrong with the last change."""

from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput
from services.flows.keep_retention import change_retention, dry_run
from services.rules.permissions import Access, Area
from services.screens import retention


class RetentionState(SessionState):
    """How long contacts are kept."""

    stored: retention.Retention = retention.Retention()
    problem: str = ""
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the policy and its runs."""
        principal = await self._principal(Area.SETTINGS)
        self.stored = await self._read(principal, retention.load)
        self.is_loading, self.problem = False, ""

    @rx.event
    async def try_out(self) -> None:
        """Count what the policy would do now."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        await dry_run(deps(), principal, self._now())
        self.stored = await self._read(principal, retention.load)

    @rx.event
    async def save(self, form: dict[str, Any]) -> Any:
        """Put the form's months in force as a new version."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        wanted = {name: str(form.get(name, "")).strip() for name in ("mask_after", "erase_after", "timing")}
        try:
            version = await change_retention(deps(), principal, now=self._now(), **wanted)
        except InvalidInput as error:
            self.problem = str(error)
            return None
        self.stored, self.problem = await self._read(principal, retention.load), ""
        return said(f"Version {version} is in force.")
