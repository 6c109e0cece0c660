"""Numbers that a person reads at a glance: stats, meters, prices, and the score as its five contributions."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.texts import t


def stat(label: Any, value: Any, note: Any = "") -> rx.Component:
    """One figure with its name and a line that puts it in proportion."""
    return rx.el.div(
        rx.el.span(label, class_name="stat-label"),
        rx.el.span(value, class_name="stat-value"),
        rx.el.span(note, class_name="small quiet"),
        class_name="stat",
    )


def stats(*items: rx.Component) -> rx.Component:
    """Figures side by side, wrapping on narrow screens."""
    return rx.el.div(*items, class_name="stats")


def meter(part: Any, whole: Any, label: str, tone: Any = "plain") -> rx.Component:
    """How much of the whole is used, as a bar."""
    fill = rx.el.i(style={"width": browser.percent(part, whole)})
    return rx.el.div(fill, class_name="meter", role="img", aria_label=label, custom_attrs={"data-tone": tone})


def price_tag(deci: Any, what: Any = "per reply") -> rx.Component:
    """What an act costs, said before it is done; "free" at zero."""
    text = rx.cond(deci > 0, rx.fragment(browser.tokens(deci), " tokens ", what), rx.fragment("free"))
    return rx.el.span(rx.icon("coins", size=13, aria_hidden="true"), text, class_name="price")


def score_bar(factors: Any) -> rx.Component:
    """The five contributions that sum to the score, as a bar and line by line with what an unknown could add."""
    return rx.el.div(
        rx.el.div(rx.foreach(factors, _segment), class_name="score-bar", aria_hidden="true"),
        rx.foreach(factors, _factor_line),
        class_name="score",
    )


def _segment(factor: Any) -> rx.Component:
    width = browser.percent(factor.points_tenths, 1000)
    return rx.el.i(style={"width": width}, custom_attrs={"data-factor": factor.name})


def _factor_line(factor: Any) -> rx.Component:
    figures = rx.el.span(
        browser.points(factor.points_tenths),
        rx.el.span(" / ", browser.points(factor.max_tenths), class_name="quiet"),
        class_name="num",
    )
    return rx.el.div(
        rx.el.span(class_name="swatch"),
        rx.el.span(t(factor.label)),
        rx.el.span(t(factor.reason), class_name="quiet"),
        figures,
        class_name="score-line",
        custom_attrs={"data-factor": factor.name},
    )
