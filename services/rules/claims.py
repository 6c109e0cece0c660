"""Whether a sentence about the tenant says nothing that its cited facts do not say. Default deny.

Figures, days, bounds, negation and risky topics must stand in a cited fact; of other words at most one may be neither
in the facts, nor the contact's own, nor one that claims nothing. Which sentences need no fact is the replies' matter.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from services.rules.claim_figures import Found, days_in, figures_in, spans_in
from services.rules.claim_words import DAYS, NEGATION, RISKY, SAFE, UNITS

MOST_STRANGE_WORDS = 1
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0dff\u064b-\u0652]+[^\W\d_]*)*")
_LINK = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|in|net|org|co|ly|me|io|ae|my)\b", re.IGNORECASE)
_ARABIC_PREFIXES = ("و", "ب", "لل", "ال")


class Violation(StrEnum):
    """What a claim says beyond its facts."""

    UNCITED = "uncited"
    FIGURE = "figure"
    DAY = "day"
    ORDER = "order"
    NEGATION = "negation"
    BOUND = "bound"
    RISKY = "risky"
    WORDS = "words"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a claim may rest on: each cited fact's wordings by language, the contact's words, the company's name."""

    facts: tuple[tuple[str, ...], ...]
    contact: str = ""
    company: str = ""

    @property
    def statements(self) -> tuple[str, ...]:
        """Every wording of every cited fact."""
        return tuple(wording for fact in self.facts for wording in fact)


def violations(claim: str, ground: Ground) -> tuple[Violation, ...]:
    """What the claim says beyond its ground; empty where it may be sent."""
    if not ground.facts:
        return (Violation.UNCITED,)
    said, known = _said(claim), [_said(statement) for statement in ground.statements]
    return tuple(violation for violation, is_found in _CHECKS.items() if is_found(said, known, ground))


def has_link(text: str) -> bool:
    """Whether an address of the web stands in it."""
    return _LINK.search(text) is not None


def stems_of(text: str) -> frozenset[str]:
    """The words of a text by the part that their forms share."""
    return _Said.of(text).stems


def telling_stems(statement: str) -> frozenset[str]:
    """The words of a fact that claim something, without figures and days, as `stems_of` gives them."""
    plain = SAFE | UNITS.keys() | DAYS.keys()
    return frozenset(_stem(word) for word in _said(statement).words if word not in plain and len(word) > 1)


def strange_stems(claim: str, ground: Ground) -> frozenset[str]:
    """What a claim says in words that claim something and that neither its facts nor the company's name have."""
    known = stems_of(" ".join((*ground.statements, ground.company)))
    return frozenset(_stem(word) for word in _strange_words(_said(claim), known))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A sentence taken apart."""

    text: str
    words: list[str]
    figures: tuple[Found, ...]
    days: tuple[str, ...]
    spans: frozenset[str]
    topics: frozenset[str]
    deeds: frozenset[str]
    negates: bool
    stems: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Said":
        words = [match.group() for match in _WORD.finditer(text.casefold())]
        return cls(
            text=text,
            words=words,
            figures=figures_in(text),
            days=days_in(words),
            spans=spans_in(words),
            topics=frozenset(name for name, pattern in RISKY.items() if pattern.search(text)),
            deeds=frozenset(_stem(match.group().casefold()) for match in RISKY["deed"].finditer(text)),
            negates=NEGATION.search(text) is not None,
            stems=frozenset(_stem(word) for word in words),
        )


Known = Sequence[_Said]


@lru_cache(maxsize=2048)
def _said(text: str) -> _Said:
    # Facts are compared with every reply that cites them.
    return _Said.of(text)


def _invents_figure(said: _Said, known: Known, _ground: Ground) -> bool:
    true = {found.figure for fact in known for found in fact.figures}
    return not {found.figure for found in said.figures} <= true


def _invents_day(said: _Said, known: Known, _ground: Ground) -> bool:
    times = {*said.days, *said.spans}
    return not times <= {time for fact in known for time in (*fact.days, *fact.spans)}


def _swaps(said: _Said, known: Known, _ground: Ground) -> bool:
    """Whether two figures of one unit, or two days, stand in an order that no fact with both has."""
    figures = [found.figure for found in said.figures]
    rows = [[found.figure for found in fact.figures] for fact in known]
    of_a_unit = ([figure for figure in figures if figure.unit == unit] for unit in {figure.unit for figure in figures})
    return any(not _is_ordered(before, after, rows) for row in of_a_unit for before, after in pairwise(row)) or any(
        not _is_ordered(before, after, [fact.days for fact in known]) for before, after in pairwise(said.days)
    )


def _turns_round(said: _Said, known: Known, _ground: Ground) -> bool:
    return not any(fact.negates is said.negates for fact in known)


def _bounds_anew(said: _Said, known: Known, _ground: Ground) -> bool:
    return any(
        not found.bounds
        <= {bound for fact in known for true in fact.figures if true.figure == found.figure for bound in true.bounds}
        for found in said.figures
    )


def _is_risky(said: _Said, known: Known, _ground: Ground) -> bool:
    is_new = not said.topics <= {topic for fact in known for topic in fact.topics}
    return is_new or not said.deeds <= {deed for fact in known for deed in fact.deeds}


def _is_strange(said: _Said, known: Known, ground: Ground) -> bool:
    stems = frozenset(stem for fact in known for stem in fact.stems) | stems_of(f"{ground.contact} {ground.company}")
    return len(_strange_words(said, stems)) > MOST_STRANGE_WORDS


def _strange_words(said: _Said, stems: frozenset[str]) -> set[str]:
    plain = SAFE | UNITS.keys() | DAYS.keys()
    return {word for word in said.words if word not in plain and len(word) > 1 and _stem(word) not in stems}


def _links(said: _Said, known: Known, _ground: Ground) -> bool:
    return _LINK.search(said.text) is not None and not any(_LINK.search(fact.text) for fact in known)


_CHECKS: Mapping[Violation, Callable[[_Said, Known, Ground], bool]] = {
    Violation.FIGURE: _invents_figure,
    Violation.DAY: _invents_day,
    Violation.ORDER: _swaps,
    Violation.NEGATION: _turns_round,
    Violation.BOUND: _bounds_anew,
    Violation.RISKY: _is_risky,
    Violation.WORDS: _is_strange,
    Violation.LINK: _links,
}


def _is_ordered(before: object, after: object, sequences: Sequence[Sequence[object]]) -> bool:
    both = [sequence for sequence in sequences if before in sequence and after in sequence]
    return not both or any(sequence.index(before) <= sequence.index(after) for sequence in both)


def _stem(word: str) -> str:
    """The part of a word that its forms share, roughly: its beginning, without the Arabic article and joiners."""
    if "\u0600" <= word[0] <= "\u06ff":
        for prefix in _ARABIC_PREFIXES:
            word = word.removeprefix(prefix) if len(word) - len(prefix) >= 3 else word
        return word[:4]
    return word[:4] if word[0] > "\u08ff" else word[:5]
