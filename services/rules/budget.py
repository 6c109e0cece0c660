"""What budget a contact names as their own, in what currency and band, and the words that prove it.

The last own figure wins; a rival's quote, past spend, our list price or a count is none. Rates are
`exchange_rates.py`'s, number forms `numbers_in_words.py`'s.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from services.rules import exchange_rates
from services.rules.budget_words import (
    ACCEPTS_AMOUNT,
    ASSENTS,
    BUDGET_WORD,
    CORRECTION,
    COUNTED_AFTER,
    LOWER_BOUND_AFTER,
    LOWER_BOUND_BEFORE,
    NOT_MONEY_AFTER,
    NOT_OWN,
    NOT_OWN_AFTER,
    OPEN_ABOVE_AFTER,
    OPEN_ABOVE_BEFORE,
    OWN,
    PER_UNIT_AFTER,
    TOTAL,
)
from services.rules.currency import currency_beside, currency_named
from services.rules.numbers_in_words import Number, Token, find_numbers, tokens_of
from services.rules.reading import BudgetBand

_MIN_BARE = 1000  # a bare number beside a budget word counts from here (intelligence.md)
_MOST_UNITS = 100_000
_YEARS = range(1980, 2040)
_MIN_ASKED = 100  # and from here in answer to our question
_CLAUSE_END = re.compile(
    r"[.!?;\n।؟]+\s|[!?;\n।؟]|,\s+(?=but|par|lekin|magar|pero|so|ab|now)|\b(?:but|lekin|magar|pero|par ab)\b|لكن"
)
_BAND_EDGES_USD = (
    (Decimal(1_000), BudgetBand.UNDER_1K),
    (Decimal(5_000), BudgetBand.FROM_1K_TO_5K),
    (Decimal(50_000), BudgetBand.FROM_5K_TO_50K),
)

_QUESTION = re.compile(r"(?:[^.!?؟।\n]|[.,](?=\d))*[?؟]")


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetContext:
    """What a figure is read in the light of: whether we asked for it, the currency of the talk, our last line."""

    was_asked: bool = False
    currency: str = "INR"  # ISO 4217, for figures without one
    last_of_ours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A contact's own budget; `evidence` is an exact substring of the text it was read from."""

    amount: Decimal  # in units of the currency
    currency: str
    usd: Decimal  # at exchange_rates.RATES_AT
    band: BudgetBand
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    amount: Decimal
    currency: str
    is_per_unit: bool
    is_own: bool
    start: int
    end: int


def band_of(usd: Decimal) -> BudgetBand:
    """The band of an amount in US dollars."""
    return next((band for edge, band in _BAND_EDGES_USD if usd < edge), BudgetBand.OVER_50K)


def currency_of_talk(lines: list[str], default: str) -> str:
    """The currency of the latest line that names one, else the tenant's default."""
    for line in reversed(lines):
        named = currency_named(tokens_of(line), default)
        if named is not None and exchange_rates.is_known(named):
            return named
    return default


def find_budget(text: str, context: BudgetContext) -> Budget | None:
    """The budget a message states, None where it states none."""
    mentions = [mention for mention in _mentions(text, context) if mention.is_own]
    if not mentions:
        return _accepted(text, context)
    totals = [mention for mention in mentions if not mention.is_per_unit]
    chosen = (totals or mentions)[-1]
    count = 1 if totals else _count_of_units(text)
    return _budget(chosen.amount * count, chosen.currency, text[chosen.start : chosen.end])


def _count_of_units(text: str) -> int:
    """How many the price for each is paid for, where the message says so once: "200 people, 900 per plate"."""
    counts = [int(n.value) for n in find_numbers(tokens_of(text)) if COUNTED_AFTER.match(text[n.end :])]
    return counts[0] if len(counts) == 1 and 0 < counts[0] <= _MOST_UNITS else 1


def _budget(amount: Decimal, currency: str, evidence: str) -> Budget:
    usd = exchange_rates.to_usd(amount, currency)
    return Budget(amount=amount, currency=currency, usd=usd, band=band_of(usd), evidence=evidence)


def _accepted(text: str, context: BudgetContext) -> Budget | None:
    """Our price taken up as budget: "works for us" after "it comes to 2 lakh", "ok" after "is 2 lakh your budget?"."""
    accepted, ours = ACCEPTS_AMOUNT.search(text), context.last_of_ours
    if accepted is None and BUDGET_WORD.search(ours):
        # A bare yes takes up only a figure of the question itself.
        accepted, ours = ASSENTS.search(text), _question_of(ours)
    if accepted is None or not ours:
        return None
    asked = BudgetContext(was_asked=True, currency=context.currency)
    figures = [m for m in _all_money(ours, asked) if not m.is_per_unit]
    if not figures:
        return None
    return _budget(figures[-1].amount, figures[-1].currency, accepted.group().strip())


def _question_of(line: str) -> str:
    """The last question of a line of ours, "" where it asks nothing."""
    found = _QUESTION.findall(line)
    return found[-1] if found else ""


def _all_money(text: str, context: BudgetContext) -> list[_Mention]:
    tokens = tokens_of(text)
    mentions = (_mention(text, tokens, number, context) for number in find_numbers(tokens))
    return [mention for mention in mentions if mention is not None]


