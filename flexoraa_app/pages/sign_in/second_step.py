"""The second step of signing in: the code, where the first page was sent without one."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.controls import button, problem
from flexoraa_app.components.gate import code_field, gate, plain_form
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState, wall_now
from services.flows import demo_members, own_account, sessions

_PROBLEMS = {
    "wrong": "That code is not right, or was used before. Each code works once.",
    "slow": "Too many tries. Wait a minute and try again.",
}


class SecondStepState(SessionState):
    """Open to whoever has the password right; it shows nothing of the member."""

    problem: str = ""
    demo_code: str = ""
    has_passkey: bool = False

    @rx.event
    async def load(self) -> Any:
        """Send back whoever has not given a password, or took too long."""
        hashed = self._token_hash()
        waiting = await sessions.find_half_way(deps(), hashed, wall_now()) if hashed else None
        if waiting is None:
            return rx.redirect("/sign-in/")
        self.problem = _PROBLEMS.get(self.router.url.query_parameters.get("problem", ""), "")
        self.demo_code = await demo_members.present_code(deps(), waiting, now=wall_now())
        self.has_passkey = (await own_account.factors_of(deps(), waiting)).passkeys > 0
        return None


def second_step_page() -> rx.Component:
    """One field, and the way back."""
    form = plain_form(
        "second-step",
        "/api/second-step",
        rx.cond(SecondStepState.problem != "", problem(SecondStepState.problem), rx.fragment()),
        code_field("6 digits from your authenticator app, or a recovery code", required=True, auto_focus=True),
        button("Go on", kind="main", type="submit"),
    )
    demo = rx.el.p(
        "Demo: the code of this moment is ",
        rx.el.code(SecondStepState.demo_code, class_name="code num"),
        class_name="small quiet",
    )
    passkey = browser.PasskeyButton.create(ceremony="second_factor", label="Use a passkey", go_to="/")
    return gate(
        form,
        rx.cond(SecondStepState.has_passkey, passkey, rx.fragment()),
        rx.cond(SecondStepState.demo_code != "", demo, rx.fragment()),
        rx.el.a("Start again", href="/sign-in/", class_name="small quiet"),
        title="Second step",
        lead="Your password is right. Now prove that it is you.",
    )
