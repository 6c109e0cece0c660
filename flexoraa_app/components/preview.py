"""What a change would mean before it is made: sentences, and the button that puts it in force."""

from typing import Any

import reflex as rx

from flexoraa_app.components.controls import button, problem


def preview(lines: Any, wrong: Any, on_confirm: Any, *, may_write: Any) -> rx.Component:
    """The problem where there is one, else the lines of a preview with their button; nothing before the first."""
    items = rx.el.ul(rx.foreach(lines, _line), class_name="preview-lines")
    confirm = rx.cond(may_write, button("Put in force", kind="main", on_click=on_confirm), rx.fragment())
    shown = rx.el.div(rx.el.strong("What would change"), items, confirm, class_name="preview", role="status")
    return rx.cond(wrong != "", problem(wrong), rx.cond(lines.length() > 0, shown, rx.fragment()))


def _line(words: Any) -> rx.Component:
    return rx.el.li(words)
