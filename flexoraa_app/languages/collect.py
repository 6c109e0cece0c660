"""Brings the catalogues up to date with the pages: `python -m flexoraa_app.languages.collect`.

New texts come in untranslated, texts that no page has any more go. What a browser module says itself is found by its
calls of t("…").
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from flexoraa_app.languages.catalogue import CATALOGUES, read_catalogue
from flexoraa_app.languages.words import server_words
from flexoraa_app.routes import drawn_pages

_MODULES = CATALOGUES.parent.parent / "assets"
# A literal as the browser gets it: the property of a `T`, or the first argument of `t`.
_LITERAL = re.compile(r'(?:^text:|\bt\()("(?:[^"\\]|\\.)*")')
_WIDTH = 120


def texts() -> set[str]:
    """Return every English text of the interface, without the spaces around it."""
    found = {text for page in drawn_pages() for text in _in_rendering(page.render())}
    for module in _MODULES.glob("*.js"):
        found |= set(_in_text(module.read_text()))
    return {text.strip() for text in found | set(server_words())}


def _in_rendering(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield from _in_text(node)
    elif isinstance(node, Mapping):
        for part in node.values():
            yield from _in_rendering(part)
    elif isinstance(node, list | tuple):
        for part in node:
            yield from _in_rendering(part)


def _in_text(source: str) -> Iterator[str]:
    yield from (ast.literal_eval(found) for found in _LITERAL.findall(source))


def update(path: Path, wanted: set[str]) -> None:
    """Write one catalogue anew: the wanted texts in order, each with the translation it had."""
    known = read_catalogue(path)
    catalogue = Catalog(locale=path.stem, project="Flexoraa", charset="utf-8", fuzzy=False)
    catalogue.header_comment = f"# The interface in {path.stem}."
    for text in sorted(wanted):
        catalogue.add(text, known.get(text, ""))
    with path.open("wb") as file:
        write_po(file, catalogue, width=_WIDTH, omit_header=True, sort_output=True)


def main() -> None:
    """Update every catalogue."""
    wanted = texts()
    for path in sorted(CATALOGUES.glob("*.po")):
        update(path, wanted)


if __name__ == "__main__":
    main()
