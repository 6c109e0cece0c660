"""When a contact wants to have it: relative times, month names, quarters, festivals and dates, as a timeline band.

The last statement wins. A time to talk ("call me Thursday"), a length ("3 year warranty") or the past is none.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from services.rules.numbers_in_words import find_numbers, tokens_of
from services.rules.reading import Timeline
from services.rules.timeline_bands import Found, TimelineContext, band_of_days
from services.rules.timeline_calendar import in_calendar
from services.rules.timeline_words import (
    APPOINTMENT,
    AT_ONCE,
    AT_ONCE_IF_ASKED,
    DAYS_OF_UNIT,
    NO_DATE,
    NOT_NOW,
    PAST_OR_LENGTH_AFTER,
    PAST_OR_LENGTH_BEFORE,
    UNIT,
    WANTED_BY_DAY,
)

_CLAUSE = re.compile(r"[^.!?;\n।؟,،]+[.!?;\n।؟,،]?")
_NOT_ASKED_LEAD = (
    r"(?:in|within|with in|by|before|after|next|around|about|over the next|until|till|en|dentro de|antes de"
    r"|después de|para|próximo|في|خلال|بعد|قبل|در|تا)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A stated timeline; `evidence` is an exact substring of the text it was read from."""

    timeline: Timeline
    evidence: str
    is_exact: bool = True  # a date or a length of time, not a mood ("soon", "no hurry")


def find_timeline(text: str, context: TimelineContext) -> When | None:
    """The timeline a message states, None where it states none."""
    found = [item for clause in _CLAUSE.finditer(text) for item in _in_clause(clause.group(), clause.start(), context)]
    if not found:
        return None
    last = max(found, key=lambda item: (item.rank, item.start, item.end))
    return When(timeline=last.timeline, evidence=text[last.start : last.end], is_exact=last.rank > 0)


def _in_clause(clause: str, offset: int, context: TimelineContext) -> list[Found]:
    if APPOINTMENT.search(clause) and not _is_answer(clause, context):
        return _shifted(_moods(clause, context, appointments=True), offset)
    exact = _lengths(clause, context) + in_calendar(clause, context)
    return _shifted(exact + _moods(clause, context, appointments=False), offset)


def _is_answer(clause: str, context: TimelineContext) -> bool:
    """In answer to "when?", a short clause is the answer even if it speaks of a visit."""
    return context.was_asked and len(clause.split()) <= 4


def _shifted(found: list[Found], offset: int) -> list[Found]:
    return [Found(start=f.start + offset, end=f.end + offset, timeline=f.timeline, rank=f.rank) for f in found]


def _moods(clause: str, context: TimelineContext, *, appointments: bool) -> list[Found]:
    no_date = [
        Found(start=m.start(), end=m.end(), timeline=Timeline.EXPLORING, rank=0) for m in NO_DATE.finditer(clause)
    ]
    if no_date or appointments:
        return no_date
    refused = [m.span() for m in NOT_NOW.finditer(clause)]
    pattern = [AT_ONCE, AT_ONCE_IF_ASKED] if context.was_asked else [AT_ONCE]
    hits = [m.span() for p in pattern for m in p.finditer(clause)]
    hits += [
        m.span("day" if m["day"] else "day2")
        for m in WANTED_BY_DAY.finditer(clause)
        if not _is_negated(clause, m.start())
    ]
    wanted = [(start, end) for start, end in hits if not any(a <= start < b for a, b in refused)]
    return [Found(start=a, end=b, timeline=Timeline.IMMEDIATE, rank=0) for a, b in wanted if not _is_negated(clause, a)]


def _is_negated(clause: str, start: int) -> bool:
    return bool(
        re.search(
            r"(?<!\w)(?:not|no|isn'?t|don'?t|didn'?t|nothing|nada|sin|لست|غير|مش|مو)\s+(?:that |so |very |really )?$",
            clause[:start],
            re.IGNORECASE,
        )
    )


def _lengths(clause: str, context: TimelineContext) -> list[Found]:
    """ "in 2-3 months", "dedh mahine me", "بعد شهرين": a number and a unit."""
    tokens = tokens_of(clause)
    found = []
    for number in find_numbers(tokens):
        after = number.last + 1
        unit = tokens[after] if after < len(tokens) else None
        if unit is not None and unit.word in {"-", "to"} and after + 1 < len(tokens):
            unit = tokens[after + 1]
        if unit is None or unit.word not in DAYS_OF_UNIT or number.scale > 100:
            continue
        value = number.value + _and_a_half(clause[unit.end :])
        span = (number.start, unit.end)
        if _counts(clause, span, context):
            found.append(
                Found(start=span[0], end=span[1], timeline=band_of_days(_days(value, DAYS_OF_UNIT[unit.word])))
            )
    return found + _unnumbered(clause, context)


