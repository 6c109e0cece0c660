"""The leads: a board of HOT, WARM and COLD, most urgent first, or a table; what narrows them is in the address."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.composing import MenuKeeper
from flexoraa_app.components.controls import button
from flexoraa_app.pages.leads.filters import filter_bar
from flexoraa_app.pages.leads.parts import lead_card, undo_bar
from flexoraa_app.pages.leads.state import TABLE, LeadsState
from flexoraa_app.pages.leads.table import leads_table


def leads_page() -> rx.Component:
    """The filters, and below them the board or the table."""
    shown = rx.cond(LeadsState.shape == TABLE, leads_table(), _board())
    return rx.el.div(
        filter_bar(),
        rx.cond(
            LeadsState.is_loading,
            states.skeleton(8),
            rx.cond(LeadsState.is_unreadable, _unreadable(), rx.fragment(_problem(), shown)),
        ),
        undo_bar(),
        MenuKeeper.create(),
        class_name="board-page",
    )


def _problem() -> rx.Component:
    failed = states.error_state(LeadsState.problem, LeadsState.look_again)
    return rx.cond(LeadsState.problem != "", failed, rx.fragment())


def _unreadable() -> rx.Component:
    clear = button("Clear the filters", kind="main", size="s", on_click=LeadsState.clear)
    return states.empty_state("filter-x", "These filters cannot be read", LeadsState.problem, clear)


def _board() -> rx.Component:
    return browser.CardMoves.create(rx.foreach(LeadsState.columns, _column), class_name="board")


def _column(column: Any) -> rx.Component:
    waiting = rx.el.span(
        browser.count(column.waiting),
        " waiting",
        class_name="small warn-text",
        title="A person's first answer is promised to them and not given yet",
    )
    head = rx.el.div(
        badge.band(column.band),
        rx.el.span(browser.count(column.count), class_name="num quiet"),
        rx.cond(column.waiting > 0, waiting, rx.fragment()),
        rx.el.span(class_name="grow"),
        _value(column),
        class_name="column-head",
    )
    cards = rx.fragment(
        rx.foreach(column.cards, lead_card), states.more(column.cursor != "", LeadsState.load_more(column.band))
    )
    return rx.el.section(
        head,
        rx.el.div(rx.cond(column.cards.length() > 0, cards, _nobody()), class_name="column-cards"),
        key=column.band,
        class_name="column",
        aria_label=column.band,
    )


def _nobody() -> rx.Component:
    return rx.cond(
        LeadsState.is_narrowed,
        states.empty_state("filter", "Nobody matches", "Take a filter away to see more."),
        states.empty_state("circle-dashed", "Nobody here now", "Leads move here by themselves as their score changes."),
    )


def _value(column: Any) -> rx.Component:
    amount = browser.money(column.value_minor, column.currency)
    told = rx.el.span(amount, class_name="num small", title="Sum of the known budgets, at the middle of each band")
    return rx.cond(column.value_minor > 0, told, rx.fragment())
