"""The retention section: after how long contacts are masked and erased, a dry run, and what the runs did."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.controls import button, choice, field, problem
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.retention_state import RetentionState
from services.rules.permissions import Access, Area, grant_words
from services.rules.retention import LONGEST_MONTHS, SHORTEST_MONTHS
from services.screens.retention import TIMINGS

_stored = RetentionState.stored
_MAY_WRITE = FrameState.grants.contains(grant_words(Area.SETTINGS, Access.WRITE))


def retention_section() -> rx.Component:
    """The policy as a form, then its runs."""
    form = rx.el.form(
        rx.el.fieldset(*_fields(), disabled=~_MAY_WRITE, class_name="form"),
        on_submit=RetentionState.save,
        key=_stored.version.to_string(),
    )
    try_out = button("Dry run", icon="flask-conical", size="s", on_click=RetentionState.try_out)
    return rx.fragment(
        section("Retention", rx.cond(RetentionState.is_loading, states.skeleton(4), form)),
        section("Runs", _runs(), aside=[rx.cond(_MAY_WRITE, try_out, rx.fragment())]),
    )


def _fields() -> list[rx.Component]:
    timings = [rx.el.option(text, value=str(timing)) for timing, text in TIMINGS.items()]
    months = {"type": "number", "min": SHORTEST_MONTHS, "max": LONGEST_MONTHS}
    return [
        rx.cond(RetentionState.problem != "", problem(RetentionState.problem), rx.fragment()),
        field("Mask after (months)", "mask_after", default_value=_stored.mask_after, **months,
              hint="Counted from the last message of a contact without an open lead; who writes again is still known."),
        field("Erase after (months)", "erase_after", default_value=_stored.erase_after, **months,
              hint="Months after the last message; names, addresses and messages are destroyed for good."),
        choice("Approved erasures", "timing", timings, default_value=_stored.timing,
               hint="From the approval on nothing is sent either way."),
        rx.cond(_MAY_WRITE, button("Save as a new version", kind="main", type="submit"),
                rx.el.span("Admins and product owners change these.", class_name="small quiet")),
    ]  # fmt: skip


def _runs() -> rx.Component:
    columns = (
        Column(head="When", cell=lambda row: browser.Ago.create(at=row.at)),
        Column(head="Kind", cell=lambda row: row.kind),
        Column(head="Version", cell=lambda row: row.version),
        Column(head="Masked", cell=lambda row: row.masked, is_figure=True),
        Column(head="Erased", cell=lambda row: row.erased, is_figure=True),
        Column(head="Samples", cell=_samples),
    )
    nothing = states.empty_state(
        "hourglass",
        "No runs yet",
        "It runs by itself every half hour. A dry run shows what would go and changes nothing.",
    )
    table = data_table(_stored.runs, columns, caption="Retention runs")
    return rx.cond(_stored.runs.length() > 0, table, nothing)


def _samples(row: Any) -> rx.Component:
    return rx.el.span(row.samples, class_name="small quiet num clip", title=row.samples)
