"""The wallet: what is left, how fast it goes and on what, and every movement down to the message."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.figures import meter, stat, stats
from flexoraa_app.components.table import section
from flexoraa_app.pages.tokens.ledger import ledger_section
from flexoraa_app.pages.tokens.parts import usage_by_day, usage_by_operation
from flexoraa_app.pages.tokens.state import TokensState
from flexoraa_app.theme import ICON_SMALL

_wallet = TokensState.wallet


def tokens_page() -> rx.Component:
    """Figures, marks, usage, ledger."""
    loaded = rx.fragment(
        _figures(),
        _period(),
        section("Usage, 30 days", usage_by_day(_wallet), usage_by_operation(_wallet)),
        ledger_section(),
    )
    return rx.el.div(
        rx.cond(TokensState.problem != "", states.error_state(TokensState.problem, TokensState.load), rx.fragment()),
        rx.cond(TokensState.is_loading, states.skeleton(10), loaded),
        class_name="page",
    )


def _figures() -> rx.Component:
    ends = rx.fragment("Plan ", _wallet.plan, ", renews ", browser.day_label(_wallet.period_ends_at))
    held = rx.fragment(browser.tokens(_wallet.held_deci), " held for open turns")
    empty = rx.cond(_wallet.empties_at != "", browser.day_label(_wallet.empties_at), "Not in sight")
    return stats(
        stat("Balance", browser.tokens(_wallet.balance_deci), held),
        _burn(),
        stat("Empty on", empty, "At the pace of the last 7 days"),
        stat("Used this period", browser.tokens(_wallet.used_in_period_deci), ends),
        stat(
            "Per qualified lead",
            browser.tokens(_wallet.deci_per_qualified_lead),
            rx.fragment(browser.count(_wallet.qualified_leads), " qualified this period"),
        ),
    )


def _burn() -> rx.Component:
    used, limit = _wallet.burnt_today_deci, _wallet.day_limit_deci
    tone = rx.cond(used >= limit, "bad", rx.cond(used * 10 >= limit * 8, "warn", "plain"))
    return rx.el.div(
        rx.el.span("Burnt today", class_name="stat-label"),
        rx.el.span(browser.tokens(used), class_name="stat-value"),
        meter(used, limit, "Share of the day's limit that is used", tone),
        rx.el.span("of ", browser.tokens(limit), " a day", class_name="small quiet"),
        class_name="stat",
    )


def _period() -> rx.Component:
    """How far the period's tokens are used, with the marks at which people are told."""
    used, whole = _wallet.used_in_period_deci, _wallet.period_total_deci
    tone = rx.cond(used >= whole, "bad", rx.cond(used * 10 >= whole * 8, "warn", "plain"))
    marks = rx.el.ul(rx.foreach(_wallet.alerts, _mark), class_name="marks")
    told = rx.el.p(
        browser.tokens(used),
        " of ",
        browser.tokens(whole),
        " tokens, granted and bought. At each mark admins and managers get a mail; from 80 % on a banner stands above.",
        class_name="small quiet",
    )
    return section("This period", meter(used, whole, "Share of the period's tokens that is used", tone), marks, told)


def _mark(alert: Any) -> rx.Component:
    reached = rx.icon("circle-check", size=ICON_SMALL, aria_hidden="true")
    coming = rx.icon("circle", size=ICON_SMALL, aria_hidden="true")
    return rx.el.li(
        rx.cond(alert.is_reached, reached, coming),
        rx.el.span(alert.percent, " %", class_name="num"),
        rx.cond(alert.is_reached, "told", "not reached"),
        style={"insetInlineStart": alert.percent.to_string() + "%"},
        custom_attrs={"data-reached": alert.is_reached.to_string()},
        key=alert.percent.to_string(),
    )
