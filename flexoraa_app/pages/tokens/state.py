"""What the wallet page remembers: the wallet, the filters, and the part of the ledger that was loaded."""

from dataclasses import fields, replace

import reflex as rx

from flexoraa_app.live import HUB
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError, InvalidInput
from services.rules.permissions import Area, Principal
from services.screens import ledger, tokens

_NARROWED_BY = frozenset(one.name for one in fields(ledger.Narrowed))
_LONGEST_FILTER = 80


class TokensState(SessionState):
    """The wallet; a nudge reads figures and the ledger's first page again."""

    wallet: tokens.Wallet = tokens.Wallet()
    entries: list[ledger.EntryRow] = []
    cursor: str = ""
    kind: str = ""
    narrowed: ledger.Narrowed = ledger.Narrowed()
    is_narrowed: bool = False
    is_loading: bool = True
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the wallet and the newest movements."""
        principal = await self._principal(Area.BILLING)
        self.kind, self.narrowed = "", ledger.Narrowed()
        await self._load(principal)

    @rx.event
    async def filter_kind(self, kind: str) -> None:
        """Show one kind of movement, or all for the empty word."""
        principal = await self._principal(Area.BILLING)
        self.kind = kind
        await self._load(principal)

    @rx.event
    async def narrow(self, name: str, value: str) -> None:
        """Narrow the ledger by one filter; an empty one takes it away."""
        principal = await self._principal(Area.BILLING)
        if name not in _NARROWED_BY:
            raise InvalidInput
        self.narrowed = replace(self.narrowed, **{name: value.strip()[:_LONGEST_FILTER]})
        await self._load(principal)

    @rx.event
    async def load_more(self) -> None:
        """Add older movements below."""
        principal = await self._principal(Area.BILLING)
        page = await self._page(principal, self.cursor)
        self.entries += page.rows
        self.cursor = page.cursor

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the figures current while the tab is open; a reader deep in the ledger is not moved."""
        principal = await self._principal(Area.BILLING)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:tokens", tokens.TOPICS):
            async with self:
                principal = await self._principal(Area.BILLING)
                if len(self.entries) > ledger.LEDGER_ROWS:
                    self.wallet = await self._read(principal, tokens.load_wallet, now=self._now())
                else:
                    await self._load(principal)

    async def _load(self, principal: Principal) -> None:
        self.is_narrowed = bool(self.kind) or self.narrowed != ledger.Narrowed()
        try:
            self.wallet = await self._read(principal, tokens.load_wallet, now=self._now())
            page = await self._page(principal, "")
            self.entries, self.cursor, self.problem = page.rows, page.cursor, ""
        except FlexoraaError as error:
            self.problem = str(error)
        self.is_loading = False

    async def _page(self, principal: Principal, cursor: str) -> ledger.EntryPage:
        asked = {"kind": self.kind, "narrowed": self.narrowed, "cursor": cursor}
        page: ledger.EntryPage = await self._read(principal, ledger.list_entries, **asked)
        return page
