"""The audit log: how far it is proven, and every event with its place in the chain."""

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.controls import button
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.audit.parts import actor_cell, chain_cell, change_list, what_cell
from flexoraa_app.pages.audit.state import AuditState

_seal = AuditState.seal
_ACTORS = (("", "Anybody"), ("member", "Members"), ("ai", "AI"), ("system", "System"), ("api_key", "API keys"))


def audit_page() -> rx.Component:
    """Seal, filters, rows."""
    return rx.el.div(
        _seal_line(),
        rx.cond(AuditState.problem != "", states.error_state(AuditState.problem, AuditState.load), rx.fragment()),
        section(
            rx.fragment("Events ", rx.el.span(browser.count(AuditState.total), class_name="quiet num")),
            _filters(),
            _rows(),
        ),
        class_name="page",
    )


def _seal_line() -> rx.Component:
    broken = _seal.broken_seq > 0
    mark = rx.cond(broken, rx.icon("shield-x", size=20), rx.icon("shield-check", size=20))
    tone = {"data-tone": rx.cond(broken, "bad", rx.cond(_seal.verified_seq > 0, "good", "plain"))}
    return rx.el.section(
        rx.el.span(mark, class_name="seal-mark", custom_attrs=tone, aria_hidden="true"),
        rx.el.div(_verdict(), _depth(), class_name="grow"),
        rx.cond(AuditState.is_verifying, _progress(), rx.fragment()),
        button("Verify now", icon="scan-search", disabled=AuditState.is_verifying, on_click=AuditState.verify_now),
        class_name="seal",
        aria_label="Proof",
    )


def _verdict() -> rx.Component:
    intact = rx.fragment(
        "Verified to seq ", browser.count(_seal.verified_seq), ", ", browser.Ago.create(at=_seal.verified_at), " ago"
    )
    never = rx.fragment("Not verified yet")
    wrong = rx.fragment("Broken at seq ", browser.count(_seal.broken_seq), ": ", _seal.broken_reason)
    return rx.el.strong(rx.cond(_seal.broken_seq > 0, wrong, rx.cond(_seal.verified_seq > 0, intact, never)))


def _depth() -> rx.Component:
    return rx.el.div(
        "Sealed to ",
        browser.count(_seal.sealed_seq),
        rx.cond(_seal.unsealed > 0, rx.fragment(", ", _seal.unsealed, " waiting for their seal"), rx.fragment()),
        class_name="small quiet num",
    )


def _progress() -> rx.Component:
    done = rx.fragment(browser.count(AuditState.verified_so_far), " of ", browser.count(_seal.sealed_seq))
    fill = rx.el.i(style={"width": browser.percent(AuditState.verified_so_far, _seal.sealed_seq)})
    return rx.el.div(
        rx.el.span(done, class_name="small quiet num"),
        rx.el.div(fill, class_name="meter seal-meter", role="progressbar", aria_label="Verification"),
        class_name="row",
        role="status",
    )


def _filters() -> rx.Component:
    actors = [rx.el.option(text, value=value) for value, text in _ACTORS]
    actions = rx.foreach(AuditState.actions, lambda action: rx.el.option(action, value=action))
    return rx.el.form(
        rx.el.select(*actors, name="actor", aria_label="Actor", class_name="input"),
        rx.el.select(
            rx.el.option("Every action", value=""), actions, name="action", aria_label="Action", class_name="input"
        ),
        rx.el.input(name="subject", placeholder="Subject id", aria_label="Subject id", class_name="input"),
        rx.el.input(name="since", type="date", aria_label="From day", class_name="input"),
        rx.el.input(name="until", type="date", aria_label="To day", class_name="input"),
        button("Filter", icon="list-filter", type="submit"),
        on_submit=AuditState.filter_events,
        class_name="filters",
    )


def _rows() -> rx.Component:
    columns = (
        Column(head="Seq", cell=chain_cell),
        Column(head="When", cell=lambda row: rx.el.span(browser.exact_time(row.at), class_name="num clip")),
        Column(head="Who", cell=actor_cell),
        Column(head="What", cell=what_cell),
        Column(head="Before and after", cell=change_list),
    )
    nothing = states.empty_state("scroll-text", "No events match", "Take a filter away, or choose an earlier day.")
    table = data_table(AuditState.rows, columns, caption="Events")
    filled = rx.fragment(table, states.more(AuditState.cursor != "", AuditState.load_more))
    return rx.cond(AuditState.is_loading, states.skeleton(8), rx.cond(AuditState.rows.length() > 0, filled, nothing))
