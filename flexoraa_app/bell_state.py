"""What the bell in the bar remembers: the member's newest lines; what is new rings in the browser."""

import json
from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import NotFound
from services.flows.own_notifications import read_notifications
from services.rules.permissions import Principal
from services.screens import bell


class BellState(SessionState):
    """The bell; read again when the member is told of something."""

    shown: bell.Bell = bell.Bell()

    @rx.event
    async def enter(self) -> None:
        """Read the bell when a page opens; what came before rings no more."""
        await self._show(await self._principal())

    @rx.event(background=True)
    async def follow(self) -> Any:
        """Keep the bell current while the tab is open, and ring for what is new."""
        principal = await self._principal()
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:bell", bell.TOPICS):
            async with self:
                before = {row.id for row in self.shown.rows}
                await self._show(await self._principal())
                fresh = [row for row in self.shown.rows if row.is_unread and row.ways and row.id not in before]
            if fresh:
                yield rx.call_script(f"window.ring?.({_script(fresh)})")

    @rx.event
    async def read_all(self) -> None:
        """Mark every line as read."""
        principal = await self._principal()
        await read_notifications(deps(), principal, None, self._now())
        await self._show(principal)

    @rx.event
    async def open_line(self, line_id: str) -> Any:
        """Mark a line as read and go where it leads."""
        principal = await self._principal()
        line = next((row for row in self.shown.rows if row.id == line_id), None)
        if line is None:
            raise NotFound
        await read_notifications(deps(), principal, [UUID(line.id)], self._now())
        await self._show(principal)
        return rx.redirect(line.link)

    async def _show(self, principal: Principal) -> None:
        self.shown = await self._read(principal, bell.load, self._now())


def _script(rows: list[bell.BellRow]) -> str:
    """What the browser shows of new lines, fit to stand in a script."""
    lines = [{"id": row.id, "title": row.title, "about": row.about, "link": row.link, "ways": row.ways} for row in rows]
    return json.dumps(lines).replace("<", "\\u003c")
