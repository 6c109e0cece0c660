"""Draws the Markdown of the legal documents as elements: headings, paragraphs, quotes, lists and tables, no more.

The texts are the product's own files and are drawn when the pages are built, so that anybody can read them at once.
"""

from collections.abc import Iterator
from itertools import groupby

import reflex as rx


def drawn(text: str) -> list[rx.Component]:
    """The blocks of a document below its title."""
    lines = [line.rstrip() for line in text.splitlines()[1:] if line.strip()]
    return [block for kind, found in groupby(lines, _kind) for block in _blocks(kind, list(found))]


def _kind(line: str) -> str:
    return next((mark for mark in ("## ", "- ", "> ", "|") if line.startswith(mark)), "")


def _blocks(kind: str, lines: list[str]) -> Iterator[rx.Component]:
    texts = [line.removeprefix(kind) for line in lines]
    if kind == "- ":
        yield rx.el.ul(*(rx.el.li(text) for text in texts))
    elif kind == "|":
        yield _table(lines)
    else:
        element = {"## ": rx.el.h3, "> ": rx.el.blockquote}.get(kind, rx.el.p)
        yield from (element(text) for text in texts)


def _table(lines: list[str]) -> rx.Component:
    """Rows of a name and what it means; the head of the documents' tables is empty."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    return rx.el.table(
        rx.el.tbody(*(rx.el.tr(rx.el.th(name, scope="row"), rx.el.td(meaning)) for name, meaning in rows)),
        class_name="table",
    )
