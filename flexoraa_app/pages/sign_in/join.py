"""The page behind an invitation's link: a plain form with a name and a password, posted to a route."""

import reflex as rx

from flexoraa_app.components.controls import button, field, problem
from flexoraa_app.components.gate import gate, plain_form
from flexoraa_app.components.states import skeleton
from flexoraa_app.pages.sign_in.join_state import JoinState
from services.rules.password_policy import SHORTEST


def join_page() -> rx.Component:
    """The offer with its form, or why the link does not work."""
    body = rx.cond(JoinState.is_loading, skeleton(3), rx.cond(JoinState.offer, _form(), _no_offer()))
    return gate(body, title="Join your team")


def _form() -> rx.Component:
    offer = JoinState.offer
    invited = rx.el.p(rx.el.strong(offer.company, dir="auto"), " invites ", offer.email, " as ", offer.role, ".")
    return plain_form(
        "join",
        "/api/join",
        invited,
        rx.cond(JoinState.problem != "", problem(JoinState.problem), rx.fragment()),
        rx.el.input(type="hidden", name="token", value=JoinState.token, read_only=True),
        field("Your name", "name", auto_complete="name", required=True, max_length=80, auto_focus=True),
        field(
            "Password",
            "password",
            hint=f"At least {SHORTEST} characters; a sentence works well.",
            type="password",
            auto_complete="new-password",
            min_length=SHORTEST,
            required=True,
        ),
        button("Join", kind="main", type="submit"),
    )


def _no_offer() -> rx.Component:
    return rx.el.div(
        rx.icon("link-2-off", size=22, aria_hidden="true"),
        rx.el.strong("This link does not work"),
        rx.el.p("It expired, was used, or was replaced by a newer one. Ask whoever invited you to send it again."),
        rx.el.a("Go to sign-in", href="/sign-in/", class_name="link"),
        class_name="empty",
    )
