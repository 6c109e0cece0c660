"""What the AI control section remembers: the mode in force, and whether it resumes by itself."""

from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput
from services.flows.control_ai import allow_resuming, set_ai_mode
from services.rules.permissions import Access, Area
from services.screens import ai_control


class AiControlState(SessionState):
    """How far the AI may go."""

    stored: ai_control.AiControl = ai_control.AiControl()

    @rx.event
    async def load(self) -> None:
        """Read the mode."""
        principal = await self._principal(Area.AI)
        self.stored = await self._read(principal, ai_control.load)

    @rx.event
    async def turn_resuming(self) -> Any:
        """Let the AI resume where an owner is idle, or let it wait until it is handed back."""
        principal = await self._principal(Area.AI, Access.WRITE)
        allowed = not self.stored.resumes
        await allow_resuming(deps(), principal, allowed=allowed, now=self._now())
        self.stored = await self._read(principal, ai_control.load)
        return said("The AI resumes after 30 idle minutes." if allowed else "The AI waits until it is handed back.")

    @rx.event
    async def choose(self, mode: str) -> Any:
        """Put another mode in force, before the next send."""
        principal = await self._principal(Area.AI, Access.WRITE)
        try:
            await set_ai_mode(deps(), principal, mode, self._now())
        except InvalidInput as error:
            return refused(str(error))
        self.stored = await self._read(principal, ai_control.load)
        return said("In force from the next message on.")
