"""What the table of SDRs remembers: who they are, and whose settings are open."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput, NotFound
from services.flows.change_member_work import Work, change_work
from services.rules.correction import LANGUAGES
from services.rules.permissions import Access, Area
from services.screens import sellers


class SellersState(SessionState):
    """The SDRs; `chosen` is the one whose form is open."""

    rows: list[sellers.SellerRow] = []
    chosen: sellers.SellerRow | None = None
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the SDRs."""
        principal = await self._principal(Area.SETTINGS)
        self.rows = await self._read(principal, sellers.list_sellers)
        self.chosen, self.problem = None, ""

    @rx.event
    async def choose(self, member_id: str) -> None:
        """Open an SDR's form, or close it with an empty id."""
        await self._principal(Area.SETTINGS, Access.WRITE)
        self.chosen = next((row for row in self.rows if row.id == member_id), None)
        self.problem = ""

    @rx.event
    async def save(self, form: dict[str, Any]) -> Any:
        """Keep what the form says of the chosen SDR."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        if self.chosen is None:
            raise NotFound
        spans = {day: (str(form.get(f"from_{day}", "")), str(form.get(f"until_{day}", ""))) for day in range(7)}
        work = Work(
            capacity=str(form.get("capacity", "")),
            share=str(form.get("share", "")),
            languages=[code for code in LANGUAGES if form.get(f"speaks_{code}")],
            skills=str(form.get("skills", "")),
            spans=spans if any(any(span) for span in spans.values()) else None,
        )
        try:
            await change_work(deps(), principal, UUID(self.chosen.id), work, now=self._now())
        except InvalidInput as error:
            self.problem = str(error)
            return None
        self.rows, self.chosen = await self._read(principal, sellers.list_sellers), None
        return said("In force from the next lead on.")
