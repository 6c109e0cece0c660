"""What the channels page remembers: the inboxes, what the last examination found, and what was wrong with a form."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import said
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import Conflict, InvalidInput, NotFound
from services.flows.connect_inbox import Wanted, connect_inbox, examine_inbox
from services.rules.permissions import Access, Area
from services.screens import channels


class ChannelsState(SessionState):
    """The inboxes; `findings` are of the inbox `examined`."""

    shown: channels.Channels = channels.Channels()
    is_connecting: bool = False
    examined: str = ""
    findings: list[str] = []
    problem: str = ""
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the inboxes."""
        principal = await self._principal(Area.CHANNELS)
        self.shown = await self._read(principal, channels.load)
        self.is_loading, self.is_connecting, self.examined, self.problem = False, False, "", ""

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep them current while the tab is open."""
        principal = await self._principal(Area.CHANNELS)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:channels", channels.TOPICS):
            async with self:
                self.shown = await self._read(await self._principal(Area.CHANNELS), channels.load)

    @rx.event
    async def turn_form(self) -> None:
        """Show or hide the form that connects a number."""
        await self._principal(Area.CHANNELS, Access.MANAGE)
        self.is_connecting, self.problem = not self.is_connecting, ""

    @rx.event
    async def connect(self, form: dict[str, Any]) -> Any:
        """Try the credentials in the form and keep them."""
        principal = await self._principal(Area.CHANNELS, Access.MANAGE)
        names = ("name", "phone_number_id", "business_id", "access_token")
        wanted = Wanted(**{name: str(form.get(name, "")) for name in names})
        try:
            await connect_inbox(deps(), principal, wanted, now=self._now())
        except (Conflict, InvalidInput) as error:
            self.problem = str(error)
            return None
        self.is_connecting, self.problem = False, ""
        self.shown = await self._read(principal, channels.load)
        return said("Connected. Messages to the number arrive here from now on.")

    @rx.event
    async def examine(self, inbox_id: str) -> None:
        """Ask the provider about an inbox."""
        principal = await self._principal(Area.CHANNELS)
        try:
            wanted = UUID(inbox_id)
        except ValueError as error:
            raise NotFound from error
        self.findings = list(await examine_inbox(deps(), principal, wanted))
        self.examined = inbox_id
        self.shown = await self._read(principal, channels.load)
