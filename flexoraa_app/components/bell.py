"""The bell in the bar: how many lines are unread, and the newest ones with where each leads."""

from typing import Any

import reflex as rx

from flexoraa_app.bell_state import BellState
from flexoraa_app.components import browser
from flexoraa_app.components.controls import button
from flexoraa_app.theme import ICON
from services.screens.bell import ICONS

_bell = BellState.shown


def bell() -> rx.Component:
    """The mark with its count; opened, the list. Nothing for roles that are told nothing."""
    count = rx.cond(_bell.unread > 0, rx.el.span(_bell.unread, class_name="bell-count num"), rx.fragment())
    face = rx.el.summary(
        rx.icon("bell", size=ICON, aria_hidden="true"), count,
        aria_label=rx.cond(_bell.unread > 0, f"Notifications, {_bell.unread} unread", "Notifications"),
        class_name="icon-button",
    )  # fmt: skip
    read = rx.cond(
        _bell.unread > 0, button("Mark all read", kind="bare", size="s", on_click=BellState.read_all), rx.fragment()
    )
    head = rx.el.div(rx.el.strong("Notifications", class_name="grow"), read, class_name="row menu-head")
    nothing = rx.el.p("Nothing yet. Mentions, HOT leads and promises show here.", class_name="quiet small bell-none")
    rows = rx.cond(_bell.rows.length() > 0, rx.el.ul(rx.foreach(_bell.rows, _line), class_name="bell-list"), nothing)
    more = rx.el.a("How you are told", href="/account/", class_name="link small bell-none")
    opened = rx.el.div(head, rows, more, class_name="menu-list bell-menu")
    return rx.cond(_bell.shows, rx.el.details(face, opened, class_name="menu"), rx.fragment())


def _line(row: Any) -> rx.Component:
    mark = rx.match(
        row.kind, *((kind.value, rx.icon(icon, size=ICON, aria_hidden="true")) for kind, icon in ICONS.items()),
        rx.icon("bell", size=ICON, aria_hidden="true"),
    )  # fmt: skip
    words = rx.el.span(
        rx.el.span(row.title, class_name="bell-title"),
        rx.el.span(row.about, class_name="small quiet clip", dir="auto"),
        class_name="bell-words",
    )
    dot = rx.cond(row.is_unread, rx.el.span(class_name="bell-dot", aria_label="Unread", role="img"), rx.fragment())
    at = rx.el.span(browser.Ago.create(at=row.at), class_name="small quiet nowrap")
    act = rx.el.button(
        mark, words, at, dot, type="button", class_name="bell-line", on_click=BellState.open_line(row.id)
    )
    return rx.el.li(act, key=row.id)
