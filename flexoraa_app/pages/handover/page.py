"""Shift handover: end one's own shift, take what a colleague left, and see who has not said that they have it."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import browser, states
from flexoraa_app.components.badge import badge, band
from flexoraa_app.components.controls import button, choice
from flexoraa_app.components.table import section
from flexoraa_app.pages.handover.state import HandoverState

_page = HandoverState.page


def handover_page() -> rx.Component:
    """The own shift, then every handover that the reader may see."""
    nothing = states.empty_state(
        "arrow-left-right",
        "No handovers",
        "When somebody ends a shift, what passes on is listed here until it is taken.",
    )
    listed = rx.el.div(rx.foreach(_page.handovers, _handover), class_name="stack")
    loaded = rx.fragment(
        rx.cond(_page.may_end, _end(), rx.fragment()),
        section("Handovers", rx.cond(_page.handovers.length() > 0, listed, nothing)),
    )
    return rx.el.div(
        rx.cond(HandoverState.problem != "", states.error_state(HandoverState.problem, HandoverState.load)),
        rx.cond(HandoverState.is_loading, states.skeleton(8), loaded),
        class_name="page",
        custom_attrs={"data-width": "text"},
    )


def _end() -> rx.Component:
    options = rx.foreach(
        _page.colleagues,
        lambda one: rx.el.option(one.name + ", " + one.availability, value=one.id),
    )
    says = rx.cond(
        _page.passing > 0,
        rx.el.p(
            browser.count(_page.passing),
            " of your leads pass on: those that are HOT, and those to whom an answer is promised. You are set away; "
            "the rest stays yours.",
            class_name="quiet",
        ),
        rx.el.p("Nothing of yours is HOT or promised: ending your shift only sets you away.", class_name="quiet"),
    )
    form = rx.el.form(
        choice("Hand over to", "colleague", options),
        button("End my shift", icon="log-out", kind="main", type="submit"),
        on_submit=HandoverState.end,
        class_name="row wrap end-shift",
    )
    nobody = rx.el.p("There is no other SDR to hand over to.", class_name="quiet")
    return section("End your shift", says, rx.cond(_page.colleagues.length() > 0, form, nobody))


def _handover(row: Any) -> rx.Component:
    is_open = row.acknowledged_at == ""
    state = rx.cond(
        is_open,
        badge("Not taken yet", "bad", "bell-ring"),
        rx.el.span("Taken ", browser.Ago.create(at=row.acknowledged_at), class_name="small quiet"),
    )
    take = rx.cond(
        is_open & row.is_mine,
        button("I have them", icon="circle-check", kind="main", size="s", on_click=HandoverState.take(row.id)),
        rx.fragment(),
    )
    head = rx.el.div(
        rx.el.strong(row.from_name, " to ", row.to_name),
        rx.el.span(browser.Ago.create(at=row.at), class_name="small quiet grow"),
        state,
        take,
        class_name="row wrap handover-head",
    )
    leads = rx.el.ul(rx.foreach(row.leads, _lead), class_name="counted")
    return rx.el.article(
        head, leads, key=row.id, class_name="handover", custom_attrs={"data-open": is_open.to_string()}
    )


def _lead(one: Any) -> rx.Component:
    waits = rx.cond(one.is_unanswered, "waits for a word", "answered last by us")
    first = rx.el.div(
        rx.el.strong(one.name, class_name="clip grow", dir="auto"), band(one.band, one.score), class_name="row"
    )
    second = rx.el.div(
        rx.cond(one.budget != "", rx.el.span(one.budget), rx.fragment()),
        rx.el.span(waits, class_name="grow"),
        browser.SlaClock.create(due_at=one.due_at),
        class_name="row small quiet",
    )
    return rx.el.li(
        ReactRouterLink.create(
            first, second, href="/inbox/?conversation=" + one.conversation_id, class_name="counted-row"
        ),
        key=one.id,
    )
