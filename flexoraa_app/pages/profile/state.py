"""What a lead's page remembers: the lead that its address names, its timeline, and what is supposed of it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.charts.score_history import ScoreLine, score_line
from flexoraa_app.components.overlay import refused
from flexoraa_app.live import HUB
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError, NotFound
from services.rules.permissions import Area, Principal
from services.screens import lead_profile, lead_timeline, what_if
from services.screens.thread_rows import ThreadItem

_SUPPOSED = ("intent", "budget", "timeline")


class LeadProfileState(SessionState):
    """One lead; a nudge reads it again."""

    sheet: lead_profile.Sheet = lead_profile.Sheet()
    line: ScoreLine = ScoreLine()
    items: list[ThreadItem] = []
    older: dict[str, str] = {}
    supposed: what_if.WhatIf = what_if.WhatIf()
    is_loading: bool = True
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the lead of the page's address."""
        principal = await self._principal(Area.LEADS)
        wanted = _as_id(self.router.url.path.strip("/").rpartition("/")[2])
        if wanted is None or str(wanted) != self.sheet.lead_id:
            self.sheet, self.line, self.items, self.older = lead_profile.Sheet(), ScoreLine(), [], {}
            self.supposed = what_if.WhatIf()
        await self._load(principal, wanted)

    @rx.event
    async def look_again(self) -> None:
        """Read the same lead once more."""
        principal = await self._principal(Area.LEADS)
        await self._load(principal, _as_id(self.sheet.lead_id))

    @rx.event
    async def load_older(self) -> None:
        """Add what was said and happened before the first item."""
        principal = await self._principal(Area.LEADS)
        wanted = _as_id(self.sheet.lead_id)
        if wanted is None or not self.older:
            return
        found = await self._read(principal, lead_timeline.list_older, wanted, older=self.older, now=self._now())
        known = {item.id for item in self.items}
        self.items = [*(item for item in found.items if item.id not in known), *self.items]
        self.older = found.older

    @rx.event
    async def suppose(self, what: str, value: str) -> Any:
        """Suppose another answer and score again; the empty value takes it back."""
        principal = await self._principal(Area.LEADS)
        if what not in _SUPPOSED:
            return None
        return await self._suppose(principal, replace(self.supposed.supposed, **{what: value}))

    @rx.event
    async def suppose_silence(self, days: float) -> Any:
        """Suppose that so many days pass without a word and score again."""
        principal = await self._principal(Area.LEADS)
        whole = min(max(int(days), 0), what_if.MOST_DAYS)
        return await self._suppose(principal, replace(self.supposed.supposed, days=whole))

    @rx.event
    async def suppose_nothing(self) -> Any:
        """Show the present score again."""
        principal = await self._principal(Area.LEADS)
        return await self._suppose(principal, what_if.Supposed())

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the page current while the tab is open."""
        principal = await self._principal(Area.LEADS)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:profile", lead_profile.TOPICS):
            async with self:
                principal = await self._principal(Area.LEADS)
                await self._load(principal, _as_id(self.sheet.lead_id))

    async def _load(self, principal: Principal, lead_id: UUID | None) -> None:
        self.is_loading = False
        try:
            if lead_id is None:
                raise NotFound
            self.sheet = await self._read(principal, lead_profile.load_sheet, lead_id)
            self.line = score_line(self.sheet.history)
            timeline = await self._read(principal, lead_timeline.load_timeline, lead_id, now=self._now())
        except FlexoraaError as error:
            self.sheet, self.items, self.problem = lead_profile.Sheet(), [], str(error)
            return
        self.problem = ""
        self._show(timeline)
        await self._suppose(principal, self.supposed.supposed)

    def _show(self, timeline: lead_timeline.Timeline) -> None:
        """Bring the newest items in; what the reader loaded before them stays."""
        fresh = {item.id for item in timeline.items}
        first = timeline.items[0].at if timeline.items else ""
        earlier = [item for item in self.items if item.id not in fresh and item.at < first]
        self.items = [*earlier, *timeline.items]
        self.older = self.older if earlier else timeline.older

    async def _suppose(self, principal: Principal, supposed: what_if.Supposed) -> Any:
        lead_id = _as_id(self.sheet.lead_id)
        if lead_id is None or not self.sheet.is_scored:
            return None
        try:
            self.supposed = await self._read(principal, what_if.load_what_if, lead_id, supposed, now=self._now())
        except FlexoraaError as error:
            return refused(str(error))
        return None


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
