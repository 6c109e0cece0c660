"""The page that admins and managers meet before anything else while they have no second factor."""

import reflex as rx

from flexoraa_app.components.authenticator import authenticator_setup, recovery_codes
from flexoraa_app.components.gate import gate
from flexoraa_app.components.states import skeleton
from flexoraa_app.pages.enrol.state import EnrolState


def enrol_page() -> rx.Component:
    """First the app, then the recovery codes, then on into the product."""
    setup = rx.cond(EnrolState.new.picture != "", authenticator_setup(EnrolState.new, EnrolState.prove), skeleton(6))
    codes = recovery_codes(EnrolState.codes, EnrolState.codes_text, EnrolState.go_on, done="I have kept them")
    form = rx.el.form(id="enrolled", method="post", action="/api/enrolled", hidden=True)
    return gate(
        rx.cond(EnrolState.codes.length() > 0, codes, setup),
        form,
        rx.el.a("Sign in as somebody else", href="/sign-in/?again=1", class_name="small quiet"),
        title="Set up your second factor",
        lead="Your role can change what others may do, so a password alone is not enough. "
        "Scan this with an authenticator app, such as Aegis, Google Authenticator or 1Password.",
    )
