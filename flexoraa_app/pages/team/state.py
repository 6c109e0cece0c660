"""What the team page remembers: the members as last read."""

import reflex as rx

from flexoraa_app.live import HUB
from flexoraa_app.session import SessionState
from services.rules.permissions import Area, Principal
from services.screens import team


class TeamState(SessionState):
    """The team as one screen."""

    shown: team.Team = team.Team()
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the team."""
        principal = await self._principal(Area.TEAM)
        await self._load(principal)

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the team current while the tab is open."""
        principal = await self._principal(Area.TEAM)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:team", team.TOPICS):
            async with self:
                principal = await self._principal(Area.TEAM)
                await self._load(principal)

    async def _load(self, principal: Principal) -> None:
        self.shown = await self._read(principal, team.load)
        self.is_loading = False
