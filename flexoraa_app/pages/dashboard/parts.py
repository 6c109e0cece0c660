"""What the dashboard's sections share: the period, numbers that open their rows, and the drawer that shows them."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import browser, states
from flexoraa_app.components.badge import band
from flexoraa_app.components.drawer import drawer
from flexoraa_app.pages.dashboard.state import DashboardState
from flexoraa_app.theme import ICON_SMALL

_PERIODS = (("today", "Today"), ("7", "7 days"), ("30", "30 days"))


def number(key: str | Any, shown: Any, part: Any = "") -> rx.Component:
    """A figure that opens the rows it counts."""
    return rx.el.button(
        shown, type="button", class_name="number num", title="Show the rows", on_click=DashboardState.open(key, part)
    )


def period_picker() -> rx.Component:
    """Which period is shown, up to when it is counted, and the page as a file."""
    choices = [
        rx.el.button(
            word,
            type="button",
            role="radio",
            aria_checked=DashboardState.period == value,
            class_name="segment",
            on_click=DashboardState.choose(value),
        )
        for value, word in _PERIODS
    ]
    shown = DashboardState.shown
    counted = rx.cond(
        shown.counted_at != "",
        rx.el.span("Counted ", browser.Ago.create(at=shown.counted_at), class_name="small quiet"),
        rx.el.span("Not counted yet: the first figures come within seconds.", class_name="small quiet"),
    )
    return rx.el.div(
        rx.el.div(*choices, class_name="segments", role="radiogroup", aria_label="Period"),
        counted,
        rx.el.span(class_name="grow"),
        file_link("CSV", "/api/dashboard.csv?period=" + DashboardState.period),
        file_link("PDF", "/api/dashboard.pdf?period=" + DashboardState.period),
        class_name="row wrap",
    )


def file_link(word: str, href: Any) -> rx.Component:
    """A button that downloads a file."""
    mark = rx.icon("download", size=ICON_SMALL, aria_hidden="true")
    return rx.el.a(mark, word, href=href, class_name="button", custom_attrs={"data-size": "s", "download": ""})


def rows_drawer() -> rx.Component:
    """The rows behind the number that was opened, each with the way to its conversation."""
    counted = DashboardState.counted
    href = "/api/dashboard/rows?key=" + counted.key + "&part=" + counted.part + "&period=" + DashboardState.period
    nothing = states.empty_state("list", "No rows", "Nothing was counted here in this period.")
    rows = rx.fragment(
        rx.el.ul(rx.foreach(counted.rows, _row), class_name="counted"),
        states.more(counted.cursor != "", DashboardState.load_more),
    )
    return drawer(
        rx.cond(counted.rows.length() > 0, rows, nothing),
        is_open=counted.key != "",
        title=counted.title,
        on_close=DashboardState.close,
        actions=file_link("CSV", href),
    )


def _row(row: Any) -> rx.Component:
    first = rx.el.div(
        rx.el.strong(row.name, class_name="clip grow", dir="auto"), band(row.band, row.score), class_name="row"
    )
    told = rx.cond(row.detail != "", row.detail, row.budget)
    second = rx.el.div(
        rx.el.span(rx.cond(row.owner_name != "", row.owner_name, "Nobody yet"), class_name="clip"),
        rx.el.span(told, class_name="clip grow"),
        rx.el.span(row.state, class_name="word"),
        browser.Ago.create(at=row.at),
        class_name="row small quiet",
    )
    return rx.el.li(
        ReactRouterLink.create(
            first, second, href="/inbox/?conversation=" + row.conversation_id, class_name="counted-row"
        ),
        key=row.id,
    )