def _mentions(text: str, context: BudgetContext) -> list[_Mention]:
    """Figures of money; a number that corrects one ("sorry, 3") takes over its scale."""
    tokens = tokens_of(text)
    found: list[_Mention] = []
    scale = 1
    for number in find_numbers(tokens):
        takes_scale = scale > 1 and number.scale == 1 and number.value < 1000 and _corrects(text, number, found)
        figure = _scaled(number, scale) if takes_scale else number
        mention = _mention(text, tokens, figure, context, floor=found[-1].end if found else 0)
        if mention is not None:
            found.append(mention)
            scale = figure.scale
    return found


def _corrects(text: str, number: Number, found: list[_Mention]) -> bool:
    gap = text[found[-1].end : number.start] if found else ""
    return not number.in_words and bool(CORRECTION.search(gap)) and len(gap) < 40


def _scaled(number: Number, scale: int) -> Number:
    return Number(
        value=number.value * scale, low=number.low * scale, scale=scale, in_words=False,
        start=number.start, end=number.end, first=number.first, last=number.last,
    )  # fmt: skip


def _mention(
    text: str, tokens: list[Token], number: Number, context: BudgetContext, *, floor: int = 0
) -> _Mention | None:
    """The figure as money, None where it is a count or a date; cues before `floor` belong to an earlier figure."""
    code, first, last = currency_beside(tokens, number, context.currency)
    start, end = tokens[first].start, tokens[last].end
    before, after = _around(text, tokens, number, start, end)
    before = before[max(0, floor - start + len(before)) :]
    if not _is_money(number, code, before, after, context):
        return None
    if code is None or not exchange_rates.is_known(code):
        code = (
            "INR"
            if number.scale in (100_000, 10_000_000) and context.currency not in {"PKR", "BDT"}
            else context.currency
        )
    return _Mention(
        amount=_bounded(number.value, before, after),
        currency=code,
        is_per_unit=bool(PER_UNIT_AFTER.match(after)) and not TOTAL.search(before),
        is_own=_is_own(before, after, context),
        start=start,
        end=end,
    )


def _around(text: str, tokens: list[Token], number: Number, start: int, end: int) -> tuple[str, str]:
    """The words of the clause before and after a figure; what follows a comma belongs to the next figure."""
    begin = max((m.end() for m in _CLAUSE_END.finditer(text, 0, start)), default=0)
    stop = _CLAUSE_END.search(text, end)
    before, after = text[begin:start].lower(), text[end : stop.end() if stop else len(text)].lower()
    if any(token.word[0].isdigit() and token.start >= end for token in tokens[number.last + 1 :]):
        after = re.split(r"[,،]|\d", after)[0] if re.search(r"\d", after) else after
    figures = [token.end for token in tokens[: number.first] if token.word[0].isdigit() and token.start >= begin]
    return (text[max(figures) : start].lower() if figures else before), after


def _is_money(number: Number, code: str | None, before: str, after: str, context: BudgetContext) -> bool:
    if code is not None:
        return True
    if NOT_MONEY_AFTER.match(after) or (re.search(r"[\w@#:/.]$", before)):
        return False
    if number.scale >= 1000:
        return True
    if _is_year(number, before, after):
        return False
    if number.value >= 100_000_000 or (number.in_words and number.value < _MIN_BARE):
        return False
    if context.was_asked:
        return number.value >= _MIN_ASKED
    return number.value >= _MIN_BARE and bool(BUDGET_WORD.search(before[-60:]) or BUDGET_WORD.search(after[:40]))


def _is_year(number: Number, before: str, after: str) -> bool:
    """ "2019 or newer" is a model's year, unless it is called a budget or stands alone."""
    is_alone = not (before.strip() or after.strip(" .!?"))
    called = BUDGET_WORD.search(before[-60:]) or BUDGET_WORD.search(after[:40])
    return not number.in_words and number.value in _YEARS and not (is_alone or called)


def _bounded(value: Decimal, before: str, after: str) -> Decimal:
    """Open bounds move a figure off its edge: "under 5k" is less than 5k, "50k+" and "more than 5k" at least that."""
    if LOWER_BOUND_BEFORE.search(before) or LOWER_BOUND_AFTER.match(after):
        return value - 1
    if OPEN_ABOVE_BEFORE.search(before) or OPEN_ABOVE_AFTER.match(after):
        return value + 1
    return value


def _is_own(before: str, after: str, context: BudgetContext) -> bool:
    """Whose figure it is, by the nearest cue: the contact's own, or a rival's, a past or our price."""
    own = max((m.end() for m in OWN.finditer(before)), default=-1)
    other = max((m.end() for m in NOT_OWN.finditer(before)), default=-1)
    if NOT_OWN_AFTER.match(after):
        return False
    if own >= 0 or other >= 0:
        return own >= other
    own_after, other_after = OWN.search(after), NOT_OWN.search(after)
    if own_after is None or other_after is not None:
        return own_after is not None or (other_after is None and (context.was_asked or _is_whole(before, after)))
    return True


def _is_whole(before: str, after: str) -> bool:
    """A message that is hardly more than a figure, and no question, states the budget unasked."""
    return len((before + after).split()) <= 3 and "?" not in before + after
