"""The sign-in page: a plain form posted to a route that sets the cookie; in a demo, everybody who can sign in."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.controls import button, field, problem
from flexoraa_app.components.gate import code_field, gate, plain_form
from flexoraa_app.pages.sign_in.state import SignInState


def sign_in_page() -> rx.Component:
    """The form, and the demo's members below it."""
    forgotten = rx.el.a("Forgotten your password?", href="/forgotten/", class_name="small quiet")
    passkey = browser.PasskeyButton.create(ceremony="sign_in", label="Sign in with a passkey", go_to="/")
    return gate(_form(), passkey, forgotten, rx.cond(SignInState.members.length() > 0, _demo(), rx.fragment()))


def _form() -> rx.Component:
    return plain_form(
        "sign-in",
        "/api/sign-in",
        rx.cond(SignInState.problem != "", problem(SignInState.problem), rx.fragment()),
        rx.cond(SignInState.notice != "", rx.el.p(SignInState.notice, role="status"), rx.fragment()),
        field("E-mail", "email", type="email", auto_complete="username", required=True, auto_focus=True),
        field("Password", "password", type="password", auto_complete="current-password", required=True),
        code_field("From your app, or a recovery code. Or leave it for the next step."),
        button("Sign in", kind="main", type="submit"),
    )


def _demo() -> rx.Component:
    rows = rx.foreach(SignInState.members, _demo_row)
    return rx.el.section(
        rx.el.h2("Demo: sign in as"),
        rx.el.div(rows, class_name="demo-list"),
        class_name="section",
    )


def _demo_row(member: Any) -> rx.Component:
    return rx.el.button(
        rx.el.div(
            rx.el.div(member.name, " ", rx.el.span(member.role, class_name="quiet")),
            rx.el.div(member.email, class_name="small quiet"),
            class_name="grow",
        ),
        rx.el.span(member.workspace, class_name="small quiet"),
        rx.cond(
            member.wait_seconds > 0,
            rx.el.span("new code in ", member.wait_seconds, " s", class_name="small quiet"),
            rx.cond(member.code != "", rx.el.code(member.code, class_name="code num"), rx.fragment()),
        ),
        type="button",
        class_name="demo-row",
        key=member.email,
        on_click=SignInState.choose(member.email),
    )
