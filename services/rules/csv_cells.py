"""Keeps a spreadsheet from running what somebody typed: cells that would be formulas get an apostrophe in front.

A phone as people write it ("+91 98111 22222") is a number to a spreadsheet and nothing to run; it stays as it is.
"""

import re

# OWASP, CSV injection; with the full-width forms that spreadsheets fold to the plain ones.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # meant
_NUMBER = re.compile(r"[+-]?\d[\d ().-]*")  # digits and what people put between them: no operator, no letter
_GUARD = "'"


def escaped(cell: str) -> str:
    """The cell as it may stand in a file."""
    if _NUMBER.fullmatch(cell) or not cell.lstrip(" ").startswith((*_STARTS, _GUARD)):
        return cell
    return _GUARD + cell


def unescaped(cell: str) -> str:
    """What `escaped` was given."""
    return cell[1:] if cell.startswith(_GUARD) else cell
