"""The frame of pages that stand before the product: one narrow box, and forms that the browser itself submits."""

from typing import Any

import reflex as rx

from flexoraa_app.components.controls import field
from flexoraa_app.components.language_menu import language_menu


def gate(*content: Any, title: str = "Flexoraa", lead: Any = "") -> rx.Component:
    """The page: the mark with the title, a sentence below it where there is one, and the content."""
    mark = rx.el.div(
        rx.icon("orbit", size=24, aria_hidden="true"),
        rx.el.h1(title, class_name="dialog-title"),
        class_name="row gate-mark",
    )
    said = rx.el.p(lead, class_name="quiet gate-lead") if lead else rx.fragment()
    legal = rx.el.a("Terms and data processing", href="/legal/", class_name="small quiet link")
    return rx.el.main(rx.el.div(mark, said, *content, legal, language_menu(), class_name="gate-box"), class_name="gate")


def plain_form(name: str, action: str, *fields: Any) -> rx.Component:
    """A form posted to a route: `rx.el.form` never submits natively, and only such an answer can set the cookie."""
    return rx.el.form(
        *fields,
        id=name,
        method="post",
        action=action,
        on_submit=rx.call_script(f"document.getElementById({name!r}).submit()"),
    )


def code_field(hint: str, **props: Any) -> rx.Component:
    """Where an authenticator's or a recovery code is typed."""
    return field("Code", "code", hint=hint, auto_complete="one-time-code", max_length=24, spell_check=False, **props)
