"""What members do with leads on their page: give many to a colleague, take that back, keep and drop views, export."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused
from flexoraa_app.pages.leads.state import LeadsState
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.access import require_fresh
from services.errors import FlexoraaError
from services.flows import assign_leads, save_view
from services.rules.permissions import Access, Area
from services.rules.saved_views import ViewPage

CHOSEN = "lead_"


class LeadActsState(SessionState):
    """The acts on chosen leads; `done` is what can be undone, in words."""

    done: str = ""
    done_count: int = 0
    _given: list[assign_leads.Given] = []

    @rx.event
    async def assign(self, form: dict[str, Any]) -> Any:
        """Give the ticked leads to the chosen colleague."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        colleague, chosen = _as_id(form.get("colleague")), list(_chosen(form))
        if colleague is None or not chosen:
            return refused("Tick leads and choose a colleague.")
        try:
            given = await assign_leads.assign_leads(deps(), principal, chosen, colleague, self._now())
        except FlexoraaError as error:
            return refused(str(error))
        self._given, self.done_count = given, self.done_count + 1
        self.done = f"{len(given)} assigned" if given else ""
        if not given:
            return refused("They are this colleague's already.")
        return [rx.call_script(_UNTICK), LeadsState.look_again]

    @rx.event
    async def undo(self) -> Any:
        """Take the last assignment back."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        given, self._given, self.done = self._given, [], ""
        if not given:
            return None
        try:
            await assign_leads.take_back_leads(deps(), principal, given, self._now())
        except FlexoraaError as error:
            return refused(str(error))
        return LeadsState.look_again

    @rx.event
    async def keep_view(self, form: dict[str, Any]) -> Any:
        """Keep what narrows the page now under a name."""
        principal = await self._principal(Area.LEADS)
        page = await self.get_state(LeadsState)
        try:
            await save_view.save_view(
                deps(),
                principal,
                ViewPage.LEADS,
                name=str(form.get("name", "")),
                address=page.address,
                is_shared=bool(form.get("is_shared")),
                now=self._now(),
            )
        except FlexoraaError as error:
            return refused(str(error))
        return LeadsState.offer_again

    @rx.event
    async def drop_view(self, view_id: str) -> Any:
        """Remove a view."""
        principal = await self._principal(Area.LEADS)
        wanted = _as_id(view_id)
        if wanted is None:
            return None
        try:
            await save_view.remove_view(deps(), principal, wanted, self._now())
        except FlexoraaError as error:
            return refused(str(error))
        return LeadsState.offer_again

    @rx.event
    async def export(self) -> Any:
        """Let the browser fetch the leads that are asked for as a file, once the member proved who they are."""
        principal = await self._principal(Area.REPORTS)
        require_fresh(principal)
        page = await self.get_state(LeadsState)
        return rx.call_script(f"window.location.assign('/api/leads.csv{page.address}')")


_UNTICK = "document.querySelectorAll('.lead-tick:checked').forEach((one) => { one.checked = false; })"


def _chosen(form: dict[str, Any]) -> Iterator[UUID]:
    for name, value in form.items():
        wanted = _as_id(name.removeprefix(CHOSEN)) if value and name.startswith(CHOSEN) else None
        if wanted:
            yield wanted


def _as_id(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
