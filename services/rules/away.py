"""Away messages: what contacts are told when a person is needed and nobody is in, and what such a text may not say.

A text of the tenant's own is sent without a fact behind it, so that it may claim nothing: no figure, no promise, no
offer, no link. When the team is back is filled in from its hours.
"""

import re
from enum import StrEnum

from services.rules.claim_figures import figures_in
from services.rules.claims import has_link
from services.rules.passages import is_quotable

LONGEST_TEXT = 300
OPENS = "{opens}"
_VARIABLE = re.compile(r"\{([^{}]*)\}")
# Stands for the time when the text is looked at: a weekday and an hour are filled in, never written.
_FILLED = "then"


class AwayProblem(StrEnum):
    """Why a text cannot be an away message."""

    TOO_LONG = "too_long"
    UNKNOWN_VARIABLE = "unknown_variable"
    FIGURE = "figure"
    LINK = "link"
    CLAIMS = "claims"


def problem_of(text: str) -> AwayProblem | None:
    """What is wrong with a text, None where it may be sent."""
    if len(text) > LONGEST_TEXT or not text.isprintable():
        return AwayProblem.TOO_LONG
    if set(_VARIABLE.findall(text)) - {"opens"}:
        return AwayProblem.UNKNOWN_VARIABLE
    plain = text.replace(OPENS, _FILLED)
    if figures_in(plain) or any(sign.isdigit() for sign in plain):
        return AwayProblem.FIGURE
    if has_link(plain):
        return AwayProblem.LINK
    return None if all(is_quotable(sentence) for sentence in _sentences(plain)) else AwayProblem.CLAIMS


def _sentences(text: str) -> list[str]:
    # A short sentence claims as much as a long one; only its length keeps it from being quoted.
    return [f"{part.strip():.<8}" for part in re.split(r"(?<=[.!।؟?])\s+", text) if part.strip()]
