"""The inbox's saved views: keeps what narrows the list under a name, and shows one again."""

from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused
from flexoraa_app.pages.inbox.state import InboxState
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.flows.save_view import remove_view, save_view
from services.rules.permissions import Area
from services.rules.saved_views import ViewPage
from services.screens import inbox, saved_views


class InboxViewState(SessionState):
    """The views that the menu offers: the team's and the member's own."""

    views: list[saved_views.View] = []

    @rx.event
    async def read(self) -> None:
        """List them anew."""
        principal = await self._principal(Area.LEADS)
        self.views = await self._read(principal, saved_views.list_views, ViewPage.INBOX)

    @rx.event
    async def show(self, view_id: str) -> Any:
        """Narrow the list as a view says; words of it that are not known any more count for nothing."""
        await self._principal(Area.LEADS)
        wanted = next((one for one in self.views if one.id == view_id), None)
        if wanted is None:
            return None
        named, page = dict(parse_qsl(wanted.query)), await self.get_state(InboxState)
        page.view = next((one.value for one in inbox.View if one == named.get("view")), inbox.View.ALL.value)
        page.order = next((one.value for one in inbox.Order if one == named.get("order")), inbox.Order.NEWEST.value)
        page.band, page.label = named.get("band", ""), named.get("label", "")
        return InboxState.load

    @rx.event
    async def keep(self, form: dict[str, Any]) -> Any:
        """Keep what narrows the list now; a search is not kept, as it may name a person."""
        principal = await self._principal(Area.LEADS)
        page = await self.get_state(InboxState)
        now = {"view": page.view, "order": page.order, "band": page.band, "label": page.label}
        try:
            await save_view(
                deps(),
                principal,
                ViewPage.INBOX,
                name=str(form.get("name", "")),
                address=urlencode({name: value for name, value in now.items() if value}),
                is_shared=bool(form.get("is_shared")),
                now=self._now(),
            )
        except FlexoraaError as error:
            return refused(str(error))
        return InboxViewState.read

    @rx.event
    async def drop(self, view_id: str) -> Any:
        """Remove a view."""
        principal = await self._principal(Area.LEADS)
        try:
            await remove_view(deps(), principal, UUID(view_id), self._now())
        except ValueError:
            return None
        except FlexoraaError as error:
            return refused(str(error))
        return InboxViewState.read
