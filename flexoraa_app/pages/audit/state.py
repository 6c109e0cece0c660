"""What the audit page remembers: the filters, the rows so far, and how far the chain is verified."""

from dataclasses import fields, replace
from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError, InvalidInput
from services.flows import export_log, verify_log
from services.rules.permissions import Access, Area, Principal
from services.screens import audit, audit_seal

_NARROWED_BY = frozenset(one.name for one in fields(audit.Query)) - {"cursor", "limit"}
_LONGEST_FILTER = 80


class AuditState(SessionState):
    """The log; verification runs in the background and reports its progress."""

    rows: list[audit.EventRow] = []
    filters: audit.Filters = audit.Filters()
    total: int = 0
    cursor: str = ""
    seal: audit_seal.Seal = audit_seal.Seal()
    is_loading: bool = True
    is_narrowed: bool = False
    problem: str = ""
    is_verifying: bool = False
    verified_so_far: int = 0
    open_id: str = ""
    _query: audit.Query = audit.Query()

    @rx.event
    async def load(self) -> None:
        """Read the newest events, what to filter by, and the seal."""
        principal = await self._principal(Area.AUDIT)
        self._query, self.is_narrowed = audit.Query(), False
        self.filters = await self._read(principal, audit.load_filters)
        await self._load(principal)

    @rx.event
    async def narrow(self, name: str, value: str) -> None:
        """Narrow the log by one filter; an empty one takes it away."""
        principal = await self._principal(Area.AUDIT)
        if name not in _NARROWED_BY:
            raise InvalidInput
        self._query = replace(self._query, **{name: value.strip()[:_LONGEST_FILTER]})
        self.is_narrowed = self._query != audit.Query()
        await self._load(principal)

    @rx.event
    async def search(self, form: dict[str, Any]) -> None:
        """Search for what stands in the search field."""
        principal = await self._principal(Area.AUDIT)
        self._query = replace(self._query, text=str(form.get("text", "")).strip()[:_LONGEST_FILTER])
        self.is_narrowed = self._query != audit.Query()
        await self._load(principal)

    @rx.event
    async def unfold(self, event_id: str) -> None:
        """Show an event's values and hash, or fold it again."""
        await self._principal(Area.AUDIT)
        self.open_id = "" if self.open_id == event_id else event_id

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
            self.seal = await self._read(principal, audit_seal.load_seal)
        return refused(self.seal.broken_reason) if self.seal.broken_seq else said("The log is intact.")

    @rx.event
    async def export(self) -> Any:
        """Put an export on record and let the browser fetch its bundle."""
        principal = await self._principal(Area.AUDIT, Access.MANAGE)
        export_id = await export_log.order_export(deps(), principal, self._now())
        return rx.call_script(f"window.location.assign('/api/audit-bundle/{export_id}')")

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
            self.seal = await self._read(principal, audit_seal.load_seal)
            page = await self._read(principal, audit.list_events, self._query)
            self.rows, self.cursor, self.total, self.problem = page.rows, page.cursor, page.total, ""
        except FlexoraaError as error:
            self.problem = str(error)
        self.is_loading = False
