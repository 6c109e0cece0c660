"""Setting up an authenticator app and showing recovery codes: the same steps at the first sign-in and later."""

from typing import Any

import reflex as rx

from flexoraa_app.components.controls import button, field

_FILE = "flexoraa-recovery-codes.txt"


def authenticator_setup(new: Any, on_submit: Any) -> rx.Component:
    """The picture, the key for those who cannot scan it, and the first code as the proof."""
    picture = rx.el.img(
        src=new.picture, alt="QR code for your authenticator app", class_name="qr", width="176", height="176"
    )
    by_hand = rx.el.details(
        rx.el.summary("Enter the key by hand", class_name="small quiet"),
        rx.el.code(new.key, class_name="code key", aria_label="Key"),
        class_name="by-hand",
    )
    proof = rx.el.form(
        field(
            "Code from the app",
            "code",
            hint="6 digits; they change every 30 seconds",
            input_mode="numeric",
            auto_complete="one-time-code",
            max_length=7,
            required=True,
        ),
        button("Turn it on", kind="main", type="submit"),
        on_submit=on_submit,
        reset_on_submit=True,
    )
    return rx.el.div(rx.el.div(picture, by_hand, class_name="qr-side"), proof, class_name="authenticator")


def recovery_codes(codes: Any, text: Any, on_done: Any, *, done: str) -> rx.Component:
    """Ten codes, shown this once, with ways to keep them."""
    shown = rx.foreach(codes, lambda code: rx.el.li(rx.el.code(code, class_name="code")))
    acts = rx.el.div(
        button("Copy", icon="copy", on_click=rx.set_clipboard(text)),
        button("Download", icon="download", on_click=rx.download(data=text, filename=_FILE)),
        button(done, kind="main", on_click=on_done),
        class_name="row wrap",
    )
    said = (
        "Each works once, in place of your second factor. Keep them where you keep passwords: they are not shown again."
    )
    return rx.el.div(rx.el.p(said, class_name="quiet"), rx.el.ol(shown, class_name="codes"), acts, class_name="stack")
