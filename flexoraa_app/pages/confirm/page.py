"""Asks a signed-in member to prove who they are once more, before a sensitive act."""

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.controls import button, field, problem
from flexoraa_app.components.gate import code_field, gate, plain_form
from flexoraa_app.pages.confirm.state import ConfirmState


def confirm_page() -> rx.Component:
    """Password and code in one form, and the way back."""
    code = code_field("From your authenticator app, or a recovery code", required=True)
    form = plain_form(
        "confirm",
        "/api/confirm",
        rx.cond(ConfirmState.problem != "", problem(ConfirmState.problem), rx.fragment()),
        rx.el.input(type="hidden", name="next", value=ConfirmState.back),
        field(
            "Password", "password", type="password", auto_complete="current-password", required=True, auto_focus=True
        ),
        rx.cond(ConfirmState.needs_code, code, rx.fragment()),
        button("Confirm", kind="main", type="submit"),
    )
    passkey = browser.PasskeyButton.create(ceremony="confirm", label="Use a passkey", go_to=ConfirmState.back)
    return gate(
        form,
        rx.cond(ConfirmState.has_passkey, passkey, rx.fragment()),
        rx.cond(ConfirmState.demo_code != "", _demo_code(), rx.fragment()),
        rx.el.a("Back without confirming", href=ConfirmState.back, class_name="small quiet"),
        title="Confirm that it is you",
        lead="What you are about to do gives power or data away. Afterwards you are not asked again for ten minutes.",
    )


def _demo_code() -> rx.Component:
    shown = rx.el.code(ConfirmState.demo_code, class_name="code num")
    return rx.el.p("Demo: the code of this moment is ", shown, class_name="small quiet")
