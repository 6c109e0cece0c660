"""What the sections of the tenant's own rules remember: the rules, what a form would change, and what was wrong."""

from collections.abc import Awaitable
from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput
from services.flows import change_policy
from services.replies.wording import WORDING
from services.rules.permissions import Access, Area, Principal
from services.screens import working_rules
from services.tenants.policy_forms import Promises

Spans = dict[int, tuple[str, str]]


class PolicyState(SessionState):
    """The rules; `filled` is the form whose preview is shown, and what is put in force by the next click."""

    rules: working_rules.WorkingRules = working_rules.WorkingRules()
    preview: list[str] = []
    filled: dict[str, str] = {}
    problem: str = ""
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the rules."""
        principal = await self._principal(Area.SETTINGS)
        self.preview, self.filled, self.problem = [], {}, ""
        await self._show(principal)

    @rx.event
    async def preview_hours(self, form: dict[str, Any]) -> None:
        """Say what the week in the form would change."""
        principal = await self._principal(Area.SETTINGS)
        spans, is_always = _week(form)
        shown = self._read(principal, working_rules.preview_hours, spans, is_always=is_always, now=self._now())
        await self._preview(shown, form)

    @rx.event
    async def save_hours(self) -> Any:
        """Put the previewed week in force."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        spans, is_always = _week(self.filled)
        change = change_policy.change_hours(deps(), principal, spans, is_always=is_always, now=self._now())
        return await self._save(principal, change)

    @rx.event
    async def preview_promises(self, form: dict[str, Any]) -> None:
        """Say what the times in the form would change."""
        principal = await self._principal(Area.SETTINGS)
        shown = self._read(principal, working_rules.preview_promises, _promises(form), now=self._now())
        await self._preview(shown, form)

    @rx.event
    async def save_promises(self) -> Any:
        """Promise the previewed times."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        change = change_policy.change_promises(deps(), principal, _promises(self.filled), now=self._now())
        return await self._save(principal, change)

    @rx.event
    async def add_holiday(self, form: dict[str, Any]) -> Any:
        """Close on the day in the form."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        day, name = str(form.get("day", "")), str(form.get("holiday", ""))
        return await self._save(principal, change_policy.add_holiday(deps(), principal, day, name, now=self._now()))

    @rx.event
    async def remove_holiday(self, day: str) -> Any:
        """Work on a day again."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        return await self._save(principal, change_policy.remove_holiday(deps(), principal, day, now=self._now()))

    @rx.event
    async def save_away(self, form: dict[str, Any]) -> Any:
        """Say what the form says while nobody is in."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        texts = {code: str(form.get(f"away_{code}", "")) for code in WORDING}
        is_on = bool(form.get("says_away"))
        return await self._save(
            principal, change_policy.change_away(deps(), principal, texts, is_on=is_on, now=self._now())
        )

    @rx.event
    async def save_languages(self, form: dict[str, Any]) -> Any:
        """Answer in the languages that are ticked."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        ticked = [code for code in WORDING if form.get(f"offers_{code}")]
        return await self._save(principal, change_policy.change_languages(deps(), principal, ticked, now=self._now()))

    @rx.event
    async def save_routing(self, form: dict[str, Any]) -> Any:
        """Route by the numbers in the form."""
        principal = await self._principal(Area.SETTINGS, Access.WRITE)
        names = ("hot_owner_minutes", "warm_owner_hours", "warm_days")
        wanted = {name: str(form.get(name, "")).strip() for name in names}
        return await self._save(principal, change_policy.change_routing(deps(), principal, **wanted, now=self._now()))

    async def _preview(self, shown: Awaitable[list[str]], form: dict[str, Any]) -> None:
        self.preview, self.problem = [], ""
        try:
            self.preview = await shown
        except InvalidInput as error:
            self.problem = str(error)
            return
        self.filled = {name: str(value) for name, value in form.items() if value not in (None, False)}

    async def _save(self, principal: Principal, change: Awaitable[None]) -> Any:
        try:
            await change
        except InvalidInput as error:
            return refused(str(error))
        self.preview, self.filled, self.problem = [], {}, ""
        await self._show(principal)
        return said("In force.")

    async def _show(self, principal: Principal) -> None:
        self.rules = await self._read(principal, working_rules.load, self._now())
        self.is_loading = False


def _week(form: dict[str, Any]) -> tuple[Spans, bool]:
    spans = {day: (str(form.get(f"from_{day}", "")), str(form.get(f"until_{day}", ""))) for day in range(7)}
    return spans, bool(form.get("always"))


def _promises(form: dict[str, Any]) -> Promises:
    named = {name: str(form.get(name, "")).strip() for name in ("hot", "warm", "warm_resolution", "cold")}
    return Promises(**named)
