"""What the frame around every page remembers: who is signed in, what the rail offers, the balance and the banner."""

from typing import Any

import reflex as rx

from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState, wall_now
from services.errors import NotAllowed
from services.events.event import CONVERSATION
from services.flows import availability, presence
from services.flows.view_as import view_as
from services.rules.permissions import Area, Role, granted, grants_of
from services.screens import shell

# The count of unread conversations stands in the rail.
_TOPICS = shell.TOPICS | {CONVERSATION}


class FrameState(SessionState):
    """The rail's areas and the bar's figures; read again when the wallet, the work mode or the member changes."""

    frame: shell.Frame = shell.Frame()
    areas: list[str] = []
    viewing: str = ""  # the role that an admin looks as
    grants: list[str] = []  # "settings:write": what pages show or leave out; the handlers ask again

    @rx.event
    async def enter(self) -> Any:
        """Read the frame when a page opens, and set the browser's clock and zone to the product's."""
        principal = await self._principal()
        self.areas = [area.value for area in Area if granted(principal, area)]
        self.grants = grants_of(principal)
        self.viewing = principal.role.value if principal.is_viewing and principal.role else ""
        self.frame = await self._read(principal, shell.load, now=self._now())
        return rx.call_script(f"window.setServerTime?.({self.frame.now!r}, {self.frame.time_zone!r})")

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep balance, banner and counts current while the tab is open."""
        principal = await self._principal()
        await presence.note_present(deps(), principal)
        rest = presence.SAID_EVERY_SECONDS if principal.role is Role.SDR else None
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:frame", _TOPICS, rest_seconds=rest):
            async with self:
                principal = await self._principal()
                await presence.note_present(deps(), principal)
                self.frame = await self._read(principal, shell.load, now=self._now())

    @rx.event
    async def look_again(self) -> None:
        """Read the frame after something that emits no event: messages were seen."""
        principal = await self._principal()
        self.frame = await self._read(principal, shell.load, now=self._now())

    @rx.event
    async def look_as(self, role: str) -> Any:
        """Look as a role does, or as oneself with an empty word; the whole page is loaded anew."""
        await self._principal()
        wanted = next((one for one in Role if one == role), None)
        hashed = self._token_hash()
        if hashed is None or (role and wanted is None):
            raise NotAllowed
        await view_as(deps(), hashed, wanted, wall_now())
        return rx.call_script("window.location.assign('/')")

    @rx.event
    async def be_available(self, value: str) -> None:
        """Set the member's own availability: available or away."""
        principal = await self._principal()
        await availability.set_own(deps(), principal, value, now=self._now())
        self.frame = await self._read(principal, shell.load, now=self._now())
