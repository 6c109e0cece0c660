"""The wallet: what is left, how fast it goes and on what, and every movement down to the message."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import select
from flexoraa_app.components.figures import meter, stat, stats
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.tokens.parts import usage_by_day, usage_by_operation
from flexoraa_app.pages.tokens.state import TokensState

_wallet = TokensState.wallet
_KINDS = (
    ("", "All movements"),
    ("usage", "Usage"),
    ("hold", "Holds"),
    ("release", "Releases"),
    ("grant", "Grants"),
    ("top_up", "Top-ups"),
    ("refund", "Refunds"),
    ("adjustment", "Adjustments"),
)
_KIND_TONES = {"grant": "good", "top_up": "good", "refund": "info", "hold": "warn"}


def tokens_page() -> rx.Component:
    """Figures, usage, ledger."""
    loaded = rx.fragment(
        _figures(), section("Usage, 30 days", usage_by_day(_wallet), usage_by_operation(_wallet)), _ledger()
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


def _ledger() -> rx.Component:
    columns = (
        Column(head="When", cell=lambda row: rx.el.span(browser.exact_time(row.at), class_name="num clip")),
        Column(head="Movement", cell=lambda row: badge.state(row.kind, _KIND_TONES)),
        Column(head="Operation", cell=lambda row: row.operation),
        Column(head="For", cell=_about),
        Column(head="Rate card", cell=lambda row: rx.el.span(row.rate_card, class_name="quiet")),
        Column(head="Tokens", cell=lambda row: browser.signed_tokens(row.amount_deci), is_figure=True),
        Column(head="Balance", cell=lambda row: browser.tokens(row.balance_after_deci), is_figure=True),
    )
    nothing = states.empty_state("coins", "No movements", "Grants, top-ups and usage are listed here to the message.")
    table = rx.fragment(
        data_table(TokensState.entries, columns, caption="Ledger"),
        states.more(TokensState.cursor != "", TokensState.load_more),
    )
    kinds = select("kind", "Kind of movement", _KINDS, value=TokensState.kind, on_change=TokensState.filter_kind)
    return section("Ledger", rx.cond(TokensState.entries.length() > 0, table, nothing), aside=[kinds])


def _about(row: Any) -> rx.Component:
    link = rx.el.a(row.about, href="/inbox/?conversation=" + row.conversation_id, dir="auto", class_name="link")
    return rx.cond(row.conversation_id != "", link, rx.el.span(row.about, dir="auto"))
