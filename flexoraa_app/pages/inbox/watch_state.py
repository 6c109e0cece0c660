"""Who else is at the open conversation: says that this member looks and types, and shows the colleagues who do."""

from uuid import UUID

import reflex as rx

from flexoraa_app.live import HUB
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.desk.watching import LOOKED_EVERY_SECONDS
from services.errors import NotFound
from services.flows.note_typing import note_looking, note_typing, stop_looking
from services.rules.permissions import Access, Area, Principal
from services.screens import watchers
from services.screens.watchers import Onlooker


class WatchState(SessionState):
    """Colleagues at the open conversation; `_at` is the one that was last said to be looked at."""

    onlookers: list[Onlooker] = []
    _at: str = ""

    @rx.event
    async def look(self) -> None:
        """Another conversation is open now, or none."""
        principal = await self._principal(Area.LEADS)
        await self._look(principal)

    @rx.event
    async def typing(self) -> None:
        """The member writes a reply in the open conversation."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        thread = (await self.get_state(ThreadState)).thread
        if thread.id:
            await note_typing(deps(), principal, UUID(thread.id))

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep saying so, and keep what is shown current, while the tab is open."""
        principal = await self._principal(Area.LEADS)
        changes = HUB.changes(
            principal.tenant_id, f"{self._tab()}:watch", watchers.TOPICS, rest_seconds=LOOKED_EVERY_SECONDS
        )
        async for ids in changes:
            async with self:
                if ids and self._at not in ids:
                    continue
                principal = await self._principal(Area.LEADS)
                await self._look(principal)

    async def _look(self, principal: Principal) -> None:
        before, self._at = self._at, (await self.get_state(ThreadState)).thread.id
        if before and before != self._at:
            await stop_looking(deps(), principal, UUID(before))
        if not self._at:
            self.onlookers = []
            return
        try:
            await note_looking(deps(), principal, UUID(self._at))
        except NotFound:  # it went to somebody else a moment ago
            self._at = ""
        self.onlookers = await self._read(principal, watchers.list_onlookers, UUID(self._at)) if self._at else []
