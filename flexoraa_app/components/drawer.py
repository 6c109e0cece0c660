"""A panel that opens at the side of a page over its content: a title, what closes it, and what is looked at."""

from typing import Any

import reflex as rx

from flexoraa_app.components.controls import icon_button


def drawer(*content: Any, is_open: Any, title: Any, on_close: Any, actions: rx.Component | None = None) -> rx.Component:
    """The panel; its cross closes it, the page beside it stays as it was."""
    head = rx.el.header(
        rx.el.h2(title, class_name="grow clip"),
        actions or rx.fragment(),
        icon_button("x", "Close", on_click=on_close),
        class_name="drawer-head",
    )
    panel = rx.el.aside(
        head,
        rx.el.div(*content, class_name="drawer-body"),
        class_name="drawer",
        role="dialog",
        aria_label=title,
    )
    return rx.cond(is_open, panel, rx.fragment())
