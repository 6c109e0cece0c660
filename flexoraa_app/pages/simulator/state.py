"""What the simulator's phone remembers: whose it is, the inbox it writes to, what was said, the faults in force."""

from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.flows import simulate
from services.rules.permissions import Access, Area, Principal
from services.screens import inbox, simulator

_CHANNELS = ("whatsapp",)


class SimulatorState(SessionState):
    """A phone beside the product; everything it does goes through the sandbox like a real contact's."""

    phones: list[simulate.Phone] = []
    lines: list[simulate.Line] = []
    seen: simulator.Seen = simulator.Seen()
    inbox_id: str = ""
    inbox_name: str = ""
    address: str = "+919900112233"
    name: str = "Ravi Kumar"
    faults: list[str] = []
    offset_seconds: int = 0
    is_loading: bool = True
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Find the tenant's inboxes in the sandbox and show the phone."""
        principal = await self._principal(Area.SIMULATOR)
        try:
            self.phones = await simulate.list_phones(deps(), principal)
            if self.phones and not self.inbox_id:
                self.inbox_id, self.inbox_name = self.phones[0].inbox_id, self.phones[0].name
            await self._show(principal)
            self.problem = ""
        except FlexoraaError as error:
            self.problem = str(error)
        self.is_loading = False

    @rx.event
    async def be_contact(self, form: dict[str, Any]) -> None:
        """Take another contact's phone."""
        principal = await self._principal(Area.SIMULATOR)
        self.address = str(form.get("address", "")).strip()[:32] or self.address
        self.name = str(form.get("name", "")).strip()[:60] or self.name
        await self._show(principal)

    @rx.event
    async def write(self, form: dict[str, Any]) -> Any:
        """Write as the contact."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        text = str(form.get("text", "")).strip()[:4096]
        return await self._act(principal, simulate.write, self._contact(), text=text) if text else None

    @rx.event
    async def press(self, button_id: str, title: str) -> Any:
        """Press a button or choose a row that the product offered."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        return await self._act(principal, simulate.press, self._contact(), button_id=button_id, title=title)

    @rx.event
    async def read_all(self) -> Any:
        """Open the chat on the phone, so that ticks turn blue."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        return await self._act(principal, simulate.read, self._contact())

    @rx.event
    async def move_clock(self, hours: int) -> Any:
        """Move the product's and the sandbox's clock on."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        refusal = await self._act(principal, simulate.move_clock, hours=int(hours))
        return refusal or [said(f"The clock moved on by {hours} h."), self._set_browser_clock()]

    @rx.event
    async def switch_fault(self, kind: str) -> Any:
        """Put a fault in force, or lift it."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        return await self._act(principal, simulate.switch_fault, kind=kind)

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the phone current while the tab is open."""
        principal = await self._principal(Area.SIMULATOR)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:simulator", inbox.TOPICS):
            async with self:
                principal = await self._principal(Area.SIMULATOR)
                # A busy tenant nudges before the page has found its inbox; `load` shows the phone then.
                if self.inbox_id:
                    await self._show_again(principal)

    async def _show_again(self, principal: Principal) -> None:
        try:
            await self._show(principal)
            self.problem = ""
        except FlexoraaError as error:
            self.problem = str(error)

    async def _act(self, principal: Principal, flow: Any, *args: Any, **named: Any) -> Any:
        try:
            await flow(deps(), principal, *args, **named)
            await self._show(principal)
        except FlexoraaError as error:
            return refused(str(error))
        return None

    async def _show(self, principal: Principal) -> None:
        talk = await simulate.show_phone(deps(), principal, self._contact())
        self.lines, self.faults, self.offset_seconds = talk.lines, talk.faults, talk.offset_seconds
        self.seen = await self._read(principal, simulator.find_contact, _CHANNELS[0], self.address, now=self._now())

    def _contact(self) -> simulate.Contact:
        return simulate.Contact(inbox_id=self.inbox_id, address=self.address, name=self.name)

    def _set_browser_clock(self) -> Any:
        return rx.call_script(f"window.setServerTime?.({self._now().isoformat()!r}, window.memberZone)")
