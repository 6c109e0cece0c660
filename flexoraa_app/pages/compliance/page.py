"""The compliance report: for each law its controls, what was counted for them in the period, and the verdict."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, states
from flexoraa_app.components.controls import button, problem
from flexoraa_app.components.figures import stat, stats
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.compliance.state import ComplianceState
from services.rules.controls import Law, Verdict
from services.rules.permissions import Access, Area, grant_words

_report = ComplianceState.report
_MAY_EXPORT = FrameState.grants.contains(grant_words(Area.AUDIT, Access.MANAGE))
_TONES = {Verdict.PASS.value: "good", Verdict.FAIL.value: "bad"}


def compliance_page() -> rx.Component:
    """The period, how it went, and a table for each law."""
    tables = [_of_law(law) for law in Law]
    return rx.el.div(
        section("Compliance report", _period(), _outcome(), aside=[rx.cond(_MAY_EXPORT, _files(), rx.fragment())]),
        rx.cond(ComplianceState.is_loading, states.skeleton(8), rx.fragment(*tables)),
        class_name="page",
    )


def _period() -> rx.Component:
    day = {"type": "date", "class_name": "input"}
    return rx.el.div(
        rx.el.form(
            rx.el.input(name="since", aria_label="From day", default_value=_report.since, **day),
            rx.el.input(name="until", aria_label="To day", default_value=_report.until, **day),
            button("Count", icon="list-checks", type="submit"),
            rx.el.span("Days in ", _report.zone, class_name="small quiet"),
            on_submit=ComplianceState.choose_period,
            class_name="filters",
            key=f"{_report.since}{_report.until}",
        ),
        rx.cond(ComplianceState.problem != "", problem(ComplianceState.problem), rx.fragment()),
    )


def _outcome() -> rx.Component:
    return stats(
        stat("Pass", _report.passed),
        stat("Fail", _report.failed),
        stat("Not applicable", _report.not_applicable, "nothing of the kind happened in the period"),
    )


def _files() -> rx.Component:
    return rx.el.div(_file("pdf", "PDF"), _file("csv", "CSV"), class_name="row")


def _file(kind: str, label: str) -> rx.Component:
    address = f"/api/compliance-report.{kind}?since={_report.since}&until={_report.until}"
    mark = rx.icon("download", size=14, aria_hidden="true")
    look = {"data-kind": "plain", "data-size": "m"}
    return rx.el.a(mark, label, href=address, download=True, class_name="button", custom_attrs=look)


def _of_law(law: Law) -> rx.Component:
    columns = (
        Column(head="Article", cell=lambda row: rx.el.span(row.article, class_name="nowrap")),
        Column(head="Control", cell=_control),
        Column(head="Evidence of the period", cell=lambda row: row.finding),
        Column(head="Verdict", cell=lambda row: badge.state(row.verdict, _TONES)),
    )
    return section(law.value, data_table(ComplianceState.laws[law.value], columns, caption=law.value))


def _control(row: Any) -> rx.Component:
    return rx.el.div(rx.el.span(row.title, class_name="strong"), rx.el.span(row.how, class_name="small quiet"),
                     class_name="stack-tight")  # fmt: skip
