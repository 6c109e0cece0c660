"""What the simulator remembers of the world around the phone: the demo's clock, the faults in force, the play."""

from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.live import HUB
from flexoraa_app.pages.simulator.state import SimulatorState
from flexoraa_app.running import deps
from services.errors import FlexoraaError
from services.flows import simulate, simulate_conditions
from services.rules.permissions import Access, Area, Principal
from services.screens import inbox

# Plays and faults go on in the sandbox, which sends no nudges.
LOOKS_EVERY_SECONDS = 1.5


class StageState(SimulatorState):
    """Clock and faults are everybody's in the demo; the play is this inbox's."""

    conditions: simulate_conditions.Conditions = simulate_conditions.Conditions()
    scenarios: list[simulate_conditions.ScenarioShown] = []
    play: simulate_conditions.PlayShown = simulate_conditions.PlayShown()

    @rx.event
    async def load_stage(self) -> None:
        """Read clock, faults and play."""
        principal = await self._principal(Area.SIMULATOR)
        if self.inbox_id and not self.problem:
            await self._set(principal)

    @rx.event
    async def begin(self, name: str) -> Any:
        """Play a scenario, and lay its contact's phone on the table."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        refusal = await self._do(principal, simulate_conditions.play_scenario, self.inbox_id, name=name)
        if refusal is None:
            self._hold_phone_of(self.play)
        return refusal

    @rx.event
    async def stop(self) -> Any:
        """End the play where it stands."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        return await self._do(principal, simulate_conditions.stop_scenario, self.inbox_id)

    @rx.event
    async def clear_up(self) -> Any:
        """Lift the faults, end the play, empty the phones."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        refusal = await self._do(principal, simulate_conditions.clear_up, self.inbox_id)
        return refusal or said("The phones are empty and no fault is on. What the product stored, it keeps.")

    @rx.event
    async def move_clock(self, hours: int) -> Any:
        """Move the product's and the sandbox's clock on."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        refusal = await self._do(principal, simulate_conditions.move_clock, hours=int(hours))
        return refusal or [said(f"The demo's clock moved on by {int(hours)} h."), self._browser_clock()]

    @rx.event
    async def switch_fault(self, name: str) -> Any:
        """Put a fault in force, or lift it."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)
        return await self._do(principal, simulate_conditions.switch_fault, name=name)

    @rx.event(background=True)
    async def follow(self) -> Any:
        """Keep phone, product and play current while the tab is open."""
        principal = await self._principal(Area.SIMULATOR)
        changes = HUB.changes(
            principal.tenant_id, f"{self._tab()}:simulator", inbox.TOPICS, rest_seconds=LOOKS_EVERY_SECONDS
        )
        async for _ids in changes:
            async with self:
                principal = await self._principal(Area.SIMULATOR)
                # A busy tenant nudges before the page has found its inbox; `load` shows the phone then.
                has_moved = await self._look_again(principal) if self.inbox_id else False
            if has_moved:
                yield self._browser_clock()

    async def _look_again(self, principal: Principal) -> bool:
        """Show what changed; true where somebody moved the clock."""
        offset, problem = self.conditions.offset_seconds, ""
        try:
            await self._set(principal)
            await self._show(principal)
        except FlexoraaError as error:
            problem = str(error)
        if problem != self.problem:
            self.problem = problem
        return self.conditions.offset_seconds != offset

    async def _do(self, principal: Principal, flow: Any, *args: Any, **named: Any) -> Any:
        try:
            await flow(deps(), principal, *args, **named)
            await self._set(principal)
            await self._show(principal)
        except FlexoraaError as error:
            return refused(str(error))
        return None

    def _hold_phone_of(self, play: simulate_conditions.PlayShown) -> None:
        self._take_phone(simulate.Contact(inbox_id=self.inbox_id, address=play.address, name=play.contact))

    async def _set(self, principal: Principal) -> None:
        stage = await simulate_conditions.show_stage(deps(), principal, self.inbox_id)
        if self.address == self.play.address != stage.play.address:
            self._hold_phone_of(stage.play)  # the contact goes on under another number
        conditions = await simulate_conditions.show_conditions(deps(), principal)
        for name, value in {"conditions": conditions, "scenarios": stage.scenarios, "play": stage.play}.items():
            if value != getattr(self, name):
                setattr(self, name, value)

    def _browser_clock(self) -> Any:
        return rx.call_script(f"window.setServerTime?.({self._now().isoformat()!r}, window.memberZone)")