def _days(value: Decimal, unit_days: int) -> int:
    return int(value * unit_days * (Decimal("30.5") / 30 if unit_days == 30 else 1))


def _and_a_half(after: str) -> Decimal:
    return Decimal("0.5") if re.match(r"\s*(?:and (?:a )?half|y medi[oa]|ونصف|و نصف|आणि अर्धा)", after) else Decimal(0)


_UNNUMBERED = re.compile(
    rf"(?<!\w)(?P<few>a few|few|couple of|a couple of|several|kuch|thode|some|unos|algunos|unas|algunas|कुछ"
    rf"|بضعة|عدة|چند|کچھ|a|an|one|ek|un|una|half a|aadhe|आधे)\s+(?P<unit>{UNIT})(?!\w)"
    rf"|(?<!\w)(?P<dual>أسبوعين|اسبوعين|شهرين|يومين|سنتين|سنة|شهر ونصف|شهر|أسبوع|اسبوع|fortnight|quincena|saal bhar|साल भर|ماه"
    rf"|month and a half|mes y medio|mes|mahine bhar|महीने भर)(?!\w)",
    re.IGNORECASE,
)
_DUALS = {
    "أسبوعين": 14, "اسبوعين": 14, "شهرين": 61, "يومين": 2, "سنتين": 730, "سنة": 365, "شهر ونصف": 46, "شهر": 30, "أسبوع": 7, "اسبوع": 7,
    "fortnight": 15, "saal bhar": 365, "साल भर": 365, "quincena": 15, "ماه": 30, "month and a half": 46, "mes y medio": 46, "mes": 30, "mahine bhar": 30, "महीने भर": 30,
}  # fmt: skip
_FEW: dict[str, int | Decimal] = {"a": 1, "an": 1, "one": 1, "ek": 1, "un": 1, "una": 1, "half a": Decimal("0.5"), "aadhe": Decimal("0.5"), "आधे": Decimal("0.5"),
        "couple of": 2, "a couple of": 2}  # fmt: skip


def _unnumbered(clause: str, context: TimelineContext) -> list[Found]:
    found = []
    for m in _UNNUMBERED.finditer(clause):
        if not _counts(clause, m.span(), context):
            continue
        if m["dual"]:
            days = _DUALS[m["dual"].lower()]
        else:
            days = _days(
                Decimal(_FEW.get(m["few"].lower(), 3)) + _and_a_half(clause[m.end() :]), DAYS_OF_UNIT[m["unit"].lower()]
            )
        found.append(Found(start=m.start(), end=m.end(), timeline=band_of_days(days)))
    return found


def _counts(clause: str, span: tuple[int, int], context: TimelineContext) -> bool:
    """Whether a length of time is when it is wanted: neither past nor a term, and led in unless we asked."""
    before, after = clause[: span[0]], clause[span[1] :]
    if PAST_OR_LENGTH_BEFORE.search(before) and not re.search(
        r"(?:after|in|within|by|around|about|like|maybe) (?:a|the|over)\s*$", before, re.IGNORECASE
    ):
        return False
    if PAST_OR_LENGTH_AFTER.match(after):
        return False
    led_in = re.search(
        (
            rf"(?<!\w){_NOT_ASKED_LEAD}\s+(?:about |around |like |the |another |max |maybe |next |los? |las? "
            rf"|próxim[oa]s? |حوالي )*$"
        ),
        before,
        re.IGNORECASE,
    )
    follows = re.match(
        (
            r"\s*(?:me(?:in)?\b|m\b|ke andar|ke baad|baad|k baad|tak\b|ke bad|bad\b|में|के अंदर|के बाद|बाद|तक|नंतर"
            r"|मध्ये|त\b|from now|time|out|later|max|را|میں|بعد|এর মধ্যে|ની અંદર|માં|ਵਿੱਚ|பிறகு|లో|ರಲ್ಲಿ|ൽ)"
        ),
        after,
        re.IGNORECASE,
    )
    return context.was_asked or bool(led_in) or bool(follows)
