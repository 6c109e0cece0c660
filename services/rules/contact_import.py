"""What a file of contacts says, row by row, and on what ground its people may be written to.

Finds the columns by their heads and says what is wrong with a row in words; whether a number can exist, is known or
said STOP is asked by `flows/import_contacts`.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.rules.csv_cells import unescaped

MOST_BYTES = 1_000_000
MOST_ROWS = 2_000
LONGEST_CELL = 200
LONGEST_PROOF = 500
_DELIMITERS = ",;\t"


class Ground(StrEnum):
    """Why the people on the list may be written to; no ground makes free-form text possible before they write."""

    ASKED_US = "asked_us"
    MARKETING = "marketing"


class FileProblem(StrEnum):
    """Why a file cannot be read at all."""

    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    NO_PHONE_COLUMN = "no_phone_column"
    NO_ROWS = "no_rows"
    TOO_MANY_ROWS = "too_many_rows"


class RowProblem(StrEnum):
    """Why a row is left out."""

    NO_PHONE = "no_phone"
    BAD_PHONE = "bad_phone"
    TWICE = "twice"
    KNOWN = "known"
    STOPPED = "stopped"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedContact:
    """A row as it was typed; `line` counts the file's lines from 1, heads included."""

    line: int
    phone: str
    name: str = ""
    campaign: str = ""

    @property
    def problem(self) -> RowProblem | None:
        """What is wrong with the row by itself."""
        if not self.phone:
            return RowProblem.NO_PHONE
        return RowProblem.TOO_LONG if max(map(len, (self.phone, self.name, self.campaign))) > LONGEST_CELL else None


# Heads as people write them, in any case; the first column of a kind counts.
_HEADS: Mapping[str, tuple[str, ...]] = {
    "phone": ("phone", "phone number", "mobile", "mobile number", "number", "whatsapp", "whatsapp number", "tel"),
    "name": ("name", "full name", "contact", "contact name", "customer"),
    "campaign": ("campaign", "source campaign", "utm_campaign"),
}


def read_contacts(content: bytes) -> Sequence[ListedContact] | FileProblem:
    """The rows of a CSV file with a head line, or why it cannot be read; empty lines are passed over."""
    if len(content) > MOST_BYTES:
        return FileProblem.TOO_LARGE
    text = _decoded(content)
    if text is None:
        return FileProblem.NOT_TEXT
    head, _, _rest = text.partition("\n")
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        rows = list(_numbered(text, delimiter))
    except csv.Error:
        return FileProblem.NOT_TEXT
    places = _places(rows[0][1]) if rows else {}
    if "phone" not in places:
        return FileProblem.NO_PHONE_COLUMN
    if len(rows) - 1 > MOST_ROWS:
        return FileProblem.TOO_MANY_ROWS
    return [_contact(line, cells, places) for line, cells in rows[1:]] or FileProblem.NO_ROWS


def _decoded(content: bytes) -> str | None:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _places(heads: Sequence[str]) -> dict[str, int]:
    named = [" ".join(head.casefold().replace("_", " ").split()) for head in heads]
    found = {
        kind: next((named.index(head.replace("_", " ")) for head in known if head.replace("_", " ") in named), None)
        for kind, known in _HEADS.items()
    }
    return {kind: place for kind, place in found.items() if place is not None}


def _contact(line: int, cells: Sequence[str], places: Mapping[str, int]) -> ListedContact:
    told = {kind: _cell(cells, place) for kind, place in places.items()}
    return ListedContact(line=line, **told)


def _cell(cells: Sequence[str], place: int) -> str:
    return " ".join(unescaped(cells[place].strip()).split()) if place < len(cells) else ""
