"""Draws the compliance report as a PDF with the standard fonts, which hold Latin letters only."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

_WIDTHS = (28 * mm, 70 * mm, 56 * mm, 22 * mm)
_TONES = {"pass": "#1a7f4b", "fail": "#c22d2d"}
_GRID = TableStyle([
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.HexColor("#d8dce3")),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
])  # fmt: skip
_STYLES = getSampleStyleSheet()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One control with what was found."""

    law: str
    article: str
    title: str
    how: str
    finding: str
    verdict: str


def drawn(title: str, heads: Sequence[str], lines: Sequence[Line]) -> bytes:
    """The report: a title, a line each for what holds for all of it, and a table for each law."""
    parts: list[Flowable] = [_text(title, "Title"), *(_text(head) for head in heads)]
    for law, found in groupby(lines, lambda line: line.law):
        parts += [Spacer(0, 6 * mm), _text(law, "Heading2"), _table(list(found))]
    file = io.BytesIO()
    margins = {"leftMargin": 16 * mm, "rightMargin": 16 * mm, "topMargin": 16 * mm, "bottomMargin": 16 * mm}
    SimpleDocTemplate(file, pagesize=A4, title=_latin(title), author="Flexoraa", **margins).build(parts)
    return file.getvalue()


def _table(lines: Sequence[Line]) -> Table:
    rows = [[_text(line.article), _control(line), _text(line.finding), _verdict(line.verdict)] for line in lines]
    return Table(rows, colWidths=_WIDTHS, style=_GRID)


def _control(line: Line) -> Paragraph:
    return Paragraph(f"<b>{escape(_latin(line.title))}</b><br/>{escape(_latin(line.how))}", _STYLES["BodyText"])


def _verdict(verdict: str) -> Paragraph:
    return Paragraph(
        f'<font color="{_TONES.get(verdict, "#5f6672")}"><b>{escape(verdict)}</b></font>', _STYLES["BodyText"]
    )


def _text(text: str, style: str = "BodyText") -> Paragraph:
    return Paragraph(escape(_latin(text)), _STYLES[style])


def _latin(text: str) -> str:
    return text.encode("cp1252", "replace").decode("cp1252")
