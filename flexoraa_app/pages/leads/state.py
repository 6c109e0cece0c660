"""What the leads board remembers: three columns and what narrows them."""

from dataclasses import replace

import reflex as rx

from flexoraa_app.live import HUB
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.rules.bands import Band
from services.rules.permissions import Area, Principal
from services.screens import leads

# A promise of a first answer breaks by time alone, and its card then moves up.
_REST_SECONDS = 30.0


class LeadsState(SessionState):
    """The board; a nudge reads it again and cards move to where they now belong."""

    columns: list[leads.Column] = []
    text: str = ""
    is_mine: bool = False
    is_loading: bool = True
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the three columns."""
        principal = await self._principal(Area.LEADS)
        await self._load(principal)

    @rx.event
    async def search(self, text: str) -> None:
        """Show the leads in whose names the words occur."""
        principal = await self._principal(Area.LEADS)
        self.text = text.strip()[:200]
        await self._load(principal)

    @rx.event
    async def show_mine(self) -> None:
        """Show own leads only, or all again."""
        principal = await self._principal(Area.LEADS)
        self.is_mine = not self.is_mine
        await self._load(principal)

    @rx.event
    async def load_more(self, band: str) -> None:
        """Add the next cards to one column."""
        principal = await self._principal(Area.LEADS)
        at = next(index for index, column in enumerate(self.columns) if column.band == Band(band))
        column = self.columns[at]
        more = await self._read(principal, leads.list_cards, self._query(), band, cursor=column.cursor, now=self._now())
        self.columns[at] = replace(more, cards=[*column.cards, *more.cards])

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the board current while the tab is open."""
        principal = await self._principal(Area.LEADS)
        follower = f"{self._tab()}:leads"
        async for _ids in HUB.changes(principal.tenant_id, follower, leads.TOPICS, rest_seconds=_REST_SECONDS):
            async with self:
                principal = await self._principal(Area.LEADS)
                await self._load(principal)

    async def _load(self, principal: Principal) -> None:
        try:
            self.columns = await self._read(principal, leads.load_board, self._query(), now=self._now())
            self.problem = ""
        except FlexoraaError as error:
            self.problem = str(error)
        self.is_loading = False

    def _query(self) -> leads.Query:
        return leads.Query(text=self.text, mine=self.is_mine)
