"""Charts as plain boxes, drawn from rows: a change costs an attribute, and a reader by ear hears the figures."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from flexoraa_app.components import browser

BANDS = (("HOT", "hot"), ("WARM", "warm"), ("COLD", "cold"))


def stacked_bar(row: Any, whole: Any, parts: Sequence[tuple[str, str]] = BANDS) -> rx.Component:
    """One bar of the row's parts, as long as its share of the whole; `parts` are (tone, field of the row)."""
    pieces = [
        rx.el.i(style={"width": browser.percent(row[name], whole)}, custom_attrs={"data-tone": tone})
        for tone, name in parts
    ]
    return rx.el.div(*pieces, class_name="bar-line", aria_hidden="true")


def day_bars(days: Any, peak: Any, *, label: str, parts: Sequence[tuple[str, str]] = BANDS) -> rx.Component:
    """One column a day, stacked from the parts, scaled to the highest; the figures stand in its title."""
    columns = rx.foreach(days, lambda day: _day(day, peak, parts))
    ends = rx.el.div(
        rx.el.span(browser.day_label(days[0].id)),
        rx.el.span("Peak ", browser.count(peak)),
        rx.el.span("Today"),
        class_name="days-ends small quiet num",
    )
    return rx.el.div(rx.el.div(columns, class_name="days days-low", role="list", aria_label=label), ends)


def legend(parts: Sequence[tuple[str, str]]) -> rx.Component:
    """What the tones stand for, as (tone, word)."""
    keys = [rx.el.span(rx.el.i(class_name="swatch", custom_attrs={"data-tone": tone}), word) for tone, word in parts]
    return rx.el.div(*keys, class_name="legend")


def _day(day: Any, peak: Any, parts: Sequence[tuple[str, str]]) -> rx.Component:
    said = day.id + ": " + _figures(day, parts)
    pieces = [
        rx.el.i(style={"height": browser.percent(day[name], peak)}, custom_attrs={"data-tone": tone})
        for tone, name in reversed(parts)
    ]
    return rx.el.div(*pieces, class_name="day-bar", role="listitem", title=said, aria_label=said, key=day.id)


def _figures(day: Any, parts: Sequence[tuple[str, str]]) -> Any:
    told = [day[name].to_string() + " " + tone for tone, name in parts]
    text = told[0]
    for one in told[1:]:
        text = text + ", " + one
    return text
