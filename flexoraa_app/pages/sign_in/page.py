"""The sign-in page: a plain form posted to a route that sets the cookie; in a demo, everybody who can sign in."""

from typing import Any

import reflex as rx

from flexoraa_app.components.controls import button, field, problem
from flexoraa_app.pages.sign_in.state import SignInState

# `rx.el.form` never submits natively, and the cookie can only be set by an answer to a plain request (reflex.md 10).
_SUBMIT = "document.getElementById('sign-in').submit()"


def sign_in_page() -> rx.Component:
    """The form, and the demo's members below it."""
    mark = rx.el.div(
        rx.icon("orbit", size=24, aria_hidden="true"),
        rx.el.h1("Flexoraa", class_name="dialog-title"),
        class_name="row gate-mark",
    )
    box = rx.el.div(
        mark, _form(), rx.cond(SignInState.members.length() > 0, _demo(), rx.fragment()), class_name="gate-box"
    )
    return rx.el.main(box, class_name="gate")


def _form() -> rx.Component:
    code = field(
        "Code",
        "code",
        hint="6 digits from your authenticator app",
        input_mode="numeric",
        auto_complete="one-time-code",
        max_length=6,
    )
    return rx.el.form(
        rx.cond(SignInState.problem != "", problem(SignInState.problem), rx.fragment()),
        field("E-mail", "email", type="email", auto_complete="username", required=True, auto_focus=True),
        field("Password", "password", type="password", auto_complete="current-password", required=True),
        code,
        button("Sign in", kind="main", type="submit"),
        id="sign-in",
        method="post",
        action="/api/sign-in",
        on_submit=rx.call_script(_SUBMIT),
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
