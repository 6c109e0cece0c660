"""Acts on many conversations at once and macros on the open one, with one way back for all that was done."""

from collections.abc import Awaitable
from typing import Any
from uuid import UUID, uuid4

import reflex as rx

from flexoraa_app.components.overlay import refused
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError, InvalidInput
from services.flows.act_on_many import Outcome, act_on_many, run_macro, undo
from services.flows.desk_acts import Back
from services.rules.macros import MacroAct, Step, problem_of
from services.rules.permissions import Access, Area
from services.screens.desk import Bench, load_bench

# What may be done to many at once, and how it is said afterwards.
_SAID = {
    MacroAct.RESOLVE: "Resolved",
    MacroAct.SNOOZE: "Snoozed",
    MacroAct.ASSIGN: "Assigned",
    MacroAct.LABEL: "Labelled",
}


class ManyState(SessionState):
    """`done` is what can be undone, in words; `bench` what the bar over chosen rows offers."""

    done: str = ""
    done_count: int = 0
    bench: Bench = Bench()
    _backs: tuple[Back, ...] = ()

    @rx.event
    async def open_bench(self) -> None:
        """Rows are being chosen: read to whom and what they may be given."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        self.bench = await self._read(principal, load_bench)

    @rx.event
    async def act(self, conversation_ids: list[str], act: str, value: str) -> Any:
        """Do one thing to the chosen conversations; those that refuse are told."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        chosen = next((one for one in _SAID if one == act), None)
        ids = [wanted for one in conversation_ids if (wanted := _as_id(one))]
        if chosen is None or not ids or problem_of("bulk", [step := Step(act=chosen, value=value)]):
            return refused("Choose conversations first, and what to do with them.")
        return await self._did(act_on_many(deps(), principal, ids, step, self._now()), _SAID[chosen])

    @rx.event
    async def run(self, macro_id: str) -> Any:
        """Run a macro on the open conversation."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        conversation_id = _as_id((await self.get_state(ThreadState)).thread.id)
        wanted = _as_id(macro_id)
        if conversation_id is None or wanted is None:
            return None
        ran = run_macro(deps(), principal, conversation_id, wanted, run_key=uuid4().hex, now=self._now())
        return await self._did(ran, "Macro done")

    @rx.event
    async def undo(self) -> Any:
        """Take everything of the last act back."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        backs, self._backs, self.done = self._backs, (), ""
        refusals = await undo(deps(), principal, backs, self._now())
        told = [refused(words) for words in refusals]
        return [*told, ThreadState.look_again]

    async def _did(self, doing: Awaitable[Outcome], said: str) -> Any:
        try:
            outcome = await doing
        except (FlexoraaError, InvalidInput) as error:
            return refused(str(error))
        self._backs = tuple(outcome.backs)
        self.done = f"{said}: {outcome.done}" if outcome.backs else ""
        self.done_count += 1
        told = [refused(words) for words in outcome.refusals]
        return [*told, rx.call_script("window.dispatchEvent(new Event('chosen-done'))"), ThreadState.look_again]


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
