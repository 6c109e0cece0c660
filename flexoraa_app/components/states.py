"""What a list shows when it has no rows to show: loading, empty, failed; and the pill for rows that came meanwhile."""

from typing import Any

import reflex as rx

from flexoraa_app.components.controls import button


def empty_state(icon: str, title: Any, hint: Any, *actions: rx.Component) -> rx.Component:
    """Nothing here, and what to do next."""
    mark = rx.icon(icon, size=22, aria_hidden="true")
    return rx.el.div(mark, rx.el.strong(title), rx.el.p(hint), *actions, class_name="empty")


def skeleton(lines: int = 6) -> rx.Component:
    """The shape of a list that is on its way."""
    bars = [rx.el.i() for _ in range(lines)]
    return rx.el.div(*bars, class_name="skeleton", role="status", aria_label="Loading")


def error_state(reason: Any, on_retry: Any) -> rx.Component:
    """What failed, in plain words, with a way to try again."""
    mark = rx.icon("circle-alert", size=16, aria_hidden="true")
    retry = button("Try again", icon="rotate-ccw", size="s", on_click=on_retry)
    return rx.el.div(mark, rx.el.span(reason, class_name="grow"), retry, class_name="fault", role="alert")


def listing(
    *, is_loading: Any, rows: Any, render: Any, empty: rx.Component, keep: rx.Component | None = None
) -> rx.Component:
    """The four faces of a list in one place: skeleton, empty state, or its keyed rows followed by `keep`."""
    filled = rx.fragment(rx.foreach(rows, render), keep or rx.fragment())
    return rx.cond(is_loading, skeleton(), rx.cond(rows.length() > 0, filled, empty))


def more(has_more: Any, on_click: Any) -> rx.Component:
    """Load the next rows after the last one shown."""
    action = button("Load more", kind="bare", on_click=on_click)
    return rx.cond(has_more, rx.el.div(action, class_name="more"), rx.fragment())


def new_rows_pill(number: Any, on_click: Any) -> rx.Component:
    """Rows that arrived while the reader was elsewhere; they are shown when asked for, so nothing jumps."""
    mark = rx.icon("arrow-up", size=12, aria_hidden="true")
    pill = rx.el.button(mark, number, " new", type="button", class_name="pill", on_click=on_click)
    return rx.cond(number > 0, rx.el.div(pill, class_name="pill-place", aria_live="polite"), rx.fragment())
