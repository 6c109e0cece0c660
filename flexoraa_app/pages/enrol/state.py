"""Setting up the second factor that a role needs, before anything else is reachable."""

from typing import Any

import reflex as rx

from flexoraa_app.running import deps
from flexoraa_app.session import SessionState, wall_now
from services.errors import SignedOut
from services.flows import second_factors, sessions
from services.rules.permissions import Principal

# The cookie's session becomes a whole one by an answer to a plain request.
_GO_ON = "document.getElementById('enrolled').submit()"


class EnrolState(SessionState):
    """The picture until the app proved itself, then the recovery codes until the member went on."""

    new: second_factors.NewAuthenticator = second_factors.NewAuthenticator(picture="", key="")
    codes: list[str] = []

    @rx.event
    async def load(self) -> None:
        """Show a key to set up; whoever has nothing to set up is signed out here, or signed in and sent on."""
        principal = await self._enrolling_principal()
        self.codes = []
        self.new = await second_factors.begin_authenticator(deps(), principal)

    @rx.event
    async def prove(self, form: dict[str, Any]) -> None:
        """Take the first code of the app and show the recovery codes."""
        principal = await self._enrolling_principal()
        code = str(form.get("code", ""))
        self.codes = list(await second_factors.finish_authenticator(deps(), principal, code, wall_now()))
        self.new = second_factors.NewAuthenticator(picture="", key="")

    @rx.event
    async def go_on(self) -> Any:
        """Forget the codes and let the browser ask for its whole session."""
        await self._enrolling_principal()
        self.codes = []
        return rx.call_script(_GO_ON)

    @rx.var
    def codes_text(self) -> str:
        """The codes as lines, to copy and to keep as a file."""
        return "\n".join(self.codes)

    async def _enrolling_principal(self) -> Principal:
        hashed = self._token_hash()
        principal = await sessions.find_enrolling(deps(), hashed, wall_now()) if hashed else None
        if principal is None:
            raise SignedOut
        return principal
