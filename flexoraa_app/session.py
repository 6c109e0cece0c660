"""Who is acting in a tab: the member behind the httpOnly cookie, asked for anew by every handler.

The only state that pages share. It keeps nothing: truth is the server-side session, so a revoked one ends here too.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import reflex as rx

from flexoraa_app.cookies import token_hash
from flexoraa_app.running import deps
from services.clock import SystemClock
from services.errors import NotAllowed, SignedOut
from services.flows import sessions
from services.flows.record_read import record_read
from services.rules.legal import must_accept_first
from services.rules.permissions import Access, Area, Principal, may
from services.screens import legal


def wall_now() -> datetime:
    """The machine's time, by which sessions and codes live: the simulator's hours must sign nobody out."""
    return SystemClock().now()


class SessionState(rx.State):
    """What every page's state starts from: the acting principal, a read as that principal, the time."""

    async def _principal(self, area: Area | None = None, access: Access = Access.READ) -> Principal:
        """Who acts; raises SignedOut without a live session, NotAllowed when the role may not.

        Raises TermsOutstanding for an admin who has to accept the company's documents before the area opens.
        """
        hashed = self._token_hash()
        principal = await sessions.find_session(deps(), hashed, wall_now()) if hashed else None
        if principal is None:
            raise SignedOut
        if area is not None and not may(principal, area, access):
            raise NotAllowed
        if must_accept_first(principal, area):
            await self._read(principal, legal.demand_acceptance)
        return principal

    def _token_hash(self) -> bytes | None:
        return token_hash(self.router.headers.cookie or "")

    async def _read(self, principal: Principal, screen: Callable[..., Awaitable[Any]], *args: Any, **named: Any) -> Any:
        """Call a screen inside a read-only transaction of the principal's tenant."""
        async with deps().db.read(principal) as reader:
            shown = await screen(reader, principal, *args, **named)
        await record_read(deps(), principal, screen, args, self._now())
        return shown

    def _now(self) -> datetime:
        """The product's time, which a demo can move."""
        return deps().clock.now()

    def _tab(self) -> str:
        return self.router.session.client_token
