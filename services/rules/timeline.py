"""When a contact wants to have it: relative times, month names, quarters, festivals and dates, as a timeline band.

The last statement wins. A time to talk ("call me Thursday"), a length ("3 year warranty") or the past is none.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from services.rules.numbers_in_words import find_numbers, tokens_of, western_digits
from services.rules.reading import Timeline
from services.rules.timeline_words import (
    AMBIGUOUS_MONTHS,
    APPOINTMENT,
    AT_ONCE,
    AT_ONCE_IF_ASKED,
    DAYS_OF_UNIT,
    FIXED_OCCASIONS,
    MONTHS,
    MOVING_OCCASIONS,
    NO_DATE,
    NOT_NOW,
    PAST_OR_LENGTH_AFTER,
    PAST_OR_LENGTH_BEFORE,
    UNIT,
    WANTED_BY_DAY,
)

# Upper edges in days, with the slack of calendar months (LABELS.md, timeline).
_DAY_EDGES = (
    (31, Timeline.IMMEDIATE),
    (93, Timeline.FROM_1_TO_3_MONTHS),
    (186, Timeline.FROM_3_TO_6_MONTHS),
)
_CLAUSE = re.compile(r"[^.!?;\n।؟,،]+[.!?;\n।؟,،]?")
_NOT_ASKED_LEAD = (
    r"(?:in|within|with in|by|before|after|next|around|about|over the next|until|till|en|dentro de|antes de"
    r"|después de|para|próximo|في|خلال|بعد|قبل|در|تا)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineContext:
    """What a time is read in the light of: today in the tenant's zone, and whether we asked when."""

    today: date
    was_asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A stated timeline; `evidence` is an exact substring of the text it was read from."""

    timeline: Timeline
    evidence: str
    is_exact: bool = True  # a date or a length of time, not a mood ("soon", "no hurry")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    start: int
    end: int
    timeline: Timeline
    rank: int = 1  # a date or a length of time (1) is more exact than a mood (0)


def band_of_days(days: int) -> Timeline:
    """The band of a distance from today in days."""
    return next((band for edge, band in _DAY_EDGES if days <= edge), Timeline.EXPLORING)


def band_of_month(months_ahead: int, part: str) -> Timeline:
    """The band of a named month; `part` is "early", "late" or "" (LABELS.md counts months, not days)."""
    if months_ahead <= 0:
        return Timeline.IMMEDIATE
    if months_ahead < 3 or (months_ahead == 3 and part != "late"):
        return Timeline.FROM_1_TO_3_MONTHS
    return Timeline.FROM_3_TO_6_MONTHS if months_ahead <= 6 else Timeline.EXPLORING


def find_timeline(text: str, context: TimelineContext) -> When | None:
    """The timeline a message states, None where it states none."""
    found = [item for clause in _CLAUSE.finditer(text) for item in _in_clause(clause.group(), clause.start(), context)]
    if not found:
        return None
    last = max(found, key=lambda item: (item.rank, item.start))
    return When(timeline=last.timeline, evidence=text[last.start : last.end], is_exact=last.rank > 0)


def _in_clause(clause: str, offset: int, context: TimelineContext) -> list[_Found]:
    if APPOINTMENT.search(clause) and not _is_answer(clause, context):
        return _shifted(_moods(clause, context, appointments=True), offset)
    exact = _lengths(clause, context) + _months(clause, context) + _nexts(clause, context) + _dates(clause, context) + _occasions(clause, context)
    return _shifted(exact + _moods(clause, context, appointments=False), offset)


def _is_answer(clause: str, context: TimelineContext) -> bool:
    """In answer to "when?", a short clause is the answer even if it speaks of a visit."""
    return context.was_asked and len(clause.split()) <= 4


def _shifted(found: list[_Found], offset: int) -> list[_Found]:
    return [_Found(start=f.start + offset, end=f.end + offset, timeline=f.timeline, rank=f.rank) for f in found]


def _moods(clause: str, context: TimelineContext, *, appointments: bool) -> list[_Found]:
    no_date = [_Found(start=m.start(), end=m.end(), timeline=Timeline.EXPLORING, rank=0) for m in NO_DATE.finditer(clause)]
    if no_date or appointments:
        return no_date
    refused = [m.span() for m in NOT_NOW.finditer(clause)]
    pattern = [AT_ONCE, AT_ONCE_IF_ASKED] if context.was_asked else [AT_ONCE]
    hits = [m.span() for p in pattern for m in p.finditer(clause)]
    hits += [m.span("day" if m["day"] else "day2") for m in WANTED_BY_DAY.finditer(clause) if not _is_negated(clause, m.start())]
    wanted = [(start, end) for start, end in hits if not any(a <= start < b for a, b in refused)]
    return [_Found(start=a, end=b, timeline=Timeline.IMMEDIATE, rank=0) for a, b in wanted if not _is_negated(clause, a)]


def _is_negated(clause: str, start: int) -> bool:
    return bool(re.search(r"(?<!\w)(?:not|no|isn'?t|don'?t|didn'?t|nothing|nada|sin|لست|غير|مش|مو)\s+(?:that |so |very |really )?$", clause[:start], re.IGNORECASE))


def _lengths(clause: str, context: TimelineContext) -> list[_Found]:
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
            found.append(_Found(start=span[0], end=span[1], timeline=band_of_days(_days(value, DAYS_OF_UNIT[unit.word]))))
    return found + _unnumbered(clause, context)


def _days(value: Decimal, unit_days: int) -> int:
    return int(value * unit_days * (Decimal("30.5") / 30 if unit_days == 30 else 1))


def _and_a_half(after: str) -> Decimal:
    return Decimal("0.5") if re.match(r"\s*(?:and (?:a )?half|y medi[oa]|ونصف|و نصف|आणि अर्धा)", after) else Decimal(0)


_UNNUMBERED = re.compile(
    rf"(?<!\w)(?P<few>a few|few|couple of|a couple of|several|kuch|thode|some|unos|algunos|unas|algunas|कुछ"
    rf"|بضعة|عدة|چند|کچھ|a|an|one|ek|un|una|half a|aadhe|आधे)\s+(?P<unit>{UNIT})(?!\w)"
    rf"|(?<!\w)(?P<dual>أسبوعين|اسبوعين|شهرين|يومين|سنتين|سنة|شهر ونصف|شهر|أسبوع|اسبوع|fortnight|quincena|ماه"
    rf"|month and a half|mes y medio|mes|mahine bhar|महीने भर)(?!\w)",
    re.IGNORECASE,
)
_DUALS = {
    "أسبوعين": 14, "اسبوعين": 14, "شهرين": 61, "يومين": 2, "سنتين": 730, "سنة": 365, "شهر ونصف": 46, "شهر": 30, "أسبوع": 7, "اسبوع": 7,
    "fortnight": 15, "quincena": 15, "ماه": 30, "month and a half": 46, "mes y medio": 46, "mes": 30, "mahine bhar": 30, "महीने भर": 30,
}  # fmt: skip
_FEW: dict[str, int | Decimal] = {"a": 1, "an": 1, "one": 1, "ek": 1, "un": 1, "una": 1, "half a": Decimal("0.5"), "aadhe": Decimal("0.5"), "आधे": Decimal("0.5"),
        "couple of": 2, "a couple of": 2}  # fmt: skip


def _unnumbered(clause: str, context: TimelineContext) -> list[_Found]:
    found = []
    for m in _UNNUMBERED.finditer(clause):
        if not _counts(clause, m.span(), context):
            continue
        if m["dual"]:
            days = _DUALS[m["dual"].lower()]
        else:
            days = _days(Decimal(_FEW.get(m["few"].lower(), 3)) + _and_a_half(clause[m.end() :]), DAYS_OF_UNIT[m["unit"].lower()])
        found.append(_Found(start=m.start(), end=m.end(), timeline=band_of_days(days)))
    return found


def _counts(clause: str, span: tuple[int, int], context: TimelineContext) -> bool:
    """Whether a length of time is when it is wanted: neither past nor a term, and led in unless we asked."""
    before, after = clause[: span[0]], clause[span[1] :]
    if PAST_OR_LENGTH_BEFORE.search(before) and not re.search(r"(?:after|in|within|by|around|about|like|maybe) (?:a|the|over)\s*$", before, re.IGNORECASE):
        return False
    if PAST_OR_LENGTH_AFTER.match(after):
        return False
    led_in = re.search((
        rf"(?<!\w){_NOT_ASKED_LEAD}\s+(?:about |around |like |the |another |max |maybe |next |los? |las? "
        rf"|próxim[oa]s? |حوالي )*$"
    ), before, re.IGNORECASE)
    follows = re.match((
        r"\s*(?:me(?:in)?\b|m\b|ke andar|ke baad|baad|k baad|tak\b|ke bad|bad\b|में|के अंदर|के बाद|बाद|तक|नंतर"
        r"|मध्ये|त\b|from now|time|out|later|max|را|میں|بعد|এর মধ্যে|ની અંદર|માં|ਵਿੱਚ|பிறகு|లో|ರಲ್ಲಿ|ൽ)"
    ), after, re.IGNORECASE)
    return context.was_asked or bool(led_in) or bool(follows)


_NEXT = re.compile(
    rf"(?<!\w)(?P<which>this|next|within the|by the end of the|coming|following|current|is|isi|agle|agla|agli"
    rf"|aane wale|aanewale|anewale|est[ea]|próxim[oa]|proxim[oa]|इस|इसी|अगले|अगली|आने वाले|पुढच्या|पुढील|या"
    rf"|اس|اگلے|এই|আগামী|આ|આવતા|ਇਸ|ਅਗਲੇ|இந்த|அடுத்த|ఈ|వచ్చే|ಈ|ಮುಂದಿನ|ഈ|അടുത്ത)"
    rf"\s+(?P<unit>{UNIT}|weekend|fy|sal)(?!\w)"
    rf"|(?P<post>(?:{UNIT}))\s+(?P<post_which>que viene|próxim[oa]|proxim[oa]|القادم|المقبل|الجاي|آینده|بعد)"
    r"|(?P<ar_unit>الشهر|الأسبوع|الاسبوع|السنة|العام)\s+(?P<ar_which>القادم|القادمة|المقبل|المقبلة|الجاي|الجاية)?"
    r"|(?P<ar_this>هذا|هذه)\s+(?P<ar_this_unit>الشهر|الأسبوع|الاسبوع|السنة|العام)",
    re.IGNORECASE,
)
_THIS = frozenset({"this", "within the", "by the end of the", "current", "is", "isi", "este", "esta", "इस", "इसी", "या", "اس", "এই", "આ", "ਇਸ", "இந்த", "ఈ", "ಈ", "ഈ"})
_ARABIC_UNITS = {"الشهر": 30, "الأسبوع": 7, "الاسبوع": 7, "السنة": 365, "العام": 365}


def _nexts(clause: str, context: TimelineContext) -> list[_Found]:
    """ "this month", "next quarter", "agle hafte", "el próximo año", "الشهر القادم"."""
    found = []
    for m in _NEXT.finditer(clause):
        if PAST_OR_LENGTH_AFTER.match(clause[m.end() :]):
            continue
        unit_days, is_this = _next_parts(m)
        if unit_days is not None:
            found.append(_Found(start=m.start(), end=m.end(), timeline=_band_of_next(unit_days, context.today, is_this=is_this)))
    return found


def _next_parts(m: re.Match[str]) -> tuple[int | None, bool]:
    if m["unit"]:
        unit = m["unit"].lower()
        return {"weekend": 7, "fy": 366, "sal": 365}.get(unit) or DAYS_OF_UNIT[unit], m["which"].lower() in _THIS
    if m["post"]:
        return DAYS_OF_UNIT[m["post"].lower()], False
    if m["ar_this"]:
        return _ARABIC_UNITS[m["ar_this_unit"]], True
    return (_ARABIC_UNITS[m["ar_unit"]], False) if m["ar_which"] else (None, False)


def _band_of_next(unit_days: int, today: date, *, is_this: bool) -> Timeline:
    if unit_days <= 7:
        return Timeline.IMMEDIATE
    if unit_days == 30:
        return Timeline.IMMEDIATE if is_this else Timeline.FROM_1_TO_3_MONTHS
    quarter_start = (today.month - 1) // 3 * 3 + 1
    if unit_days == 91:
        return band_of_days(_days_left(today, quarter_start + 2)) if is_this else band_of_month(quarter_start + 3 - today.month, "")
    if unit_days == 366:
        return band_of_month((4 - today.month) % 12 or 12, "")
    return band_of_days(_days_left(today, 12)) if is_this else band_of_month(13 - today.month, "late")


def _days_left(today: date, month: int) -> int:
    return (date(today.year, month, monthrange(today.year, month)[1]) - today).days


_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = re.compile(
    rf"(?<!\w)(?P<part>(?:early|beginning of|start of|starting|first week of|mid|middle of|late|end of|end"
    rf"|second half of|first half of|second week of|third week of|a principios de|a finales de|fin de|بداية"
    rf"|أوائل|نهاية|أواخر)[ -]+)?"
    rf"(?P<month>{_MONTH_NAMES})(?!\w)\.?(?P<after>\s*(?:end|ke end|last|ke aakhir|ke ant|starting|ke shuru"
    rf"|first week|के अंत|के आखिर|के आख़िर))?(?:\s*,?\s*(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_LEADS_MONTH = re.compile(
    r"(?:in|by|before|after|around|till|until|from|of|next|this|mid|early|late|end|start|starting|to|or|and|-"
    r"|/|–|ya|se|aur|en|para|a|por|है|या|से|\d|\d(?:st|nd|rd|th))\s*$", re.IGNORECASE
)
_TRAILS_MONTH = re.compile(r"\s*(?:me\b|mein\b|m\b|tak|ke|se|end|first|mid|start|\d|or|and|ya|-|/|–|में|तक|के|से|20\d\d|ish|$|[.,!])", re.IGNORECASE)


def _months(clause: str, context: TimelineContext) -> list[_Found]:
    """Named months; "may", "march" and the like only where a preposition or another month stands beside them."""
    found = []
    for m in _MONTH.finditer(clause):
        word = m["month"].lower()
        before, after = clause[: m.start("month")], clause[m.end("month") :]
        if word in AMBIGUOUS_MONTHS and not _is_month(word, before, after, context):
            continue
        if re.search(r"(?:last|since|(?<!come )(?<!check )back in|said no in|pichle|desde|en el mes de|पिछले)\s*$", before, re.IGNORECASE):
            continue
        found.append(_Found(start=m.start(), end=m.end(), timeline=_band_of_named(m, before, after, context.today)))
    return found


_DAY_BEFORE = re.compile(r"(?<![\d:/])(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?(?: of| de)?\s*$", re.IGNORECASE)
_DAY_AFTER = re.compile(r"\s*(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?(?![\d:%]|\s*(?:pm|am|lakh|k\b|baje))", re.IGNORECASE)
_WEEK_BEFORE = re.compile(r"(?P<week>1st|first|2nd|second|3rd|third|4th|fourth|last) (?:week|wk)(?: of| in)?\s*$", re.IGNORECASE)
_WEEK_DAYS = {"1st": 5, "first": 5, "2nd": 12, "second": 12, "3rd": 19, "third": 19, "4th": 26, "fourth": 26, "last": 27}


def _band_of_named(m: re.Match[str], before: str, after: str, today: date) -> Timeline:
    """A month with a day or a week in it is a date and counted in days; alone it is counted in months."""
    month = MONTHS[m["month"].lower()]
    day = _DAY_BEFORE.search(before) or _DAY_AFTER.match(after)
    week = _WEEK_BEFORE.search(before)
    if (day or week) and not m["year"]:
        number = int(day["day"]) if day else _WEEK_DAYS[week["week"].lower()] if week else 1
        when = _next_date(today, month, number)
        return band_of_days((when - today).days)
    ahead = (month - today.month) % 12
    if m["year"]:
        ahead = (int(m["year"]) - today.year) * 12 + month - today.month
    return band_of_month(ahead, _part(m))


def _next_date(today: date, month: int, day: int) -> date:
    """The next such day from today on; a day the month does not have is its last."""
    dates = [date(year, month, min(day, monthrange(year, month)[1])) for year in (today.year, today.year + 1)]
    return dates[0] if dates[0] >= today else dates[1]


def _is_month(word: str, before: str, after: str, context: TimelineContext) -> bool:
    if re.match(r"\s*(?:i|we|be|not|have|need|take|also|you|can|ahead|gaya|gayi|jata|dia|diya)\b", after, re.IGNORECASE):
        return False
    lone = context.was_asked and (word not in {"may", "march", "mar", "mai"} or (not before.strip() and _TRAILS_MONTH.match(after)))
    return bool(lone or (_LEADS_MONTH.search(before) and (word != "may" or _TRAILS_MONTH.match(after))) or re.match(r"\s*(?:me\b|mein\b|tak\b|ke baad|ke end|end\b|first week|में|तक)", after))


def _part(m: re.Match[str]) -> str:
    part = f"{m['part'] or ''} {m['after'] or ''}".lower()
    if re.search(r"late|end|fin|second half|نهاية|أواخر|aakhir|ant\b|last|अंत|आखिर|आख़िर", part):
        return "late"
    return "early" if part.strip() else ""


_DATE = re.compile(
    r"(?<![\d/.-])(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)"
    r"|(?<![\d/.-])(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?:(?P=sep)(?P<y>20\d\d|\d\d)|(?<=/\d)"
    r"|(?<=/\d\d))(?![\d/.-])"
)
_QUARTER = re.compile(r"(?<!\w)q(?P<quarter>[1-4])(?!\w)(?:[ ,]*(?:of )?(?P<year>20\d\d))?", re.IGNORECASE)
_DAY_OF_MONTH = re.compile((
    r"(?<!\w)(?:by|before|on|till|until|from|ka|el)?\s*(?P<day>[12]?\d|3[01])(?:st|nd|rd|th| tarikh"
    r"| tareekh)(?!\w)(?!\s*(?:floor|grade|std|class|time|month|year|week|gen))"
), re.IGNORECASE)
_ONLY_YEAR = re.compile((
    r"(?<!\w)(?:in|by|until|till|en|في|only in)\s+(?P<year>20\d\d)(?!\w)|(?<!\d)(?P<year2>20[23]\d)\s*(?:me|mein"
    r"|में)(?!\w)"
), re.IGNORECASE)


def _dates(clause: str, context: TimelineContext) -> list[_Found]:
    """Real dates, quarters by number and bare years; a date without year is its next occurrence, day first."""
    western, today = western_digits(clause), context.today
    found = [_at(m, _date_of(m, today), today) for m in _DATE.finditer(western)]
    for m in _QUARTER.finditer(western):
        year = int(m["year"]) if m["year"] else today.year
        start = (int(m["quarter"]) - 1) * 3 + 1 + (year - today.year) * 12
        end_passed = start + 2 < today.month and not m["year"]
        found.append(_Found(start=m.start(), end=m.end(), timeline=band_of_month(start + 12 * end_passed - today.month, "")))
    found += [_Found(start=m.start(), end=m.end(), timeline=Timeline.IMMEDIATE, rank=0) for m in _DAY_OF_MONTH.finditer(western) if not _MONTH.search(western)]
    for m in _ONLY_YEAR.finditer(western):
        ahead = (int(m["year"] or m["year2"]) - today.year) * 12 + 1 - today.month
        found.append(_Found(start=m.start(), end=m.end(), timeline=band_of_month(ahead, "late") if ahead > 0 else Timeline.FROM_3_TO_6_MONTHS))
    return [item for item in found if item is not None]


def _at(m: re.Match[str], when: date | None, today: date) -> _Found | None:
    if when is None or when < today:
        return None
    return _Found(start=m.start(), end=m.end(), timeline=band_of_days((when - today).days))


def _date_of(m: re.Match[str], today: date) -> date | None:
    if m["year"]:
        return _valid(int(m["year"]), int(m["month"]), int(m["day"]))
    day, month = int(m["d"]), int(m["m"])
    if month > 12 >= day:
        day, month = month, day
    if m["y"]:
        return _valid(int(m["y"]) % 100 + 2000, month, day)
    when = _valid(today.year, month, day)
    return _valid(today.year + 1, month, day) if when is not None and when < today else when


def _valid(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def _occasions(clause: str, context: TimelineContext) -> list[_Found]:
    """Festivals, seasons and the year's end: "Diwali se pehle", "after exams"."""
    lowered, found = clause.lower(), []
    for name, (month, day) in FIXED_OCCASIONS.items():
        if (start := _word_at(lowered, name)) >= 0:
            when = _next_occurrence(context.today, month, day)
            found.append(_Found(start=start, end=start + len(name), timeline=band_of_days((when - context.today).days)))
    for name, years in MOVING_OCCASIONS.items():
        if (start := _word_at(lowered, name)) >= 0:
            dates = [date(year, *month_day) for year, month_day in years.items()]
            ahead = [(when - context.today).days for when in dates if when >= context.today - timedelta(days=1)]
            if ahead:
                found.append(_Found(start=start, end=start + len(name), timeline=band_of_days(min(ahead))))
    return found


def _word_at(lowered: str, name: str) -> int:
    if re.search(rf"(?:last|this is|happy|pichle|pichhle)\s+{re.escape(name)}", lowered):
        return -1
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", lowered)
    return match.start() if match else -1


def _next_occurrence(today: date, month: int, day: int) -> date:
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)
