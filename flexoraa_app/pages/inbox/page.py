"""The inbox: list, conversation, profile side by side; one pane at a time on a phone."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.composing import ChosenBar, MenuKeeper
from flexoraa_app.components.controls import button, search_box, select
from flexoraa_app.pages.inbox.many_state import ManyState
from flexoraa_app.pages.inbox.parts import conversation_row
from flexoraa_app.pages.inbox.profile import profile_pane
from flexoraa_app.pages.inbox.state import InboxState
from flexoraa_app.pages.inbox.thread import thread_pane
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.pages.inbox.view_menu import view_menu
from flexoraa_app.pages.inbox.why import why_drawer
from services.rules.bands import Band
from services.screens.inbox import Order, View

_VIEWS = (
    (View.MINE, "Mine", InboxState.counts.mine),
    (View.UNASSIGNED, "Unassigned", InboxState.counts.unassigned),
    (View.ALL, "All", InboxState.counts.all),
    (View.MENTIONS, "Mentions", InboxState.counts.mentions),
    (View.NEEDS_PERSON, "Needs a person", InboxState.counts.needs_person),
    (View.SNOOZED, "Snoozed", InboxState.counts.snoozed),
)
_ORDERS = ((Order.NEWEST.value, "Newest first"), (Order.URGENT.value, "Most urgent first"))
_BANDS = (("", "All bands"), *((band.value, band.value) for band in Band))


def inbox_page() -> rx.Component:
    """Three panes over InboxState and ThreadState."""
    attributes = {
        "data-open": rx.cond(ThreadState.thread.id != "", "true", "false"),
        "data-profile": rx.cond(ThreadState.shows_profile, "true", "false"),
    }
    return rx.el.div(
        _list_pane(),
        thread_pane(),
        profile_pane(),
        why_drawer(),
        MenuKeeper.create(),
        class_name="panes",
        custom_attrs=attributes,
    )


def _list_pane() -> rx.Component:
    views = [_view(key.value, label, number) for key, label, number in _VIEWS]
    return rx.el.section(
        rx.el.div(
            rx.el.div(*views, class_name="views grow", role="tablist", aria_label="Views"),
            view_menu(),
            class_name="views-line",
        ),
        _filters(),
        rx.cond(InboxState.problem != "", states.error_state(InboxState.problem, InboxState.load), rx.fragment()),
        ChosenBar.create(
            labels=ManyState.bench.labels,
            colleagues=ManyState.bench.colleagues,
            is_open=ManyState.bench.is_open,
            on_open=ManyState.open_bench,
            on_act=ManyState.act,
        ),
        states.new_rows_pill(InboxState.waiting_rows, InboxState.show_waiting),
        rx.el.div(
            browser.TopMark.create(on_reach=InboxState.reach_top),
            states.listing(
                is_loading=InboxState.is_loading,
                rows=InboxState.rows,
                render=conversation_row,
                empty=_empty(),
                keep=states.more(InboxState.cursor != "", InboxState.load_more),
            ),
            class_name="pane-scroll",
            id="conversations",
        ),
        _undo_many(),
        class_name="pane",
        aria_label="Conversations",
        custom_attrs={"data-pane": "list"},
    )


def _undo_many() -> rx.Component:
    back = button("Undo", size="s", on_click=ManyState.undo, custom_attrs={"data-key": "z"})
    bar = rx.el.div(
        rx.el.span(ManyState.done),
        back,
        rx.el.kbd("z", class_name="only-wide"),
        class_name="undo",
        role="status",
        key=ManyState.done_count,
    )
    return rx.cond(ManyState.done != "", rx.el.div(bar, class_name="undo-place"), rx.fragment())


def _view(key: str, label: str, number: Any) -> rx.Component:
    return rx.el.button(
        label,
        rx.el.span(browser.count(number)),
        type="button",
        role="tab",
        class_name="view",
        aria_selected=InboxState.view == key,
        on_click=InboxState.choose_view(key),
    )


def _filters() -> rx.Component:
    return rx.el.div(
        search_box("search", "Search", on_change=InboxState.search.debounce(250)),
        _label_filter(),
        select("band", "Band", _BANDS, value=InboxState.band, on_change=InboxState.filter_band),
        select("order", "Order", _ORDERS, value=InboxState.order, on_change=InboxState.sort_by),
        class_name="list-filters",
    )


def _label_filter() -> rx.Component:
    options = rx.foreach(InboxState.labels, lambda label: rx.el.option(label.name, value=label.id))
    return rx.el.select(
        rx.el.option("All labels", value=""),
        options,
        name="label",
        aria_label="Label",
        class_name="input",
        value=InboxState.label,
        on_change=InboxState.filter_label,
        custom_attrs={"data-size": "s"},
    )


def _empty() -> rx.Component:
    return rx.cond(
        (InboxState.text != "") | (InboxState.band != "") | (InboxState.label != ""),
        states.empty_state("search-x", "Nothing matches", "Try other words, or all bands and labels."),
        states.empty_state(
            "inbox", "No conversations here", "New messages appear by themselves. Other views may hold some."
        ),
    )
