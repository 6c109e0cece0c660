"""Which passwords are accepted: long enough, not found in breaches, not made of one's own words; no other rules.

No mixture of character classes and no expiry: both make people choose worse ones (NIST SP 800-63B-4, 3.1.1.2).
"""

from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise

SHORTEST = 12
LONGEST = 256
# An own word counts where the rest adds less than this: "asha-motors-2026" is Asha Motors' name and a year.
_REST_NEEDED = 8
_SHORTEST_WORD = 4
_DISTINCT_NEEDED = 5


class Weakness(StrEnum):
    """Why a password is refused; the words are in screens."""

    SHORT = "short"
    LONG = "long"
    MONOTONE = "monotone"
    COMMON = "common"
    OWN_WORDS = "own_words"


def weakness(password: str, *, is_common: bool, own_words: Iterable[str]) -> Weakness | None:
    """Return what is wrong with a password, None where it is accepted."""
    if len(password) < SHORTEST:
        return Weakness.SHORT
    if len(password) > LONGEST:
        return Weakness.LONG
    if is_common:
        return Weakness.COMMON
    if len(set(password.casefold())) < _DISTINCT_NEEDED or _is_a_row(password):
        return Weakness.MONOTONE
    return Weakness.OWN_WORDS if _is_own(password, own_words) else None


def _is_a_row(password: str) -> bool:
    """True for characters that only repeat, or count up or down, but for a few."""
    steps = [ord(after) - ord(before) for before, after in pairwise(password)]
    return max(steps.count(1), steps.count(-1), steps.count(0)) * 4 > len(steps) * 3


def _is_own(password: str, own_words: Iterable[str]) -> bool:
    left = password.casefold()
    for word in sorted((word.casefold() for word in own_words), key=len, reverse=True):
        if len(word) >= _SHORTEST_WORD:
            left = left.replace(word, "")
    return left != password.casefold() and sum(letter.isalnum() for letter in left) < _REST_NEEDED
