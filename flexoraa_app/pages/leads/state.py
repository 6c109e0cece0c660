"""What the leads page remembers: what narrows it, as its address says, and the board or the table that this gives."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import reflex as rx

from flexoraa_app.live import HUB
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError, InvalidInput
from services.rules.bands import Band
from services.rules.permissions import Area, Principal
from services.rules.saved_views import ViewPage
from services.screens import lead_filters, lead_query, leads, leads_table, saved_views
from services.screens.lead_rows import LeadRow

# A promise of a first answer breaks by time alone, and its card then moves up.
_REST_SECONDS = 30.0
BOARD, TABLE = "board", "table"


class LeadsState(SessionState):
    """Board and table; a nudge reads what is shown again, and cards move to where they now belong."""

    shape: str = BOARD
    columns: list[leads.Column] = []
    rows: list[LeadRow] = []
    count: int = 0
    cursor: str = ""
    offered: lead_filters.Offered = lead_filters.Offered()
    views: list[saved_views.View] = []
    words: dict[str, str] = lead_query.all_words(lead_query.LeadQuery())  # what narrows, as in the address
    address: str = ""  # the same as a query string
    is_narrowed: bool = False
    is_unreadable: bool = False  # the address asks for what cannot be: nothing is shown until it is cleared
    is_loading: bool = True
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Read what the page's address asks for."""
        principal = await self._principal(Area.LEADS)
        asked = dict(self.router.url.query_parameters)
        self.shape = TABLE if asked.pop("view", "") == TABLE else BOARD
        self._take(asked)
        await self._offer(principal)
        await self._load(principal)

    @rx.event
    async def look_again(self) -> None:
        """Read the same once more."""
        principal = await self._principal(Area.LEADS)
        await self._load(principal)

    @rx.event
    async def offer_again(self) -> None:
        """Read anew what the filter bar offers: a view was kept or removed."""
        principal = await self._principal(Area.LEADS)
        await self._offer(principal)

    @rx.event
    async def narrow(self, name: str, value: str) -> Any:
        """Narrow by one filter; an empty one takes it away."""
        principal = await self._principal(Area.LEADS)
        return await self._go(principal, self.words | {name: value.strip()[: lead_query.LONGEST_TEXT]})

    @rx.event
    async def search(self, form: dict[str, Any]) -> Any:
        """Show whom the words name."""
        principal = await self._principal(Area.LEADS)
        return await self._go(principal, self.words | {"q": str(form.get("q", ""))})

    @rx.event
    async def sort_by(self, column: str) -> Any:
        """Sort the table by a column, the largest first; once more turns it round."""
        principal = await self._principal(Area.LEADS)
        before = self.words["sort"] or f"-{lead_query.LeadSort.SCORE}"
        return await self._go(principal, self.words | {"sort": column if before == f"-{column}" else f"-{column}"})

    @rx.event
    async def clear(self) -> Any:
        """Take all filters away."""
        principal = await self._principal(Area.LEADS)
        return await self._go(principal, {})

    @rx.event
    async def show_as(self, shape: str) -> Any:
        """Show the board or the table of the same leads."""
        principal = await self._principal(Area.LEADS)
        self.shape = TABLE if shape == TABLE else BOARD
        return await self._go(principal, self.words)

    @rx.event
    async def load_more(self, band: str) -> None:
        """Add the next cards to one column."""
        principal = await self._principal(Area.LEADS)
        at = next(index for index, column in enumerate(self.columns) if column.band == Band(band))
        column = self.columns[at]
        query = lead_query.parse(self.words)
        more = await self._read(principal, leads.list_cards, query, band, cursor=column.cursor, now=self._now())
        self.columns[at] = replace(more, cards=[*column.cards, *more.cards])

    @rx.event
    async def load_more_rows(self) -> None:
        """Add the next rows below."""
        principal = await self._principal(Area.LEADS)
        query = lead_query.parse(self.words)
        more = await self._read(principal, leads_table.list_rows, query, cursor=self.cursor, now=self._now())
        known = {row.id for row in self.rows}
        self.rows += [row for row in more.rows if row.id not in known]
        self.cursor = more.cursor

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the page current while the tab is open."""
        principal = await self._principal(Area.LEADS)
        follower = f"{self._tab()}:leads"
        async for _ids in HUB.changes(principal.tenant_id, follower, leads.TOPICS, rest_seconds=_REST_SECONDS):
            async with self:
                principal = await self._principal(Area.LEADS)
                await self._load(principal)

    async def _go(self, principal: Principal, words: dict[str, str]) -> Any:
        """Show what these words mean, and let the address say so."""
        self._take(words)
        await self._load(principal)
        return rx.call_script(f"history.replaceState(history.state, '', '/leads/{self.address}')")

    def _take(self, asked: dict[str, str]) -> None:
        self.columns, self.rows, self.cursor = [], [], ""
        try:
            query = lead_query.parse(asked)
        except InvalidInput as error:
            self.problem, self.is_unreadable = str(error), True
            return
        self.words, self.is_narrowed, self.is_unreadable = lead_query.all_words(query), query.is_narrowed, False
        words = lead_query.words_of(query)
        told = {"view": TABLE} | words if self.shape == TABLE else words
        self.address = f"?{urlencode(told)}" if told else ""

    async def _offer(self, principal: Principal) -> None:
        self.offered = await self._read(principal, lead_filters.load_offered)
        self.views = await self._read(principal, saved_views.list_views, ViewPage.LEADS)

    async def _load(self, principal: Principal) -> None:
        self.is_loading = False
        if self.is_unreadable:
            return
        try:
            await (self._load_table(principal) if self.shape == TABLE else self._load_board(principal))
            self.problem = ""
        except FlexoraaError as error:
            self.problem = str(error)

    async def _load_board(self, principal: Principal) -> None:
        fresh = await self._read(principal, leads.load_board, lead_query.parse(self.words), now=self._now())
        first = {card.id for column in fresh for card in column.cards}
        before = {column.band: column for column in self.columns}
        self.columns = [_with_rest(column, before.get(column.band), first) for column in fresh]

    async def _load_table(self, principal: Principal) -> None:
        query = lead_query.parse(self.words)
        table = await self._read(principal, leads_table.load_table, query, now=self._now())
        self.count = table.count
        if len(self.rows) <= leads_table.TABLE_ROWS:
            self.rows, self.cursor = table.rows, table.cursor
            return
        # The reader has gone further down: rows are brought up to date where they stand.
        fresh = {row.id: row for row in table.rows}
        self.rows = [fresh.get(row.id, row) for row in self.rows]


def _with_rest(fresh: leads.Column, before: leads.Column | None, first: set[str]) -> leads.Column:
    """The column with what the reader had loaded further down, so that nothing shrinks under them."""
    if before is None or len(before.cards) <= leads.COLUMN_CARDS:
        return fresh
    rest = [card for card in before.cards[leads.COLUMN_CARDS :] if card.id not in first]
    return replace(fresh, cards=[*fresh.cards, *rest], cursor=before.cursor)
