"""The local model's card: scores by class and language with their intervals, the calibration curve, the limits."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.figures import stat, stats
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.components.texts import t
from flexoraa_app.pages.models.state import ModelsState

_card = ModelsState.card


def model_card() -> rx.Component:
    """What it is, how well it reads, where it does not."""
    return rx.fragment(
        section(
            "Model card: intent, local model",
            rx.el.p(
                t(
                    "Trained {time} on {data}. Tested on {tested}, which training never saw.",
                    time=browser.exact_time(_card.trained_at),
                    data=_card.trained_on,
                    tested=_card.tested_on,
                ),
                class_name="quiet",
            ),
            stats(
                stat("Macro F1", _card.macro_f1),
                stat("Accuracy", _card.accuracy, rx.fragment("95 % interval ", _card.interval)),
                stat("Calibration error", _card.calibration_error, "0 is perfect"),
                stat("At 80 % confidence", "", _card.sure),
            ),
        ),
        section("By intent", _classes()),
        section("By language", rx.el.div(rx.foreach(_card.languages, _language), class_name="card-languages")),
        section("Calibration", _curve()),
        section("Limits", rx.el.ul(rx.foreach(_card.limits, rx.el.li), class_name="card-limits")),
    )  # fmt: skip


def _classes() -> rx.Component:
    columns = (
        Column(head="Intent", cell=lambda row: row.label),
        Column(head="Precision", cell=lambda row: row.precision, is_figure=True),
        Column(head="Recall", cell=lambda row: row.recall, is_figure=True),
        Column(head="F1", cell=lambda row: row.f1, is_figure=True),
        Column(head="Messages", cell=lambda row: browser.count(row.messages), is_figure=True),
    )
    return data_table(_card.classes, columns, caption="Scores by intent")


def _language(row: Any) -> rx.Component:
    """The accuracy as a mark on its 95 % interval."""
    said = rx.Var.create(row.label) + ": accuracy and its interval"
    interval = rx.el.i(style={"inset-inline-start": f"{row.low}%", "width": f"{row.span}%"})
    mark = rx.el.b(style={"inset-inline-start": f"{row.share}%"})
    return rx.el.div(
        rx.el.span(row.label),
        rx.el.div(interval, mark, class_name="card-interval", role="img", aria_label=said),
        rx.el.span(row.share, " % (", row.low, "–", row.high, ")", class_name="num"),
        rx.el.span(browser.count(row.messages), " messages", class_name="small quiet num"),
        class_name="card-language",
    )


def _curve() -> rx.Component:
    """How often readings of a confidence are right: on the diagonal, the confidence can be taken at its word."""
    plot = rx.el.svg(
        rx.el.svg.line(x1="0", y1="100", x2="100", y2="0", class_name="curve-ideal"),
        rx.el.svg.polyline(points=_card.line, class_name="curve-line"),
        rx.foreach(_card.curve, _point),
        view_box="-2 -2 104 104",
        role="img",
        aria_label="Share of right readings by confidence",
    )
    note = "Across: confidence, 0 to 100 %. Up: how many of those readings were right. The straight line is perfect."
    return rx.el.figure(plot, rx.el.figcaption(note, class_name="small quiet"), class_name="curve")


def _point(point: Any) -> rx.Component:
    return rx.el.svg.circle(
        rx.el.svg.title(point.confidence, " % sure: ", point.right, " % right of ", point.messages),
        cx=point.confidence,
        cy=point.y,
        r="1.6",
    )
