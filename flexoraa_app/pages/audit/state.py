"""What the audit page remembers: the filters, the rows so far, and how far the chain is verified."""

from dataclasses import replace
from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.flows import verify_log
from services.rules.permissions import Access, Area, Principal
from services.screens import audit


class AuditState(SessionState):
    """The log; verification runs in the background and reports its progress."""

    rows: list[audit.EventRow] = []
    actions: list[str] = []
    total: int = 0
    cursor: str = ""
    seal: audit.Seal = audit.Seal()
    is_loading: bool = True
    problem: str = ""
    is_verifying: bool = False
    verified_so_far: int = 0
    _query: audit.Query = audit.Query()

    @rx.event
    async def load(self) -> None:
        """Read the newest events, the actions to filter by, and the seal."""
        principal = await self._principal(Area.AUDIT)
        self.actions = await self._read(principal, audit.list_actions)
        await self._load(principal)

    @rx.event
    async def filter_events(self, form: dict[str, Any]) -> None:
        """Narrow the log to what the form says."""
        principal = await self._principal(Area.AUDIT)
        names = ("actor", "action", "subject", "since", "until")
        self._query = audit.Query(**{name: str(form.get(name, "")).strip()[:80] for name in names})
        await self._load(principal)

    @rx.event
    async def load_more(self) -> None:
        """Add older events below."""
        principal = await self._principal(Area.AUDIT)
        page = await self._read(principal, audit.list_events, replace(self._query, cursor=self.cursor))
        self.rows += page.rows
        self.cursor = page.cursor

    @rx.event(background=True)
    async def verify_now(self) -> Any:
        """Recompute the whole chain and its checkpoints, showing how far it is."""
        principal = await self._principal(Area.AUDIT, Access.MANAGE)
        async with self:
            self.is_verifying, self.verified_so_far = True, 0
        async for seq in verify_log.verify(deps(), principal, now=self._now()):
            async with self:
                self.verified_so_far = seq
        async with self:
            self.is_verifying = False
            self.seal = await self._read(principal, audit.load_seal)
        return refused(self.seal.broken_reason) if self.seal.broken_seq else said("The log is intact.")

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the seal current while the tab is open; rows are read again when the reader has not gone further."""
        principal = await self._principal(Area.AUDIT)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:audit", audit.TOPICS):
            async with self:
                principal = await self._principal(Area.AUDIT)
                if len(self.rows) <= audit.AUDIT_ROWS:
                    await self._load(principal)

    async def _load(self, principal: Principal) -> None:
        try:
            self.seal = await self._read(principal, audit.load_seal)
            page = await self._read(principal, audit.list_events, self._query)
            self.rows, self.cursor, self.total, self.problem = page.rows, page.cursor, page.total, ""
        except FlexoraaError as error:
            self.problem = str(error)
        self.is_loading = False
