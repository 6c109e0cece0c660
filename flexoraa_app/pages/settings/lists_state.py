"""What the lists section remembers: the lists, the canned reply and the macro being written, and what was wrong."""

from collections.abc import Awaitable
from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.desk.models import LabelColour
from services.errors import Conflict, InvalidInput, NotFound
from services.flows import keep_desk_lists as keep
from services.rules.macros import MacroAct, Step
from services.rules.permissions import Access, Area, Principal
from services.screens import desk_lists


class ListsState(SessionState):
    """Labels, canned replies, macros; `steps` are those of the macro being put together, as "act:argument"."""

    lists: desk_lists.DeskLists = desk_lists.DeskLists()
    steps: list[str] = []
    canned: dict[str, str] = {}
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the lists."""
        principal = await self._principal(Area.SETTINGS)
        self.steps, self.canned = [], {}
        await self._show(principal)

    @rx.event(background=True)
    async def follow(self) -> None:
        """Read them again when somebody changed one."""
        principal = await self._principal(Area.SETTINGS)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:lists", desk_lists.TOPICS):
            async with self:
                await self._show(await self._principal(Area.SETTINGS))

    @rx.event
    async def add_label(self, form: dict[str, Any]) -> Any:
        """Add the label in the form."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        name = str(form.get("name", ""))
        return await self._act(principal, keep.create_label(deps(), principal, name, _colour(form), self._now()))

    @rx.event
    async def change_label(self, form: dict[str, Any]) -> Any:
        """Rename or recolour the label in the form."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        label_id, name = _id(str(form.get("label_id", ""))), str(form.get("name", ""))
        return await self._act(
            principal, keep.change_label(deps(), principal, label_id, name, colour=_colour(form), now=self._now())
        )

    @rx.event
    async def remove_label(self, label_id: str) -> Any:
        """Take a label off everything."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        return await self._act(principal, keep.remove_label(deps(), principal, _id(label_id), self._now()))

    @rx.event
    async def write_canned(self, canned_id: str) -> None:
        """Put a canned reply into the form, to change it."""
        await self._principal(Area.LEADS, Access.WRITE)
        found = next((row for row in self.lists.canned if row.id == canned_id), None)
        self.canned = {"shortcut": found.shortcut, "text": found.text} if found else {}

    @rx.event
    async def save_canned(self, form: dict[str, Any]) -> Any:
        """Keep the canned reply in the form."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        shortcut, text = str(form.get("shortcut", "")).strip().removeprefix("/"), str(form.get("text", ""))
        return await self._act(principal, keep.save_canned_reply(deps(), principal, shortcut, text, self._now()))

    @rx.event
    async def remove_canned(self, canned_id: str) -> Any:
        """Remove a canned reply."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        return await self._act(principal, keep.remove_canned_reply(deps(), principal, _id(canned_id), self._now()))

    @rx.event
    async def add_step(self, value: str) -> None:
        """Put one more step at the end of the macro."""
        await self._principal(Area.LEADS, Access.WRITE)
        if value:
            self.steps = [*self.steps, value]

    @rx.event
    async def drop_step(self, index: int) -> None:
        """Take a step out of the macro."""
        await self._principal(Area.LEADS, Access.WRITE)
        self.steps = [step for place, step in enumerate(self.steps) if place != index]

    @rx.event
    async def save_macro(self, form: dict[str, Any]) -> Any:
        """Keep the steps under the name in the form."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        steps = [_step(words) for words in self.steps]
        name = str(form.get("macro", ""))
        return await self._act(principal, keep.save_macro(deps(), principal, name, steps, self._now()))

    @rx.event
    async def remove_macro(self, macro_id: str) -> Any:
        """Remove a macro."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        return await self._act(principal, keep.remove_macro(deps(), principal, _id(macro_id), self._now()))

    async def _act(self, principal: Principal, change: Awaitable[object]) -> Any:
        try:
            await change
        except (Conflict, InvalidInput) as error:
            return refused(str(error))
        self.steps, self.canned = [], {}
        await self._show(principal)
        return said("Kept.")

    async def _show(self, principal: Principal) -> None:
        self.lists = await self._read(principal, desk_lists.load)
        self.is_loading = False


def _colour(form: dict[str, Any]) -> LabelColour:
    words = str(form.get("colour", ""))
    return LabelColour(words) if words in tuple(LabelColour) else LabelColour.GREY


def _step(words: str) -> Step:
    act, _, value = words.partition(":")
    if act not in tuple(MacroAct):
        raise NotFound
    return Step(act=MacroAct(act), value=value)


def _id(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError as error:
        raise NotFound from error
