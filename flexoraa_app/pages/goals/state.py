"""What the goals page remembers: the goals as of its last look."""

import reflex as rx

from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.rules.permissions import Area
from services.screens import goals


class GoalsState(SessionState):
    """Each goal against what happened."""

    rows: list[goals.GoalRow] = []
    is_loading: bool = True
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the goals and their figures."""
        principal = await self._principal(Area.REPORTS)
        try:
            self.rows = await self._read(principal, goals.load, deps().replayer.card, self._now())
            self.problem = ""
        except FlexoraaError as error:
            self.problem = str(error)
        self.is_loading = False
