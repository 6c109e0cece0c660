"""What the contact does on the phone that lies there."""

from typing import Any

import reflex as rx

from flexoraa_app.pages.simulator.state import SimulatorState
from flexoraa_app.running import deps
from services.flows import simulate
from services.rules.permissions import Access, Area, Principal


class PhoneState(SimulatorState):
    """The acts of the contact; each shows the phone again."""

    @rx.event
    async def write(self, form: dict[str, Any]) -> Any:
        """Write as the contact."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        text = str(form.get("text", "")).strip()[:4096]
        return await self._play(principal, simulate.write, text=text) if text else None

    @rx.event
    async def tap(self, kind: str, choice_id: str, title: str) -> Any:
        """Tap a button or a row that the product offered."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        choice = simulate.ChoiceShown(id=choice_id, title=title, kind=kind)
        return await self._play(principal, simulate.tap, choice=choice)

    @rx.event
    async def attach(self, kind: str) -> Any:
        """Send a photo, a document, a voice note or a place."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        return await self._play(principal, simulate.attach, kind=kind)

    @rx.event
    async def change_number(self) -> Any:
        """Go on under a new number."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)

        async def move(principal: Principal) -> None:
            self._take_phone(await simulate.change_number(deps(), principal, self._contact()))

        return await self._act(principal, move)

    @rx.event
    async def attend(self, attention: str) -> Any:
        """Read, put the phone down, or switch it off."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        problem = await self._play(principal, simulate.attend, attention=attention)
        self.attention = self.attention if problem else attention
        return problem

    async def _play(self, principal: Principal, flow: Any, **named: Any) -> Any:
        async def play(principal: Principal) -> None:
            await flow(deps(), principal, self._contact(), **named)

        return await self._act(principal, play)
