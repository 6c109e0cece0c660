"""Draws Markdown as elements: headings, paragraphs, lists, quotes, tables, code; bold, code, links and pictures inside.

For the product's own files, which are drawn when the pages are built; what people write is never drawn by it.
"""

import re
from collections.abc import Iterator
from itertools import groupby

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

_MARKS = {"# ": "h1", "## ": "h2", "### ": "h3", "- ": "ul", "> ": "quote", "|": "table"}
_NUMBER = re.compile(r"^\d+\. ")
_INSIDE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|`(?P<code>[^`]+)`|!\[(?P<alt>[^\]]*)\]\((?P<picture>[^)]+)\)"
    r"|\[(?P<words>[^\]]+)\]\((?P<to>[^)]+)\)"
)


def prose(text: str) -> list[rx.Component]:
    """The blocks of a text; one line is one paragraph."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    return [block for kind, found in groupby(lines, _kind) for block in _blocks(kind, list(found))]


def anchor(heading: str) -> str:
    """The address of a heading inside its page."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def _kind(line: str) -> str:
    if _NUMBER.match(line):
        return "ol"
    return next((kind for mark, kind in _MARKS.items() if line.startswith(mark)), "p")


def _blocks(kind: str, lines: list[str]) -> Iterator[rx.Component]:
    match kind:
        case "ul":
            yield rx.el.ul(*(rx.el.li(*_inside(line.removeprefix("- "))) for line in lines))
        case "ol":
            yield rx.el.ol(*(rx.el.li(*_inside(_NUMBER.sub("", line))) for line in lines))
        case "table":
            yield _table(lines)
        case "quote":
            yield rx.el.blockquote(*(rx.el.p(*_inside(line.removeprefix("> "))) for line in lines))
        case "h1" | "h2" | "h3":
            yield from (_heading(kind, line.lstrip("# ")) for line in lines)
        case _:
            yield from (rx.el.p(*_inside(line)) for line in lines)


def _heading(kind: str, words: str) -> rx.Component:
    element = {"h1": rx.el.h2, "h2": rx.el.h3, "h3": rx.el.h4}[kind]
    return element(*_inside(words), custom_attrs={"data-anchor": anchor(words)})


def _table(lines: list[str]) -> rx.Component:
    """Rows below a head; an empty head is left out, and the first cell of each row names it."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head = [rx.el.thead(rx.el.tr(*(rx.el.th(*_inside(cell), scope="col") for cell in rows[0])))] if any(rows[0]) else []
    return rx.el.div(
        rx.el.table(*head, rx.el.tbody(*(_row(cells) for cells in rows[2:])), class_name="table"),
        class_name="table-wrap",
    )


def _row(cells: list[str]) -> rx.Component:
    name, *others = cells
    return rx.el.tr(rx.el.th(*_inside(name), scope="row"), *(rx.el.td(*_inside(cell)) for cell in others))


def _inside(text: str) -> list[rx.Component | str]:
    parts: list[rx.Component | str] = []
    last = 0
    for found in _INSIDE.finditer(text):
        parts += [text[last : found.start()], _marked(found)]
        last = found.end()
    return [part for part in (*parts, text[last:]) if part != ""]


def _marked(found: re.Match[str]) -> rx.Component:
    if found["bold"]:
        return rx.el.strong(found["bold"])
    if found["code"]:
        return rx.el.code(found["code"], class_name="code")
    if found["picture"]:
        return rx.el.img(src=found["picture"], alt=found["alt"], loading="lazy")
    if found["to"].startswith("/"):
        return ReactRouterLink.create(found["words"], href=found["to"], class_name="link")
    return rx.el.a(found["words"], href=found["to"], class_name="link")
