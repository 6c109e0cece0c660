"""The figures and days of a statement in a form that compares across languages, and the words that bound a figure."""

import re
from dataclasses import dataclass
from decimal import Decimal

from services.rules.claim_words import BOUNDS, DAYS, UNITS
from services.rules.currency import currency_beside
from services.rules.numbers_in_words import Number, Token, find_numbers, tokens_of, western_digits

# How many characters before and after a figure may bound it: "starts at", "on road se shuru".
_BOUND_REACH = 24
_CLOCK = re.compile(
    r"\b(\d{1,2})[:.](\d{2})(?!\d)\s*(am|pm|a\.m\.|p\.m\.)?|\b(\d{1,2})\s*(am|pm|a\.m\.|p\.m\.)\b", re.IGNORECASE
)

_SPANS = frozenset({"day", "week", "month", "year"})


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A value and its unit: a currency, "%", a stretch of time, "clock" in minutes after midnight, "" for a count."""

    unit: str
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A figure and how it is bounded: "from", "to", "exact", "about"."""

    figure: Figure
    bounds: frozenset[str]


def figures_in(text: str) -> tuple[Found, ...]:
    """The figures of a text in the order in which they stand; a bare "one" is no figure."""
    western = western_digits(text)
    clocks = [(*match.span(), _clock(match)) for match in _CLOCK.finditer(western)]
    rest = _CLOCK.sub(lambda match: " " * len(match.group()), western)
    tokens = tokens_of(rest)
    amounts = [
        (number.start, number.end, Figure(_unit(tokens, number), value))
        for number in find_numbers(tokens)
        if not _is_article(tokens, number)
        for value in dict.fromkeys((number.low, number.value))
    ]
    located = sorted([*clocks, *amounts], key=lambda found: found[0])
    return tuple(Found(figure=figure, bounds=_bounds(western, start, end)) for start, end, figure in located)


def days_in(words: list[str]) -> tuple[str, ...]:
    """The days and months among the words of a text, as codes, in order."""
    return tuple(DAYS[word] for word in words if word in DAYS)


def spans_in(words: list[str]) -> frozenset[str]:
    """The stretches of time a text speaks of, with or without a figure: "last year", "3 months"."""
    return frozenset(UNITS[word] for word in words if UNITS.get(word) in _SPANS)


def _bounds(text: str, start: int, end: int) -> frozenset[str]:
    around = f"{text[max(0, start - _BOUND_REACH) : start]} # {text[end : end + _BOUND_REACH]}"
    return frozenset(name for name, pattern in BOUNDS.items() if pattern.search(around))


def _clock(match: re.Match[str]) -> Figure:
    hour, minute = int(match[1] or match[4]), int(match[2] or 0)
    half = (match[3] or match[5] or "").lower().replace(".", "")
    hour = hour % 12 + 12 if half == "pm" else hour % 12 if half == "am" else hour
    return Figure("clock", Decimal(hour * 60 + minute))


def _unit(tokens: list[Token], number: Number) -> str:
    after = tokens[number.last + 1].word if number.last + 1 < len(tokens) else ""
    if after in UNITS:
        return UNITS[after]
    code, *_ = currency_beside(tokens, number, "INR")
    return code or ""


def _is_article(tokens: list[Token], number: Number) -> bool:
    """ "One of us" counts nothing; "once" is English more often than it is eleven."""
    is_plain = number.value <= 1 or tokens[number.first].word == "once"
    return number.in_words and is_plain and not _unit(tokens, number)
