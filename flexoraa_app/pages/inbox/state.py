"""What the inbox's list remembers: the view, its rows, and the rows that came while the reader was further down."""

from typing import Any

import reflex as rx

from flexoraa_app.live import HUB
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.rules.permissions import Area, Principal
from services.screens import inbox
from services.screens.desk import LabelMark, list_labels


class InboxState(SessionState):
    """The list of conversations; a nudge reads its first page again."""

    rows: list[inbox.ConversationRow] = []
    counts: inbox.Counts = inbox.Counts()
    view: str = inbox.View.ALL.value
    order: str = inbox.Order.NEWEST.value
    band: str = ""
    label: str = ""
    labels: list[LabelMark] = []
    text: str = ""
    cursor: str = ""
    is_loading: bool = True
    problem: str = ""
    waiting_rows: int = 0
    _is_at_top: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the view's first page and all counts."""
        principal = await self._principal(Area.LEADS)
        await self._load(principal)

    @rx.event
    async def choose_view(self, view: str) -> None:
        """Show another view."""
        principal = await self._principal(Area.LEADS)
        self.view = inbox.View(view).value
        await self._load(principal)

    @rx.event
    async def sort_by(self, order: str) -> None:
        """Sort the view anew."""
        principal = await self._principal(Area.LEADS)
        self.order = inbox.Order(order).value
        await self._load(principal)

    @rx.event
    async def filter_band(self, band: str) -> None:
        """Show one band, or all for the empty word."""
        principal = await self._principal(Area.LEADS)
        self.band = band
        await self._load(principal)

    @rx.event
    async def filter_label(self, label: str) -> None:
        """Show what carries one label, or all for the empty word."""
        principal = await self._principal(Area.LEADS)
        self.label = label
        await self._load(principal)

    @rx.event
    async def search(self, text: str) -> None:
        """Show the conversations in which the words occur."""
        principal = await self._principal(Area.LEADS)
        self.text = text.strip()[:200]
        await self._load(principal)

    @rx.event
    async def load_more(self) -> None:
        """Add the next page below."""
        principal = await self._principal(Area.LEADS)
        page = await self._read(principal, inbox.list_conversations, self._query(self.cursor), now=self._now())
        shown = {row.id for row in self.rows}
        self.rows += [row for row in page.rows if row.id not in shown]
        self.cursor = page.cursor

    @rx.event
    async def reach_top(self, is_there: bool) -> None:
        """Remember whether the reader sees the first rows, so that live rows do not move what is being read."""
        principal = await self._principal(Area.LEADS)
        self._is_at_top = bool(is_there)
        if self._is_at_top and self.waiting_rows:
            await self._load(principal)

    @rx.event
    async def show_waiting(self) -> Any:
        """Bring in the rows that came meanwhile and go to the top."""
        principal = await self._principal(Area.LEADS)
        await self._load(principal)
        return rx.call_script("document.getElementById('conversations').scrollTo({top: 0})")

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the list current while the tab is open."""
        principal = await self._principal(Area.LEADS)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:inbox", inbox.TOPICS):
            async with self:
                principal = await self._principal(Area.LEADS)
                await self._refresh(principal)

    async def _load(self, principal: Principal) -> None:
        try:
            page = await self._first_page(principal)
        except FlexoraaError as error:
            self.problem, self.is_loading = str(error), False
            return
        self.rows, self.cursor, self.problem = page.rows, page.cursor, ""
        self.waiting_rows, self.is_loading = 0, False

    async def _refresh(self, principal: Principal) -> None:
        if self._is_at_top and len(self.rows) <= inbox.PAGE_ROWS:
            await self._load(principal)
            return
        newest = {row.id: row for row in (await self._first_page(principal)).rows}
        moved = [row for row in self.rows if row.id in newest and newest[row.id].last_at == row.last_at]
        self.waiting_rows = len(newest) - len(moved)
        self.rows = [newest.get(row.id, row) for row in self.rows]

    async def _first_page(self, principal: Principal) -> inbox.ConversationPage:
        self.counts = await self._read(principal, inbox.load_counts)
        self.labels = await self._read(principal, list_labels)
        page: inbox.ConversationPage = await self._read(
            principal, inbox.list_conversations, self._query(), now=self._now()
        )
        return page

    def _query(self, cursor: str = "") -> inbox.Query:
        return inbox.Query(
            view=inbox.View(self.view),
            order=inbox.Order(self.order),
            band=self.band,
            label=self.label,
            text=self.text,
            cursor=cursor,
        )
