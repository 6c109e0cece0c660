"""What the facts section remembers: the facts, the one being written, and the last preview."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import Conflict, InvalidInput, NotFound
from services.flows import keep_facts as flow
from services.replies.wording import WORDING
from services.rules.permissions import Access, Area, Principal
from services.screens import facts

_PLAIN = ("kind", "key", "amount", "unit", "evidence", "valid_from", "valid_until")


class FactsState(SessionState):
    """The tenant's facts; `form` is what the open form starts from, `fact_id` the version it replaces."""

    shown: facts.Facts = facts.Facts()
    preview: facts.Preview = facts.Preview()
    form: dict[str, str] = {}
    fact_id: str = ""
    is_writing: bool = False
    shows_ended: bool = False
    problem: str = ""
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the facts."""
        principal = await self._principal(Area.AI)
        self.preview, self.is_writing, self.problem = facts.Preview(), False, ""
        await self._show(principal)

    @rx.event(background=True)
    async def follow(self) -> None:
        """Read them again when somebody changed one."""
        principal = await self._principal(Area.AI)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:facts", facts.TOPICS):
            async with self:
                await self._show(await self._principal(Area.AI))

    @rx.event
    async def turn_ended(self) -> None:
        """Show or hide the versions that have ended."""
        principal = await self._principal(Area.AI)
        self.shows_ended = not self.shows_ended
        await self._show(principal)

    @rx.event
    async def write_new(self) -> None:
        """Open an empty form."""
        await self._principal(Area.AI, Access.WRITE)
        self.form, self.fact_id, self.is_writing, self.problem = {}, "", True, ""

    @rx.event
    async def change(self, fact_id: str) -> None:
        """Open the form with what a fact says now."""
        principal = await self._principal(Area.AI, Access.WRITE)
        await self._show(principal)
        found = next((row for row in self.shown.rows if row.id == fact_id), None)
        if found is None:
            raise NotFound
        texts = {f"text_{one.id}": one.text for one in found.wordings}
        plain = {name: str(getattr(found, name)) for name in ("kind", "key", "amount", "unit", "evidence")}
        self.form = plain | texts | {"valid_until": self._day(found.until)}
        self.fact_id, self.is_writing, self.problem = fact_id, True, ""

    @rx.event
    async def close(self) -> None:
        """Close the form without keeping it."""
        await self._principal(Area.AI)
        self.is_writing, self.problem = False, ""

    @rx.event
    async def save(self, form: dict[str, Any]) -> Any:
        """Propose what the form says; on a problem the form keeps it."""
        principal = await self._principal(Area.AI, Access.WRITE)
        given = {name: str(value) for name, value in form.items()}
        texts = {code: given.get(f"text_{code}", "") for code in WORDING}
        wanted = flow.FactForm(texts=texts, **{name: given.get(name, "") for name in _PLAIN})
        try:
            before = UUID(self.fact_id) if self.fact_id else None
            await flow.propose_fact(deps(), principal, wanted, self._now(), fact_id=before)
        except InvalidInput as error:
            self.problem = str(error)
            return None
        self.is_writing, self.problem = False, ""
        await self._show(principal)
        return said("Proposed. It is said once it is approved.")

    @rx.event
    async def approve(self, form: dict[str, Any]) -> Any:
        """Let a proposal be said from its day on."""
        principal = await self._principal(Area.AI, Access.WRITE)
        try:
            fact_id, note = _id_of(str(form.get("fact_id", ""))), str(form.get("note", ""))
            await flow.approve_fact(deps(), principal, fact_id, note, now=self._now())
        except (Conflict, InvalidInput) as error:
            return refused(str(error))
        await self._show(principal)
        return said("Approved.")

    @rx.event
    async def end(self, fact_id: str) -> Any:
        """Let a fact not be said any more."""
        principal = await self._principal(Area.AI, Access.WRITE)
        await flow.end_fact(deps(), principal, _id_of(fact_id), now=self._now())
        await self._show(principal)
        return said("Ended. Replies that wait to be sent are looked at again.")

    @rx.event
    async def ask(self, form: dict[str, Any]) -> None:
        """Show how a reply would answer the question."""
        principal = await self._principal(Area.AI)
        self.preview = await self._read(
            principal,
            facts.preview,
            question=str(form.get("question", "")),
            spoken=str(form.get("spoken", "")),
            with_proposals=form.get("scope") == "proposals",
            now=self._now(),
        )

    async def _show(self, principal: Principal) -> None:
        self.shown = await self._read(principal, facts.load, now=self._now(), shows_ended=self.shows_ended)
        self.is_loading = False

    def _day(self, moment: str) -> str:
        """The day of an ISO time in the tenant's zone, for a date field."""
        zone = ZoneInfo(self.shown.timezone)
        return datetime.fromisoformat(moment).astimezone(zone).date().isoformat() if moment else ""


def _id_of(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError as error:
        raise NotFound from error
