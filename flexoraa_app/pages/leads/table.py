"""The table of leads: sorted by its heads, with the columns that the reader chose, and many given away at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button
from flexoraa_app.pages.leads.acts_state import CHOSEN, LeadActsState
from flexoraa_app.pages.leads.parts import label_mark
from flexoraa_app.pages.leads.state import LeadsState
from services.screens.lead_query import LeadSort
from services.screens.leads_table import COUNTED

_TICK_ALL = """(() => {
  const ticks = [...document.querySelectorAll(".lead-tick")], on = ticks.some((one) => !one.checked);
  ticks.forEach((one) => { one.checked = on; });
})()"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column of the table; the first one cannot be hidden."""

    key: str
    head: str
    cell: Callable[[Any], Any]
    sort: LeadSort | None = None
    is_figure: bool = False
    is_hidden: bool = False  # until the reader chooses it


def leads_table() -> rx.Component:
    """The rows, or what to do where there are none."""
    nothing = rx.cond(
        LeadsState.is_narrowed,
        states.empty_state("filter", "No lead matches", "Take a filter away to see more."),
        states.empty_state("users", "No leads yet", "They appear with the first message, or with an imported list."),
    )
    return rx.el.div(
        rx.cond(LeadsState.rows.length() > 0, _form(), nothing),
        class_name="leads-table",
        id="leads-table",
    )


def _form() -> rx.Component:
    may_give = LeadsState.offered.may_change
    return rx.el.form(
        rx.el.div(
            rx.el.span(_count(), class_name="small quiet num", role="status"),
            rx.el.span(class_name="grow"),
            browser.ColumnChoice.create(
                table="leads-table",
                columns=[{"key": one.key, "label": one.head, "isHidden": one.is_hidden} for one in _COLUMNS[1:]],
            ),
            class_name="row table-top",
        ),
        rx.el.div(
            rx.el.table(
                rx.el.caption("Leads", class_name="off-screen"),
                rx.el.thead(rx.el.tr(rx.cond(may_give, _tick_all(), rx.fragment()), *map(_head, _COLUMNS))),
                rx.el.tbody(rx.foreach(LeadsState.rows, lambda row: _row(row, may_give))),
                class_name="table",
            ),
            class_name="table-wrap",
            tab_index=0,
            role="region",
            aria_label="Leads",
        ),
        states.more(LeadsState.cursor != "", LeadsState.load_more_rows),
        rx.cond(may_give, _bulk(), rx.fragment()),
        on_submit=LeadActsState.assign,
        class_name="leads-form",
    )


def _count() -> rx.Component:
    many = rx.fragment(browser.count(COUNTED), "+ leads")
    one = rx.cond(LeadsState.count == 1, " lead", " leads")
    return rx.cond(LeadsState.count > COUNTED, many, rx.fragment(browser.count(LeadsState.count), one))


def _tick_all() -> rx.Component:
    tick = rx.el.input(type="checkbox", aria_label="Tick all or none", on_change=rx.call_script(_TICK_ALL))
    return rx.el.th(tick, class_name="tick-cell", scope="col")


def _head(column: _Column) -> rx.Component:
    place = {"custom_attrs": {"data-column": column.key}, "class_name": "end" if column.is_figure else ""}
    if column.sort is None:
        return rx.el.th(column.head, scope="col", **place)
    asked = LeadsState.words["sort"].to(str)
    falls = asked == f"-{column.sort}"
    if column.sort is LeadSort.SCORE:
        falls = falls | (asked == "")
    rises = asked == column.sort.value
    arrow = rx.cond(falls, rx.icon("arrow-down", size=12), rx.cond(rises, rx.icon("arrow-up", size=12), rx.fragment()))
    key = rx.el.button(
        column.head, arrow, type="button", class_name="sort-key", on_click=LeadsState.sort_by(column.sort.value)
    )
    order = rx.cond(falls, "descending", rx.cond(rises, "ascending", "none"))
    return rx.el.th(key, scope="col", aria_sort=order, **place)


def _row(row: Any, may_give: Any) -> rx.Component:
    tick = rx.el.input(
        type="checkbox", name=CHOSEN + row.id, class_name="lead-tick", aria_label="Tick " + row.name, key=row.id
    )
    cells = [
        rx.el.td(
            column.cell(row),
            class_name="end" if column.is_figure else "",
            custom_attrs={"data-column": column.key},
        )
        for column in _COLUMNS
    ]
    return rx.el.tr(rx.cond(may_give, rx.el.td(tick, class_name="tick-cell"), rx.fragment()), *cells, key=row.id)


def _bulk() -> rx.Component:
    colleagues = rx.foreach(LeadsState.offered.colleagues, lambda one: rx.el.option(one.text, value=one.value))
    choice = rx.el.select(
        rx.el.option("Give to …", value=""),
        colleagues,
        name="colleague",
        aria_label="Colleague",
        class_name="input",
        custom_attrs={"data-size": "s"},
    )
    return rx.el.div(
        rx.el.span(class_name="bulk-count num"),
        choice,
        button("Assign", kind="main", size="s", type="submit"),
        class_name="bulk-bar",
        role="group",
        aria_label="Ticked leads",
    )


def _name(row: Any) -> rx.Component:
    link = ReactRouterLink.create(
        row.name, href="/leads/" + row.id + "/", class_name="strong link-quiet clip", dir="auto",
        custom_attrs={"data-nav-row": True},
    )  # fmt: skip
    return rx.el.div(badge.channel_icon(row.channel), link, class_name="row lead-name")


def _labels(row: Any) -> rx.Component:
    return rx.el.div(rx.foreach(row.labels, label_mark), class_name="labels")


def _due(row: Any) -> rx.Component:
    return browser.SlaClock.create(due_at=row.sla_due_at)


def _last(row: Any) -> rx.Component:
    return rx.el.span(row.last_line, class_name="clip last-word quiet", dir="auto", title=row.last_line)


def _ago(at: Any) -> rx.Component:
    return rx.cond(at != "", rx.el.span(browser.Ago.create(at=at), class_name="nowrap quiet"), rx.fragment())


_COLUMNS = (
    _Column(key="name", head="Name", cell=_name),
    _Column(key="band", head="Band", cell=lambda row: badge.band(row.band)),
    _Column(
        key="score",
        head="Score",
        cell=lambda row: rx.el.span(row.score, class_name="num"),
        sort=LeadSort.SCORE,
        is_figure=True,
    ),
    _Column(key="due", head="First answer", cell=_due, sort=LeadSort.DUE),
    _Column(key="owner", head="Owner", cell=lambda row: rx.el.span(row.owner_name, class_name="nowrap", dir="auto")),
    _Column(key="budget", head="Budget", cell=lambda row: rx.el.span(row.budget, class_name="nowrap")),
    _Column(key="timeline", head="Timeline", cell=lambda row: rx.el.span(row.timeline, class_name="nowrap")),
    _Column(key="intent", head="Intent", cell=lambda row: row.intent, is_hidden=True),
    _Column(key="language", head="Language", cell=lambda row: row.language),
    _Column(key="labels", head="Labels", cell=_labels, is_hidden=True),
    _Column(key="source", head="Source", cell=lambda row: row.source.replace("_", " "), is_hidden=True),
    _Column(key="last", head="Last word", cell=_last),
    _Column(key="changed", head="Changed", cell=lambda row: _ago(row.changed_at), sort=LeadSort.CHANGED),
    _Column(
        key="created", head="Created", cell=lambda row: _ago(row.created_at), sort=LeadSort.CREATED, is_hidden=True
    ),
)
