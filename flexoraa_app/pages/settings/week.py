"""A week to fill in: from and until for each day; two empty times are a day off."""

from typing import Any

import reflex as rx


def week_rows(days: Any) -> rx.Component:
    """A row a day; the form has `from_0` and `until_0` for Monday."""
    return rx.el.div(rx.foreach(days, _day), class_name="week")


def _day(row: Any) -> rx.Component:
    return rx.el.div(
        rx.el.span(row.name, class_name="week-day"),
        _time(row, "from", row.begins),
        rx.el.span("–", class_name="quiet"),
        _time(row, "until", row.ends),
        class_name="week-row",
        key=row.id,
    )


def _time(row: Any, which: str, value: Any) -> rx.Component:
    return rx.el.input(
        type="time",
        name=f"{which}_{row.id}",
        default_value=value,
        aria_label=f"{row.name} {which}",
        class_name="input num",
    )
