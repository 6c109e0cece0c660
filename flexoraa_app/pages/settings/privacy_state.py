"""What the privacy section remembers: the requests to erase, and why the last decision was not taken."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import Conflict, NotAllowed, NotFound
from services.flows.erase_contact import approve_erasure, refuse_erasure
from services.rules.erasure import Timing
from services.rules.permissions import Access, Area, Principal
from services.screens import erasures


class PrivacyState(SessionState):
    """Requests to erase contacts."""

    requests: list[erasures.RequestRow] = []
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the requests."""
        principal = await self._principal(Area.SETTINGS)
        await self._load(principal)

    @rx.event
    async def approve(self, request_id: str) -> Any:
        """Approve a request; it cannot be undone."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        try:
            timing = await approve_erasure(deps(), principal, _id_of(request_id), self._now())
        except (Conflict, NotAllowed, NotFound) as error:
            await self._load(principal)
            return refused(str(error))
        await self._load(principal)
        return said("Erased." if timing is Timing.AT_ONCE else "Restricted: nothing is sent; erased on its day.")

    @rx.event
    async def refuse(self, request_id: str) -> Any:
        """Refuse a request."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        try:
            await refuse_erasure(deps(), principal, _id_of(request_id), self._now())
        except (Conflict, NotAllowed, NotFound) as error:
            await self._load(principal)
            return refused(str(error))
        await self._load(principal)
        return said("Refused.")

    async def _load(self, principal: Principal) -> None:
        self.requests = await self._read(principal, erasures.list_requests)
        self.is_loading = False


def _id_of(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None
