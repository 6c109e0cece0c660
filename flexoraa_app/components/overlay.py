"""What lies over the page: a dialog that says what will happen, a drawer with details, a toast with the outcome."""

from typing import Any

import reflex as rx
from reflex_components_radix.primitives import dialog as primitive

from flexoraa_app.components.controls import button, icon_button


def confirm(title: Any, *children: rx.Component, is_open: Any, on_cancel: Any, action: rx.Component) -> rx.Component:
    """Asks before a costly or final act; the children say what will happen and its price."""
    content = primitive.DialogContent.create(
        primitive.DialogTitle.create(title, class_name="dialog-title"),
        *children,
        rx.el.div(rx.el.span(class_name="grow"), button("Cancel", on_click=on_cancel), action, class_name="row"),
        class_name="dialog",
        aria_describedby="",
    )
    return _over(content, is_open, on_cancel)


def drawer(title: Any, *children: rx.Component, is_open: Any, on_close: Any) -> rx.Component:
    """Details beside the page, closed by Escape or the cross."""
    head = rx.el.div(
        primitive.DialogTitle.create(title, class_name="dialog-title grow"),
        icon_button("x", "Close", on_click=on_close),
        class_name="row",
    )
    content = primitive.DialogContent.create(head, *children, class_name="drawer", aria_describedby="")
    return _over(content, is_open, on_close)


def _over(content: rx.Component, is_open: Any, on_close: Any) -> rx.Component:
    veil = primitive.DialogOverlay.create(class_name="veil")
    portal = primitive.DialogPortal.create(veil, content)
    return primitive.DialogRoot.create(portal, open=is_open, on_open_change=lambda _is_open: on_close)


def said(text: str) -> rx.event.EventSpec:
    """A toast that an act succeeded."""
    return rx.toast.success(text, position="bottom-right")


def refused(reason: str) -> rx.event.EventSpec:
    """A toast that says why an act was not done."""
    return rx.toast.error(reason, position="bottom-right", duration=8000)
