"""Finds numbers in a text, as digits of any script, in words, or mixed: "1,25,000", "dhai lakh", "٥ آلاف", "5-10k".

What a number means (money, a date, a count) is for `budget.py` and `timeline.py` to say.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from services.rules.number_words import SCALES, SHIFTS, UNITS

_TOKEN = re.compile(
    r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,'’]\d+)*|[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0dff\u064b-\u0652\u200c]+[^\W\d_]*)*|[^\s]"
)
_JOINERS = frozenset({"and", "y", "و", "a", "of", "aur", "और"})
_RANGE_SIGNS = frozenset({"-", "–", "—", "~", "to", "se", "से", "a", "إلى", "الى", "till", "या", "ya", "or"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, number or sign and where it stands; `word` is lower-case, digits are Western."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number and its span in the text; `low` is the lower end where a range was written.

    `scale` is the largest scale word beside it (1 where there is none), `in_words` says that no digits were written.
    """

    value: Decimal
    low: Decimal
    scale: int
    in_words: bool
    start: int
    end: int
    first: int  # index of its first token
    last: int  # index of its last token


def western_digits(text: str) -> str:
    """The text with digits of every script as 0–9, and the Arabic separators as ours; same length."""
    return "".join(_western(character) for character in text)


def _western(character: str) -> str:
    if character.isdecimal() and not character.isascii():
        return str(unicodedata.decimal(character))
    return {"٫": ".", "٬": ",", "،": ","}.get(character, character)


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, spans counted in the text as given."""
    western = western_digits(text)
    return [Token(word=m.group().lower(), start=m.start(), end=m.end()) for m in _TOKEN.finditer(western)]


def find_numbers(tokens: list[Token]) -> list[Number]:
    """All numbers of the tokens in order; a range is one number whose value is its upper end."""
    numbers: list[Number] = []
    position = 0
    while position < len(tokens):
        number = _number_at(tokens, position)
        if number is None:
            position += 1
            continue
        numbers.append(_with_range(tokens, number))
        position = numbers[-1].last + 1
    return numbers


def parse_literal(literal: str) -> Decimal:
    """The value of digits with separators: "1,25,000", "4.500,50", "1.5", "12'500"."""
    plain = re.sub(r"['’ ]", "", literal)
    if "," in plain and "." in plain:
        decimal_sign = max(",.", key=plain.rfind)
        thousands = "," if decimal_sign == "." else "."
        return Decimal(plain.replace(thousands, "").replace(decimal_sign, "."))
    if "," in plain:
        return Decimal(plain.replace(",", "." if re.fullmatch(r"\d+,\d{1,2}", plain) else ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain) and not plain.startswith("0"):
        return Decimal(plain.replace(".", ""))
    head, _, tail = plain.partition(".")
    return Decimal(f"{head}.{tail.replace('.', '')}" if tail else head)


def _number_at(tokens: list[Token], position: int) -> Number | None:
    """The longest number that starts at the token, without looking for a range."""
    total, group, largest = Decimal(0), None, 1
    shift, in_words, here, last = Decimal(0), True, position, -1
    while here < len(tokens):
        word = tokens[here].word
        unit = _unit(tokens, here, group)
        if word in SHIFTS and group is None and here + 1 < len(tokens) and _is_number_word(tokens[here + 1].word):
            shift = SHIFTS[word]
        elif unit is not None:
            group = (group or Decimal(0)) + unit + shift
            shift, last = Decimal(0), here
            in_words = in_words and not word[0].isdigit()
        elif (scale := _scale(tokens, here, group is not None)) is not None:
            group = ((group if group is not None else Decimal(1)) + shift) * scale
            total, group = (total, group) if scale == 100 else (total + group, None)
            shift, largest, last = Decimal(0), max(largest, scale), here
        elif last < 0 or here - last > 2 or not _joins(tokens, here):
            break
        here += 1
    if last < 0:
        return None
    return _make(tokens, total + (group or Decimal(0)), largest, in_words, position, last)


def _make(tokens: list[Token], value: Decimal, scale: int, in_words: bool, first: int, last: int) -> Number:
    return Number(
        value=value, low=value, scale=scale, in_words=in_words, first=first, last=last,
        start=tokens[first].start, end=tokens[last].end,
    )  # fmt: skip


def _unit(tokens: list[Token], here: int, group: Decimal | None) -> Decimal | None:
    word = tokens[here].word
    if word[0].isdigit():
        return parse_literal(word) if group is None else None
    value = UNITS.get(word)
    if value is None and word.startswith("و") and len(word) > 3:
        value = UNITS.get(word[1:])
    if value is None or (group is not None and not _may_follow(group, value)):
        return None
    return value


def _may_follow(group: Decimal, value: Decimal) -> bool:
    """ "twenty five" and "two hundred fifty" add up; "five five" are two numbers."""
    if value >= 1 and group >= 100:
        return value < 100
    if group >= 20 and group % 10 == 0:
        return 1 <= value < 10
    # Arabic says "five and twenty"; "two and a half" adds a part.
    return value in (Decimal("0.5"), Decimal("0.25")) or (group < 10 and 20 <= value < 100 and value % 10 == 0)


def _scale(tokens: list[Token], here: int, follows_number: bool) -> int | None:
    word = tokens[here].word
    scale = SCALES.get(word)
    if scale is None and word.startswith("و") and word[1:] in SCALES:
        scale = SCALES[word[1:]]
    if scale is None:
        return None
    if word == "m" and not (follows_number and tokens[here - 1].end == tokens[here].start):
        return None  # metres, or the Hindi "me" in a hurry
    if word == "mil" and follows_number and "." in tokens[here - 1].word:
        return 1_000_000  # "1.9 mil" in Malaysia and Singapore; Spanish writes no fraction before it
    if word in {"so", "l", "k", "cr", "mn", "bn", "thou", "hundred", "sau"}:
        return scale if follows_number else None
    if not follows_number and word in {"mil", "grand", "peti", "पेटी", "khokha", "crs", "elf"}:
        return scale if word == "mil" and _is_amount_next(tokens, here) else None
    return scale


def _is_amount_next(tokens: list[Token], here: int) -> bool:
    """Spanish "mil" alone is a thousand only before more of the number or its currency."""
    following = tokens[here + 1].word if here + 1 < len(tokens) else ""
    return _is_number_word(following) or following in {"euros", "dólares", "dolares", "pesos", "soles", "usd", "eur"}


def _is_number_word(word: str) -> bool:
    return word[:1].isdigit() or word in UNITS or word in SCALES


def _joins(tokens: list[Token], here: int) -> bool:
    """ "two and a half", "mil y quinientos": a joiner between parts of one number."""
    if tokens[here].word not in _JOINERS or here + 1 >= len(tokens):
        return False
    following = tokens[here + 1].word
    if following == "a" and here + 2 < len(tokens):
        return tokens[here + 2].word in UNITS
    if tokens[here].word in {"a", "of"}:
        return following in {"half", "quarter"} or (following in SCALES and following not in {"so", "l"})
    return following in UNITS


def _with_range(tokens: list[Token], low: Number) -> Number:
    """ "5-10k", "2 se 3 lakh": one number, and the scale of the upper end carries left."""
    sign = low.last + 1
    if sign + 1 >= len(tokens) or tokens[sign].word not in _RANGE_SIGNS:
        return low
    high = _number_at(tokens, sign + 1)
    if high is None:
        return low
    lower = (
        low.value * high.scale
        if low.scale == 1 and high.scale > 1 and low.value * high.scale <= high.value
        else low.value
    )
    if lower > high.value or high.value > lower * 20:
        return low
    return Number(
        value=high.value, low=lower, scale=max(low.scale, high.scale), in_words=low.in_words and high.in_words,
        start=low.start, end=high.end, first=low.first, last=high.last,
    )  # fmt: skip
