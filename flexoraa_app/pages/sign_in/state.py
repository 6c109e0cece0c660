"""What the sign-in page shows: which step is next, what went wrong, and in a demo who can sign in."""

from typing import Any

import reflex as rx

from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import SignedOut
from services.flows import demo_members

# The words that the sign-in route puts into the address; anything else shows nothing.
_PROBLEMS = {
    "wrong": "E-mail, password or code is not right.",
    "code": "Enter the code from your authenticator app.",
    "slow": "Too many tries. Wait a minute and try again.",
    "expired": "You were signed out. Please sign in again.",
}


class SignInState(SessionState):
    """Open to everybody: it shows nothing that a stranger may not see."""

    problem: str = ""
    asks_code: bool = False
    members: list[demo_members.DemoMember] = []

    @rx.event
    async def load(self) -> Any:
        """Send the signed-in away; for others say what the address says, and list the demo's members."""
        if await self._is_signed_in():
            return rx.redirect("/")
        asked = self.router.url.query_parameters.get("problem", "")
        self.problem = _PROBLEMS.get(asked, "")
        self.asks_code = asked == "code" or self.router.url.query_parameters.get("step") == "code"
        self.members = await demo_members.list_demo_members(deps(), now=self._now())
        return None

    async def _is_signed_in(self) -> bool:
        try:
            await self._principal()
        except SignedOut:
            return False
        return True
