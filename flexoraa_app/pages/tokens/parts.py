"""Usage as bars: stacked by day, and in all by operation. Plain boxes, so that a change costs one attribute."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.texts import t


def usage_by_day(wallet: Any) -> rx.Component:
    """One bar a day, stacked by operation, scaled to the highest."""
    nothing = states.empty_state("chart-column", "Nothing used yet", "Usage shows here from the first message on.")
    bars = rx.el.div(
        rx.foreach(wallet.days, lambda day: _day(day, wallet.peak_deci)),
        class_name="days",
        role="list",
        aria_label="Usage by day",
    )
    ends = rx.el.div(
        rx.el.span(browser.day_label(wallet.days[0].date)),
        rx.el.span("Peak ", browser.tokens(wallet.peak_deci)),
        rx.el.span("Today"),
        class_name="days-ends small quiet num",
    )
    return rx.cond(wallet.peak_deci > 0, rx.el.div(bars, ends), nothing)


def _day(day: Any, peak: Any) -> rx.Component:
    said = day.date + ": " + browser.tokens(day.total_deci) + " tokens"
    return rx.el.div(
        rx.foreach(day.shares, lambda share: _block(share, peak)),
        class_name="day-bar",
        role="listitem",
        title=said,
        aria_label=said,
        key=day.date,
    )


def _block(share: Any, whole: Any) -> rx.Component:
    attributes = {"data-series": share.series.to_string()}
    return rx.el.i(style={"height": browser.percent(share.deci, whole)}, custom_attrs=attributes)


def usage_by_operation(wallet: Any) -> rx.Component:
    """What each operation took, largest first; the swatch is the key to the bars."""
    return rx.el.ul(rx.foreach(wallet.by_operation, lambda share: _operation(share, wallet)), class_name="operations")


def _operation(share: Any, wallet: Any) -> rx.Component:
    bar = rx.el.i(style={"width": browser.percent(share.deci, wallet.by_operation[0].deci)})
    return rx.el.li(
        rx.el.span(class_name="swatch"),
        rx.el.span(t(share.operation)),
        rx.el.div(bar, class_name="meter"),
        rx.el.span(browser.count(share.count), " times", class_name="quiet small num"),
        rx.el.span(browser.tokens(share.deci), class_name="num"),
        custom_attrs={"data-series": share.series.to_string()},
        key=share.operation,
    )
