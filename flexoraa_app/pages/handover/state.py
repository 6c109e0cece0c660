"""What the handover page remembers: what would pass on, and what was handed over."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.flows import end_shift
from services.rules.permissions import Area, Principal
from services.screens import handover


class HandoverState(SessionState):
    """The page as of its last look."""

    page: handover.Page = handover.Page()
    is_loading: bool = True
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the page."""
        await self._load(await self._principal(Area.LEADS))

    @rx.event
    async def end(self, form: dict[str, Any]) -> Any:
        """End the own shift and hand over to the colleague chosen."""
        principal = await self._principal(Area.LEADS)
        try:
            ended = await end_shift.end_shift(deps(), principal, UUID(str(form.get("colleague", ""))), self._now())
        except ValueError:
            yield refused("Choose a colleague.")
            return
        except FlexoraaError as error:
            yield refused(str(error))
            return
        await self._load(principal)
        yield said("Your shift has ended; nothing had to pass on." if not ended.leads else "Handed over. You are away.")

    @rx.event
    async def take(self, handover_id: str) -> Any:
        """Say that one has what was handed over."""
        principal = await self._principal(Area.LEADS)
        try:
            await end_shift.acknowledge(deps(), principal, UUID(handover_id), self._now())
        except (FlexoraaError, ValueError) as error:
            yield refused(str(error))
        await self._load(principal)

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the page current while the tab is open."""
        principal = await self._principal(Area.LEADS)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:handover", handover.TOPICS):
            async with self:
                await self._load(await self._principal(Area.LEADS))

    async def _load(self, principal: Principal) -> None:
        try:
            self.page = await self._read(principal, handover.load)
            self.problem = ""
        except FlexoraaError as error:
            self.problem = str(error)
        self.is_loading = False
