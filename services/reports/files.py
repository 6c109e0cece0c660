"""Writes tables as a file: CSV for spreadsheets, PDF with the standard fonts, which hold Latin letters only."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from services.rules.csv_cells import escaped

_WIDTH = 178 * mm
_LINES = TableStyle([
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.HexColor("#d8dce3")),
    ("TEXTCOLOR", (0, 0), (-1, 0), colors.HexColor("#5f6672")),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
])  # fmt: skip
_STYLES = getSampleStyleSheet()


class FileKind(StrEnum):
    """As what a report is handed out."""

    PDF = "pdf"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table with a title; every row has a cell for each head."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def as_csv(sheets: Sequence[Sheet]) -> bytes:
    """The tables below each other with an empty line between them; one alone without its title."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    for number, sheet in enumerate(sheets):
        if len(sheets) > 1:
            writer.writerows([*([[]] if number else []), [escaped(sheet.title)]])
        writer.writerows([[escaped(cell) for cell in row] for row in (sheet.heads, *sheet.rows)])
    # The mark tells spreadsheets that this is UTF-8.
    return file.getvalue().encode("utf-8-sig")


def as_pdf(title: str, notes: Sequence[str], sheets: Sequence[Sheet]) -> bytes:
    """A title, a line for each note, and the tables."""
    parts: list[Flowable] = [_text(title, "Title"), *(_text(note) for note in notes)]
    for sheet in sheets:
        parts += [Spacer(0, 6 * mm), _text(sheet.title, "Heading2"), _table(sheet)]
    file = io.BytesIO()
    margins = {"leftMargin": 16 * mm, "rightMargin": 16 * mm, "topMargin": 16 * mm, "bottomMargin": 16 * mm}
    SimpleDocTemplate(file, pagesize=A4, title=_latin(title), author="Flexoraa", **margins).build(parts)
    return file.getvalue()


def _table(sheet: Sheet) -> Flowable:
    if not sheet.rows:
        return _text("Nothing in this period.")
    cells = [[_latin(cell) for cell in row] for row in (sheet.heads, *sheet.rows)]
    # The first column holds words, the others figures.
    first = _WIDTH / (len(sheet.heads) + 1) * 2
    others = [(_WIDTH - first) / (len(sheet.heads) - 1)] * (len(sheet.heads) - 1)
    return Table(cells, colWidths=[first, *others], style=_LINES, repeatRows=1)


def _text(text: str, style: str = "BodyText") -> Paragraph:
    return Paragraph(escape(_latin(text)), _STYLES[style])


def _latin(text: str) -> str:
    return text.encode("cp1252", "replace").decode("cp1252")
