"""What the API keys section remembers: the keys, and for a moment the one that was just made."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState, wall_now
from services.errors import InvalidInput, NotFound
from services.flows import api_keys as flow
from services.rules.permissions import Access, Area, Principal
from services.screens import api_keys


class ApiKeysState(SessionState):
    """Keys count by the machine's time, as sessions do."""

    rows: list[api_keys.KeyRow] = []
    made: str = ""  # shown until the page is left
    problem: str = ""
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the keys."""
        principal = await self._principal(Area.SETTINGS, Access.MANAGE)
        self.made, self.problem = "", ""
        await self._load(principal)

    @rx.event
    async def create(self, form: dict[str, Any]) -> None:
        """Make a key and show it once."""
        principal = await self._principal(Area.SETTINGS, Access.MANAGE)
        new = flow.NewKey(**{name: str(form.get(name, "")) for name in ("name", "role", "days")})
        try:
            self.made, self.problem = await flow.create_key(deps(), principal, new, now=wall_now()), ""
        except InvalidInput as error:
            self.problem = str(error)
        await self._load(principal)

    @rx.event
    async def revoke(self, key_id: str) -> Any:
        """End a key and its tokens."""
        principal = await self._principal(Area.SETTINGS, Access.MANAGE)
        try:
            wanted = UUID(key_id)
        except ValueError as error:
            raise NotFound from error
        await flow.revoke_key(deps(), principal, wanted, now=wall_now())
        await self._load(principal)
        return said("The key and its tokens work no more.")

    async def _load(self, principal: Principal) -> None:
        self.rows = await api_keys.load(deps(), principal, wall_now())
        self.is_loading = False
