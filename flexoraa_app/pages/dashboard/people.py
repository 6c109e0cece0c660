"""Who waits and who carries: HOT leads without a person's answer, and the SDRs with what they hold and were given."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import browser, states
from flexoraa_app.components.badge import avatar
from flexoraa_app.components.figures import meter
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.dashboard.parts import number
from flexoraa_app.pages.dashboard.state import DashboardState

_moment = DashboardState.moment


def waiting_leads() -> rx.Component:
    """HOT leads that wait, the one that is due first above; the money moves with the clock."""
    rows = rx.el.ul(rx.foreach(_moment.waiting, _waiting), class_name="waiting")
    more = rx.cond(
        _moment.waiting_count > _moment.waiting.length(),
        rx.el.p(_moment.waiting_count - _moment.waiting.length(), " more wait", class_name="small quiet"),
        rx.fragment(),
    )
    unknown = rx.cond(
        _moment.unknown_count > 0,
        rx.el.p(_moment.unknown_count, " told no budget and are not in the sum.", class_name="small quiet"),
        rx.fragment(),
    )
    note = rx.el.p(
        "A budget's middle, in proportion to the promised time that has gone; all of it once the promise is broken.",
        class_name="small quiet",
    )
    nothing = states.empty_state("circle-check", "Nobody waits", "Every HOT lead has heard from a person.")
    filled = rx.fragment(rows, more, unknown, note)
    return section("HOT leads waiting now", rx.cond(_moment.waiting_count > 0, filled, nothing))


def _waiting(row: Any) -> rx.Component:
    money = browser.MoneyAtRisk.create(waiting=[row], rest_minor=0, currency=_moment.currency)
    worth = rx.cond(row.value_minor > 0, money, rx.el.span("–", class_name="quiet"))
    return rx.el.li(
        ReactRouterLink.create(
            rx.el.strong(row.name, class_name="clip", dir="auto"),
            rx.el.span(rx.cond(row.owner_name != "", row.owner_name, "In the queue"), class_name="clip small quiet"),
            browser.SlaClock.create(due_at=row.due_at),
            rx.el.span(worth, class_name="end num"),
            href="/inbox/?conversation=" + row.conversation_id,
            class_name="waiting-row",
        ),
        key=row.id,
    )


def sdr_load() -> rx.Component:
    """What each SDR holds and was given, with how evenly that went."""
    columns = (
        Column(head="SDR", cell=_who),
        Column(head="Holds", cell=_holds),
        Column(head="HOT", cell=lambda one: browser.count(one.hot), is_figure=True),
        Column(head="WARM", cell=lambda one: browser.count(one.warm), is_figure=True),
        Column(head="Given", cell=lambda one: number("assigned", browser.count(one.given), one.id), is_figure=True),
        Column(head="of these HOT", cell=lambda one: browser.count(one.given_hot), is_figure=True),
        Column(head="Messages", cell=lambda one: browser.count(one.messages), is_figure=True),
    )
    fair = rx.el.p(
        "In this period an SDR was given between ",
        browser.count(_moment.fewest),
        " and ",
        browser.count(_moment.most),
        " leads. Why each one went where it went stands in the lead's routing.",
        class_name="small quiet",
    )
    nothing = states.empty_state("users", "No SDRs", "Invite somebody as an SDR on the team page.")
    table = rx.fragment(data_table(_moment.sdrs, columns, caption="SDRs"), fair)
    return section("Who carries what", rx.cond(_moment.sdrs.length() > 0, table, nothing))


def _who(one: Any) -> rx.Component:
    return rx.el.span(avatar(one.initials, one.availability), one.name, class_name="row")


def _holds(one: Any) -> rx.Component:
    held = one.hot + one.warm
    tone = rx.cond(held >= one.capacity, "bad", rx.cond(held * 10 >= one.capacity * 8, "warn", "plain"))
    return rx.el.span(
        meter(held, one.capacity, "Share of the capacity that is taken", tone),
        rx.el.span(held, " of ", one.capacity, class_name="small quiet num nowrap"),
        class_name="holds",
    )
