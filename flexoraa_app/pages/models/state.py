"""What the models page remembers: prompts, runs, drift, the card, and the run whose changes are open."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.flows.move_prompt import move_prompt
from services.flows.replay_past import replay_past
from services.rules.permissions import Access, Area, Principal
from services.rules.release import PromptState
from services.screens import model_card, models

READINGS = 100


class ModelsState(SessionState):
    """The page as of its last look."""

    shown: models.Models = models.Models()
    card: model_card.Card = model_card.Card()
    changed: list[models.ChangedRow] = []
    open_run: str = ""
    is_loading: bool = True
    is_replaying: bool = False

    @rx.event
    async def load(self) -> None:
        """Read everything."""
        principal = await self._principal(Area.AI)
        await self._load(principal)

    @rx.event
    async def replay(self, candidate: str) -> Any:
        """Replay the newest readings with a candidate."""
        principal = await self._principal(Area.AI, Access.WRITE)
        self.is_replaying = True
        yield
        try:
            run_id = await replay_past(deps(), principal, candidate, most=READINGS, now=self._now())
        except FlexoraaError as error:
            yield refused(str(error))
        else:
            await self._load(principal)
            await self._open(principal, run_id)
        self.is_replaying = False

    @rx.event
    async def move(self, name: str, state: str) -> Any:
        """Put a prompt into another state."""
        principal = await self._principal(Area.AI, Access.WRITE)
        wanted = next((one for one in PromptState if one == state), None)
        if wanted is None:
            return None
        try:
            await move_prompt(deps(), principal, name, wanted, now=self._now())
        except FlexoraaError as error:
            return refused(str(error))
        await self._load(principal)
        return said(f"{name} is {wanted} now.")

    @rx.event
    async def show_changes(self, run_id: str) -> Any:
        """Open what a run would have changed."""
        principal = await self._principal(Area.AI)
        try:
            await self._open(principal, UUID(run_id))
        except (ValueError, FlexoraaError):
            return refused("There is no such run.")
        return None

    async def _open(self, principal: Principal, run_id: UUID) -> None:
        self.changed = await self._read(principal, models.load_changed, run_id)
        self.open_run = str(run_id)

    async def _load(self, principal: Principal) -> None:
        replayer = deps().replayer
        shipped = models.Shipped(
            local_model=replayer.local_model,
            language_model=replayer.language_model,
            prompts=tuple(replayer.prompts),
        )
        self.shown = await self._read(principal, models.load_models, shipped, now=self._now())
        self.card = await self._read(principal, model_card.load_card, replayer.card)
        self.is_loading = False
