"""The leads board: HOT, WARM and COLD side by side, most urgent first; cards move when their score does."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import search_box, switch
from flexoraa_app.pages.leads.parts import lead_card
from flexoraa_app.pages.leads.state import LeadsState


def leads_page() -> rx.Component:
    """The board under its filters."""
    board = rx.el.div(rx.foreach(LeadsState.columns, _column), class_name="board")
    return rx.el.div(
        _filters(),
        rx.cond(LeadsState.problem != "", states.error_state(LeadsState.problem, LeadsState.load), rx.fragment()),
        rx.cond(LeadsState.is_loading, states.skeleton(8), board),
        class_name="board-page",
    )


def _filters() -> rx.Component:
    return rx.el.div(
        search_box("search", "Search names", on_change=LeadsState.search.debounce(250)),
        switch("Only mine", LeadsState.is_mine, on_click=LeadsState.show_mine),
        class_name="filters board-filters",
    )


def _column(column: Any) -> rx.Component:
    head = rx.el.div(
        badge.band(column.band),
        rx.el.span(browser.count(column.count), class_name="num quiet"),
        rx.cond(
            column.waiting > 0, rx.el.span(column.waiting, " waiting for us", class_name="small quiet"), rx.fragment()
        ),
        rx.el.span(class_name="grow"),
        _value(column),
        class_name="column-head",
    )
    nothing = states.empty_state(
        "circle-dashed", "Nobody here now", "Leads move here by themselves as their score changes."
    )
    cards = rx.fragment(
        rx.foreach(column.cards, lead_card), states.more(column.cursor != "", LeadsState.load_more(column.band))
    )
    return rx.el.section(
        head,
        rx.el.div(rx.cond(column.count > 0, cards, nothing), class_name="column-cards"),
        key=column.band,
        class_name="column",
        aria_label=column.band,
    )


def _value(column: Any) -> rx.Component:
    amount = browser.money(column.value_minor, column.currency)
    told = rx.el.span(amount, class_name="num small", title="Sum of the known budgets, at the middle of each band")
    return rx.cond(column.value_minor > 0, told, rx.fragment())
