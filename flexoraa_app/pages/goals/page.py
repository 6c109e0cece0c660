"""The goals of the document, each against what happened in the last 30 days, and honest where nothing measures it."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import states
from flexoraa_app.components.badge import badge
from flexoraa_app.pages.goals.state import GoalsState


def goals_page() -> rx.Component:
    """A list under its objectives."""
    said = rx.el.p(
        "The last 30 days against the goals that were set. A dash means that nothing measures it yet.",
        class_name="quiet",
    )
    rows = rx.el.ul(rx.foreach(GoalsState.rows, _goal), class_name="goals")
    return rx.el.div(
        said,
        rx.cond(GoalsState.problem != "", states.error_state(GoalsState.problem, GoalsState.load), rx.fragment()),
        rx.cond(GoalsState.is_loading, states.skeleton(12), rows),
        class_name="page",
    )


def _goal(row: Any) -> rx.Component:
    head = rx.cond(row.is_first, rx.el.h2(row.objective), rx.fragment())
    line = rx.el.div(
        rx.el.div(rx.el.strong(row.words), rx.el.p(row.how, class_name="small quiet"), class_name="goal-words"),
        rx.el.div(rx.el.span(row.actual, class_name="goal-figure"), _rows(row), class_name="goal-actual"),
        rx.el.span(row.target, class_name="quiet num"),
        _verdict(row),
        class_name="goal-line",
        custom_attrs={"data-verdict": row.verdict},
    )
    return rx.el.li(head, line, key=row.id)


def _rows(row: Any) -> rx.Component:
    link = ReactRouterLink.create("Look", href=row.rows, class_name="small link")
    return rx.cond(row.rows != "", link, rx.fragment())


def _verdict(row: Any) -> rx.Component:
    return rx.match(
        row.verdict,
        ("reached", badge("Reached", "good", "circle-check")),
        ("missed", badge("Missed", "bad", "circle-x")),
        ("partly", badge("Part known", "info", "circle-dot-dashed")),
        badge("Not measured", "plain", "circle-dashed"),
    )
