"""Turns the gettext catalogues beside this file into what the browser reads: one JSON file for each language."""

import json
from collections.abc import Mapping
from pathlib import Path

from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parent
ASSETS = CATALOGUES.parent.parent / "assets" / "languages"


def write_assets(target: Path = ASSETS) -> None:
    """Write `target`/hi.json and so on: English text → text, without those that nobody has translated."""
    target.mkdir(exist_ok=True)
    for path in sorted(CATALOGUES.glob("*.po")):
        words = json.dumps(read_catalogue(path), ensure_ascii=False, sort_keys=True)
        (target / f"{path.stem}.json").write_text(words, encoding="utf-8")


def read_catalogue(path: Path) -> Mapping[str, str]:
    """Return the translated texts of one catalogue."""
    with path.open("rb") as file:
        entries = read_po(file, locale=path.stem)
    return {str(entry.id): str(entry.string) for entry in entries if entry.id and entry.string}
