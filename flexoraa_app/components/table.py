"""A table of rows: sticky names above, keyed rows, numbers at the end, scrolling sideways on narrow screens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its head, the cell for a row, and whether it holds figures."""

    head: str
    cell: Callable[[Any], Any]
    is_figure: bool = False


def data_table(rows: Any, columns: Sequence[Column], *, caption: str) -> rx.Component:
    """The rows of a var as a table; the caption names it for readers of the page by ear."""
    heads = [rx.el.th(column.head, scope="col", class_name=_side(column)) for column in columns]
    return rx.el.div(
        rx.el.table(
            rx.el.caption(caption, class_name="off-screen"),
            rx.el.thead(rx.el.tr(*heads)),
            rx.el.tbody(rx.foreach(rows, lambda row: _row(row, columns))),
            class_name="table",
        ),
        class_name="table-wrap",
        tab_index=0,
        role="region",
        aria_label=caption,
    )


def _row(row: Any, columns: Sequence[Column]) -> rx.Component:
    return rx.el.tr(*(rx.el.td(column.cell(row), class_name=_side(column)) for column in columns), key=row.id)


def _side(column: Column) -> str:
    return "end" if column.is_figure else ""


def section(title: Any, *children: rx.Component, aside: Sequence[rx.Component] = ()) -> rx.Component:
    """A titled part of a page; `aside` stands at the end of the title's line."""
    head = rx.el.div(rx.el.h2(title, class_name="grow"), *aside, class_name="section-head")
    return rx.el.section(head, *children, class_name="section")
