"""What the sign-in page shows: what went wrong, and in a demo who can sign in with which code."""

import asyncio
import json
from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import refused
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState, wall_now
from services.errors import SignedOut
from services.flows import demo_members, sessions

# The words that the sign-in route puts into the address; anything else shows nothing.
_PROBLEMS = {
    "wrong": "E-mail, password or code is not right.",
    "slow": "Too many tries. Wait a minute and try again.",
    "joined": "You have joined. Sign in with your e-mail and the new password.",
    "expired": "You were signed out. Please sign in again.",
}

_CHANGED = "Your password was changed. Sign in with the new one."
_CODES_EVERY_SECONDS = 5
# The same form, the same route: the demo's list only types for the visitor.
_FILL_AND_SUBMIT = """{
    const form = document.getElementById("sign-in");
    for (const [name, value] of Object.entries(%s)) form.elements[name].value = value;
    form.submit();
}"""


class SignInState(SessionState):
    """Open to everybody: it shows nothing that a stranger may not see."""

    problem: str = ""
    notice: str = ""
    members: list[demo_members.DemoMember] = []

    @rx.event
    async def load(self) -> Any:
        """Send the signed-in away; for others say what the address says, and list the demo's members."""
        if await self._is_signed_in():
            return rx.redirect("/")
        if "again" not in self.router.url.query_parameters and await self._is_enrolling():
            return rx.redirect("/enrol/")
        asked = self.router.url.query_parameters.get("problem", "")
        self.notice = _CHANGED if asked == "changed" else ""
        self.problem = _PROBLEMS.get(asked, "")
        self.members = await demo_members.list_demo_members(deps(), now=wall_now())
        return None

    @rx.event
    async def choose(self, email: str) -> Any:
        """Sign in as a member of the demo, with the code of this moment."""
        self.members = await demo_members.list_demo_members(deps(), now=wall_now())
        chosen = next((member for member in self.members if member.email == email), None)
        if chosen is None:
            return None
        if chosen.wait_seconds:
            return refused(f"Each code works once. The next one comes in {chosen.wait_seconds} s.")
        values = {"email": chosen.email, "password": chosen.password, "code": chosen.code}
        return rx.call_script(_FILL_AND_SUBMIT % json.dumps(values))

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the demo's codes current while the page is open."""
        while self.members:
            await asyncio.sleep(_CODES_EVERY_SECONDS)
            async with self:
                self.members = await demo_members.list_demo_members(deps(), now=wall_now())

    async def _is_signed_in(self) -> bool:
        try:
            await self._principal()
        except SignedOut:
            return False
        return True

    async def _is_enrolling(self) -> bool:
        hashed = self._token_hash()
        return hashed is not None and await sessions.find_enrolling(deps(), hashed, wall_now()) is not None
