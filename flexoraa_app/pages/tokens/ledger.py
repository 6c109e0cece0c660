"""The ledger on the wallet page: what narrows it, its rows down to the message, and the same as a file."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import select
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.components.texts import t
from flexoraa_app.pages.dashboard.parts import file_link
from flexoraa_app.pages.tokens.state import TokensState
from services.screens.words import OPERATIONS

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
_OPERATIONS = (("", "Every operation"), *((operation.value, word) for operation, word in OPERATIONS.items()))
_KIND_TONES = {"grant": "good", "top_up": "good", "refund": "info", "hold": "warn"}


def ledger_section() -> rx.Component:
    """Filters, rows, file."""
    columns = (
        Column(head="When", cell=lambda row: rx.el.span(browser.exact_time(row.at), class_name="num clip")),
        Column(head="Movement", cell=lambda row: badge.state(row.kind, _KIND_TONES)),
        Column(head="Operation", cell=lambda row: t(row.operation)),
        Column(head="For", cell=_about),
        Column(head="Rate card", cell=lambda row: rx.el.span(row.rate_card, class_name="quiet")),
        Column(head="Tokens", cell=lambda row: browser.signed_tokens(row.amount_deci), is_figure=True),
        Column(head="Balance", cell=lambda row: browser.tokens(row.balance_after_deci), is_figure=True),
    )
    nothing = rx.cond(
        TokensState.is_narrowed,
        states.empty_state("coins", "No movements match", "Take a filter away, or choose other days."),
        states.empty_state("coins", "No movements", "Grants, top-ups and usage are listed here to the message."),
    )
    table = rx.fragment(
        data_table(TokensState.entries, columns, caption="Ledger"),
        states.more(TokensState.cursor != "", TokensState.load_more),
    )
    return section("Ledger", rx.cond(TokensState.entries.length() > 0, table, nothing), aside=_filters())


def _filters() -> list[rx.Component]:
    narrowed = TokensState.narrowed
    href = (
        "/api/ledger.csv?kind="
        + TokensState.kind
        + "&operation="
        + narrowed.operation
        + "&since="
        + narrowed.since
        + "&until="
        + narrowed.until
    )
    return [
        select("kind", "Kind of movement", _KINDS, value=TokensState.kind, on_change=TokensState.filter_kind),
        select(
            "operation", "Operation", _OPERATIONS, value=narrowed.operation, on_change=TokensState.narrow("operation")
        ),
        _day("since", "From day", narrowed.since),
        _day("until", "To day", narrowed.until),
        file_link("CSV", href),
    ]


def _day(name: str, label: str, value: Any) -> rx.Component:
    return rx.el.input(
        type="date",
        aria_label=label,
        title=label,
        value=value,
        class_name="input",
        custom_attrs={"data-size": "s"},
        on_change=TokensState.narrow(name),
    )


def _about(row: Any) -> rx.Component:
    link = rx.el.a(row.about, href="/inbox/?conversation=" + row.conversation_id, dir="auto", class_name="link")
    words = rx.el.div(row.message, class_name="small quiet ledger-words", dir="auto")
    told = rx.cond(row.conversation_id != "", link, rx.el.span(row.about, dir="auto"))
    return rx.fragment(told, rx.cond(row.message != "", words, rx.fragment()))
