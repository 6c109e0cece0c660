"""Canned replies: what a shortcut may be, which variables a text may hold, and the text with them filled.

A variable that is not known for the contact stays as it stands, so that nobody sends a gap unseen.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

LONGEST_TEXT = 1000
_SHORTCUT = re.compile(r"[a-z0-9][a-z0-9-]{0,23}")
_VARIABLE = re.compile(r"\{([a-z_]+)\}")


class Variable(StrEnum):
    """What a text may take from the conversation it is used in."""

    NAME = "name"  # the contact's whole name
    FIRST_NAME = "first_name"
    COMPANY = "company"
    ME = "me"  # the member who sends


class CannedProblem(StrEnum):
    """Why a canned reply cannot be kept."""

    SHORTCUT = "shortcut"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNKNOWN_VARIABLE = "unknown_variable"


def problem_of(shortcut: str, text: str) -> CannedProblem | None:
    """What is wrong with it, None where it can be kept."""
    if not _SHORTCUT.fullmatch(shortcut):
        return CannedProblem.SHORTCUT
    if not text.strip():
        return CannedProblem.EMPTY
    if len(text) > LONGEST_TEXT:
        return CannedProblem.TOO_LONG
    if set(_VARIABLE.findall(text)) - set(Variable):
        return CannedProblem.UNKNOWN_VARIABLE
    return None


def filled(text: str, values: Mapping[Variable, str]) -> str:
    """The text with each known variable's value; what a value holds is not filled again."""
    known = {variable.value: value for variable, value in values.items() if value}
    return _VARIABLE.sub(lambda found: known.get(found[1], found[0]), text)
