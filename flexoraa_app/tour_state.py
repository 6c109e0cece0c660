"""What a tab remembers of the member's tour: the steps seen, read once a tab."""

import reflex as rx

from flexoraa_app.running import deps
from flexoraa_app.session import SessionState, wall_now
from services.flows import follow_tour
from services.rules.tours import PUT_AWAY


class TourState(SessionState):
    """The member's own tour; nobody else's can be named."""

    own: follow_tour.OwnTour = follow_tour.OwnTour()

    @rx.event
    async def find(self) -> None:
        """Read the tour when the tab opens its first page."""
        principal = await self._principal()
        if principal.role is None or self.own.role != principal.role.value:
            self.own = await follow_tour.load_tour(deps(), principal)

    @rx.event
    async def note_seen(self, step: str) -> None:
        """The member has seen a step."""
        principal = await self._principal()
        self.own = await follow_tour.tick_step(deps(), principal, step=step, now=wall_now())

    @rx.event
    async def put_away(self) -> None:
        """The member wants to see the list no more; the help brings it back."""
        principal = await self._principal()
        self.own = await follow_tour.tick_step(deps(), principal, step=PUT_AWAY, now=wall_now())

    @rx.event
    async def begin(self) -> None:
        """Take the tour again from its first step."""
        principal = await self._principal()
        self.own = await follow_tour.begin_tour(deps(), principal)
