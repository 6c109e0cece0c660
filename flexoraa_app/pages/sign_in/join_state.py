"""What the join page shows: which company invites whom, and what was wrong with the last try."""

import reflex as rx

from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.flows import join_team
from services.screens.passwords import WEAK

_PROBLEMS = {
    "name": "Enter your name, at most 80 characters.",
    "taken": "This address belongs to a member already: sign in with it.",
    **WEAK,
}


class JoinState(SessionState):
    """Open to whoever holds a link; without one that works it shows only that."""

    offer: join_team.Offer | None = None
    token: str = ""
    problem: str = ""
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Look at the link."""
        asked = self.router.url.query_parameters
        self.token = asked.get("token", "")
        self.offer = await join_team.find_offer(deps(), self.token, self._now())
        self.problem, self.is_loading = _PROBLEMS.get(asked.get("problem", ""), ""), False
