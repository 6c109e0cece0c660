"""Asking for a link to choose a new password, and choosing it; both answer alike whether or not an account exists."""

import reflex as rx

from flexoraa_app.components.controls import button, field, problem
from flexoraa_app.components.gate import gate, plain_form
from flexoraa_app.session import SessionState
from services.rules.password_policy import SHORTEST
from services.screens.passwords import WEAK

_ASKED = "If somebody has this address here, a link is on its way. It works once, for 30 minutes."
_EXPIRED = "This link was used, replaced by a newer one, or is older than 30 minutes. Ask for another."


class ForgottenState(SessionState):
    """Open to everybody: it repeats what the address says and nothing else."""

    is_asked: bool = False
    token: str = ""
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the link's token and what the routes answered."""
        asked = self.router.url.query_parameters
        self.is_asked = asked.get("asked", "") == "1"
        self.token = asked.get("token", "")
        found = asked.get("problem", "")
        self.problem = _EXPIRED if found == "expired" else WEAK.get(found, "")


def forgotten_page() -> rx.Component:
    """One field, or what happens next."""
    form = plain_form(
        "forgotten",
        "/api/forgotten",
        rx.cond(ForgottenState.problem != "", problem(ForgottenState.problem), rx.fragment()),
        field("E-mail", "email", type="email", auto_complete="username", required=True, auto_focus=True),
        button("Send me a link", kind="main", type="submit"),
    )
    return gate(
        rx.cond(ForgottenState.is_asked, rx.el.p(_ASKED, role="status"), form),
        rx.el.a("Back to sign-in", href="/sign-in/", class_name="small quiet"),
        title="Choose a new password",
        lead="The link proves your mailbox; your second factor stays as it is.",
    )


def reset_page() -> rx.Component:
    """The new password, with the link's token beside it."""
    form = plain_form(
        "reset",
        "/api/reset",
        rx.cond(ForgottenState.problem != "", problem(ForgottenState.problem), rx.fragment()),
        rx.el.input(type="hidden", name="token", value=ForgottenState.token),
        field(
            "New password",
            "password",
            type="password",
            auto_complete="new-password",
            hint=f"At least {SHORTEST} characters. A few words are fine.",
            min_length=SHORTEST,
            required=True,
            auto_focus=True,
        ),
        button("Save", kind="main", type="submit"),
    )
    return gate(
        form,
        rx.el.a("Back to sign-in", href="/sign-in/", class_name="small quiet"),
        title="Choose a new password",
        lead="Every session of yours ends; then you sign in as always.",
    )
