"""What the keys section remembers: the keys as they stand, and what a rotation was refused for."""

from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import Conflict, InvalidInput
from services.flows.rotate_keys import request_rotation
from services.rules.permissions import Access, Area, Principal
from services.screens import keys


class KeysState(SessionState):
    """The tenant's data keys."""

    shown: keys.Keys = keys.Keys()
    problem: str = ""
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the keys."""
        principal = await self._principal(Area.SETTINGS)
        await self._show(principal)
        self.is_loading, self.problem = False, ""

    @rx.event
    async def rotate(self, purpose: str) -> Any:
        """Replace a key now."""
        principal = await self._principal(Area.SETTINGS, Access.MANAGE)
        try:
            await request_rotation(deps(), principal, purpose, self._now())
        except (Conflict, InvalidInput) as error:
            self.problem = str(error)
            return None
        self.problem = ""
        await self._show(principal)
        return said("The rotation has started. Everything goes on meanwhile.")

    async def _show(self, principal: Principal) -> None:
        named = {"now": self._now(), "key_of": deps().db.keyring.key_of}
        self.shown = await self._read(principal, keys.load, **named)
