"""Operations: whether everything that arrived is accounted for, what is stuck and why, and who works."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button
from flexoraa_app.components.figures import stat, stats
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.operations.state import OperationsState

_screen = OperationsState.screen
_ingest = OperationsState.screen.ingest


def operations_page() -> rx.Component:
    """Ledger, work, parked deliveries, failed jobs, templates, workers."""
    loaded = rx.fragment(_ledger(), _work(), _parked(), _failed(), _templates(), _workers(), _troubles())
    return rx.el.div(
        rx.cond(
            OperationsState.problem != "",
            states.error_state(OperationsState.problem, OperationsState.load),
            rx.fragment(),
        ),
        rx.cond(OperationsState.is_loading, states.skeleton(10), loaded),
        class_name="page",
    )


def _ledger() -> rx.Component:
    balances = _ingest.accepted == _ingest.processed + _ingest.parked + _ingest.waiting
    verdict = rx.cond(
        balances, badge.badge("Balances", "good", "check"), badge.badge("Does not balance", "bad", "circle-alert")
    )
    line = rx.el.div(
        rx.el.b(browser.count(_ingest.accepted)), " accepted", _sign("="),
        rx.el.b(browser.count(_ingest.processed)), " processed", _sign("+"),
        rx.el.b(browser.count(_ingest.parked)), " parked", _sign("+"),
        rx.el.b(browser.count(_ingest.waiting)), " waiting",
        rx.el.span(class_name="grow"), verdict,
        class_name="balance-line",
    )  # fmt: skip
    refused = rx.el.span(
        browser.count(_ingest.refused),
        " turned away at the door",
        title="No genuine signature, or too large: never stored, so not part of the balance.",
        class_name="small quiet",
    )
    last = rx.el.span("Last webhook ", browser.Ago.create(at=_ingest.last_accepted_at), class_name="small quiet")
    return section("Ingest ledger", line, aside=[refused, rx.cond(_ingest.last_accepted_at != "", last, rx.fragment())])


def _sign(text: str) -> rx.Component:
    return rx.el.span(text, class_name="quiet")


def _work() -> rx.Component:
    oldest = rx.cond(
        _screen.oldest_job_at != "",
        rx.fragment("Oldest ", browser.Ago.create(at=_screen.oldest_job_at)),
        "Nothing waits",
    )
    lag = rx.cond(
        _ingest.oldest_waiting_at != "", browser.Ago.create(at=_ingest.oldest_waiting_at), rx.fragment("None")
    )
    return stats(
        stat("Jobs queued", browser.count(_screen.queued), oldest),
        stat("Jobs failed", browser.count(_screen.failed_count), "Held until somebody decides"),
        stat("Oldest waiting delivery", lag, "From accepted to processed"),
        stat("Work mode", _screen.work_mode, "Follows the depth of the queue"),
    )


def _parked() -> rx.Component:
    columns = (
        Column(
            head="Received", cell=lambda row: rx.el.span(browser.exact_time(row.received_at), class_name="num clip")
        ),
        Column(head="Provider", cell=lambda row: row.provider),
        Column(head="Why it is parked", cell=lambda row: row.reason),
        Column(head="Attempts", cell=lambda row: row.attempts, is_figure=True),
        Column(head="", cell=lambda row: _act("Replay", OperationsState.replay(row.id))),
    )
    nothing = states.empty_state(
        "package-check", "Nothing is parked", "Deliveries that cannot be read wait here with a reason."
    )
    table = data_table(_screen.parked, columns, caption="Parked deliveries")
    return section("Parked deliveries", rx.cond(_screen.parked.length() > 0, table, nothing))


def _failed() -> rx.Component:
    columns = (
        Column(head="Failed", cell=lambda row: rx.el.span(browser.exact_time(row.failed_at), class_name="num clip")),
        Column(head="Job", cell=lambda row: rx.el.code(row.job)),
        Column(head="Error", cell=lambda row: rx.el.code(row.error)),
        Column(head="Attempts", cell=lambda row: row.attempts, is_figure=True),
        Column(head="", cell=lambda row: _act("Retry", OperationsState.retry(row.id))),
    )
    nothing = states.empty_state(
        "circle-check", "No failed jobs", "A job that fails for good is held here, never lost."
    )
    table = data_table(_screen.failed, columns, caption="Failed jobs")
    return section("Failed jobs", rx.cond(_screen.failed.length() > 0, table, nothing))


def _templates() -> rx.Component:
    synced = rx.cond(
        _screen.templates_synced_at != "",
        rx.fragment("synced ", browser.Ago.create(at=_screen.templates_synced_at)),
        "not synced yet",
    )
    line = rx.el.div(
        rx.el.b(browser.count(_screen.templates)), " kept as the provider has them, ", synced,
        rx.el.span(class_name="grow"), _act("Sync now", OperationsState.sync_templates),
        class_name="balance-line",
    )  # fmt: skip
    return section("Message templates", line)


def _workers() -> rx.Component:
    columns = (
        Column(head="Worker", cell=lambda row: rx.el.code(row.name)),
        Column(head="State", cell=_liveness),
        Column(head="Last heartbeat", cell=lambda row: browser.Ago.create(at=row.beat_at)),
        Column(head="Running now", cell=lambda row: row.running, is_figure=True),
    )
    nothing = states.empty_state(
        "heart-off", "No worker is running", "Start one: flexoraa worker. Until then work waits safely."
    )
    table = data_table(_screen.workers, columns, caption="Workers")
    return section("Workers", rx.cond(_screen.workers.length() > 0, table, nothing))


def _troubles() -> rx.Component:
    columns = (
        Column(head="Work", cell=lambda row: rx.el.code(row.part)),
        Column(head="Failing", cell=lambda row: browser.Ago.create(at=row.since)),
        Column(head="Error", cell=lambda row: rx.el.code(row.error)),
        Column(head="Times", cell=lambda row: row.times, is_figure=True),
    )
    table = data_table(_screen.troubles, columns, caption="Work that fails for your company")
    shown = section("Work that fails for your company", table)
    return rx.cond(_screen.troubles.length() > 0, shown, rx.fragment())


def _liveness(row: Any) -> rx.Component:
    return rx.cond(row.is_alive, badge.badge("alive", "good", "heart-pulse"), badge.badge("silent", "bad", "heart-off"))


def _act(label: str, on_click: Any) -> rx.Component:
    return button(label, icon="rotate-ccw", size="s", on_click=on_click)
