"""What the confirmation page knows: what went wrong, where the member came from, whether a code is needed."""

import reflex as rx

from flexoraa_app.api.own_forms import own_path
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState, wall_now
from services.flows import demo_members, own_account

_PROBLEMS = {
    "wrong": "Password or code is not right. Each code works once.",
    "slow": "Too many tries. Wait a minute and try again.",
}


class ConfirmState(SessionState):
    """Shows nothing but the form's own needs."""

    problem: str = ""
    back: str = "/"
    needs_code: bool = False
    has_passkey: bool = False
    demo_code: str = ""

    @rx.event
    async def load(self) -> None:
        """Read what the address says and what the member can prove themself with."""
        principal = await self._principal()
        asked = self.router.url.query_parameters
        self.problem = _PROBLEMS.get(asked.get("problem", ""), "")
        self.back = own_path(asked.get("next", "/"))
        factors = await own_account.factors_of(deps(), principal)
        self.needs_code, self.has_passkey = factors.count > 0, factors.passkeys > 0
        self.demo_code = await demo_members.present_code(deps(), principal, now=wall_now())
