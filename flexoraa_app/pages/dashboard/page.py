"""The dashboard: what came, how far it got, whether promises were kept, what waits now, and who carries it."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.badge import band
from flexoraa_app.components.charts import day_bars, legend, stacked_bar
from flexoraa_app.components.figures import stat, stats
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.components.texts import t
from flexoraa_app.pages.dashboard.parts import number, period_picker, rows_drawer
from flexoraa_app.pages.dashboard.people import sdr_load, waiting_leads
from flexoraa_app.pages.dashboard.state import DashboardState

_shown, _moment = DashboardState.shown, DashboardState.moment


def dashboard_page() -> rx.Component:
    """Every part of the page; its numbers open their rows at the side."""
    loaded = rx.fragment(
        _head_figures(),
        rx.el.div(_funnel(), waiting_leads(), class_name="two-columns"),
        _promises(),
        sdr_load(),
        rx.el.div(_ai(), _channels(), class_name="two-columns"),
        rx.el.div(_languages(), _days(), class_name="two-columns"),
    )
    problem = states.error_state(DashboardState.problem, DashboardState.load)
    return rx.el.div(
        rx.el.div(
            period_picker(),
            rx.cond(DashboardState.problem != "", problem, rx.fragment()),
            rx.cond(DashboardState.is_loading, states.skeleton(12), loaded),
            class_name="page",
        ),
        rows_drawer(),
        class_name="with-drawer",
    )


def _head_figures() -> rx.Component:
    hot = _shown.answers[0]
    money = browser.MoneyAtRisk.create(
        waiting=_moment.waiting, rest_minor=_moment.rest_minor, currency=_moment.currency
    )
    late = rx.fragment(
        browser.count(_moment.waiting_count), " HOT waiting, ", browser.count(_moment.late_count), " late"
    )
    return stats(
        stat("Money at risk", money, late),
        stat(
            "HOT answered in time",
            rx.cond(hot.in_time + hot.late > 0, rx.fragment(hot.percent_in_time, " %"), "–"),
            rx.fragment("Half within ", browser.duration(hot.median_seconds)),
        ),
        stat("New contacts", number("contacts", browser.count(_shown.steps[0].count)), _share(1, " qualified")),
        stat("Won", number("won", browser.count(_shown.steps[5].count)), _lost()),
        stat(
            "Written by the AI",
            rx.fragment(_shown.ai_percent, " %"),
            rx.fragment("of ", browser.count(_shown.ai_messages + _shown.member_messages), " replies"),
        ),
        stat("Escalations", number("escalations", browser.count(_shown.escalations)), "handed to a person"),
    )


def _share(at: int, what: str) -> rx.Component:
    return rx.fragment(_shown.steps[at].percent, " %", what)


def _lost() -> rx.Component:
    return rx.fragment(number("lost", browser.count(_shown.lost)), " lost or closed")


def _funnel() -> rx.Component:
    whole = _shown.steps[0].count
    steps = rx.el.ol(
        rx.foreach(
            _shown.steps,
            lambda step: rx.el.li(
                rx.el.span(t(step.label)),
                stacked_bar(step, whole),
                number(step.id, browser.count(step.count)),
                rx.el.span(step.percent, " %", class_name="quiet num"),
                key=step.id,
            ),
        ),
        class_name="funnel",
    )
    nothing = states.empty_state("filter", "Nobody new in this period", "Choose a longer period above.")
    keys = legend((("HOT", "HOT today"), ("WARM", "WARM"), ("COLD", "COLD")))
    filled = rx.fragment(steps, keys)
    return section("From first words to won", rx.cond(whole > 0, filled, nothing))


def _promises() -> rx.Component:
    columns = (
        Column(head="Band", cell=lambda one: band(one.id)),
        Column(head="Promised within", cell=lambda one: browser.duration(one.promised_seconds)),
        Column(head="Promises", cell=lambda one: number("promised", one.promised, one.id), is_figure=True),
        Column(head="Kept", cell=lambda one: number("in_time", one.in_time, one.id), is_figure=True),
        Column(head="Broken", cell=lambda one: number("late", one.late, one.id), is_figure=True),
        Column(head="Running", cell=lambda one: browser.count(one.running), is_figure=True),
        Column(head="Kept of ended", cell=lambda one: rx.fragment(one.percent_in_time, " %"), is_figure=True),
        Column(head="P50", cell=lambda one: browser.duration(one.median_seconds), is_figure=True),
        Column(head="P90", cell=lambda one: browser.duration(one.p90_seconds), is_figure=True),
    )
    note = rx.el.p(
        "From routing to a person's first words. P50 and P90 are right within 5 %. The AI's replies keep no promise.",
        class_name="small quiet",
    )
    return section("First answers against the promise", data_table(_shown.answers, columns, caption="Promises"), note)


def _ai() -> rx.Component:
    share = rx.el.div(
        rx.el.i(
            style={"width": browser.percent(_shown.ai_messages, _shown.ai_messages + _shown.member_messages)},
            custom_attrs={"data-tone": "ai"},
        ),
        class_name="bar-line bar-tall",
        role="img",
        aria_label="Share of the replies that the AI wrote",
    )
    line = rx.el.div(
        number("ai_messages", browser.count(_shown.ai_messages)),
        rx.el.span(" by the AI", class_name="quiet grow"),
        number("member_messages", browser.count(_shown.member_messages)),
        rx.el.span(" by the team", class_name="quiet"),
        class_name="row",
    )
    reasons = rx.el.ul(
        rx.foreach(
            _shown.reasons,
            lambda one: rx.el.li(
                rx.el.span(one.label, class_name="grow"),
                number("escalations", browser.count(one.count), one.id),
                key=one.id,
                class_name="row",
            ),
        ),
        class_name="reasons",
    )
    nothing = rx.el.p("Nothing was handed over in this period.", class_name="quiet")
    return section(
        "The AI and the team",
        share,
        line,
        rx.el.h3("Why a person was asked", class_name="small quiet"),
        rx.cond(_shown.reasons.length() > 0, reasons, nothing),
    )


def _channels() -> rx.Component:
    columns = (
        Column(head="Channel", cell=lambda one: one.label),
        *_line_columns("channel"),
        Column(head="By the AI", cell=lambda one: rx.fragment(one.ai_percent, " %"), is_figure=True),
    )
    return section("By channel", data_table(_shown.channels, columns, caption="By channel"))


def _languages() -> rx.Component:
    columns = (Column(head="Language", cell=lambda one: one.label), *_line_columns("language"))
    return section("By language", data_table(_shown.languages, columns, caption="By language"))


def _line_columns(key: str) -> tuple[Column, ...]:
    def opened(one: Any) -> rx.Component:
        return number(key, browser.count(one.count), one.id)

    return (
        Column(head="Contacts", cell=opened, is_figure=True),
        Column(head="Qualified", cell=lambda one: rx.fragment(one.qualified_percent, " %"), is_figure=True),
        Column(head="HOT", cell=lambda one: browser.count(one.hot), is_figure=True),
        Column(head="Won", cell=lambda one: browser.count(one.won), is_figure=True),
    )


def _days() -> rx.Component:
    nothing = rx.el.p("No new contacts in this period.", class_name="quiet")
    bars = day_bars(_shown.days, _shown.peak, label="New contacts by day")
    return section("New contacts by day", rx.cond(_shown.peak > 0, bars, nothing))
