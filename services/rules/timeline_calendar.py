"""Times of the calendar in a clause: this and next, named months, dates, quarters, years and festivals."""

import re
from calendar import monthrange
from datetime import date, timedelta

from services.rules.numbers_in_words import western_digits
from services.rules.reading import Timeline
from services.rules.timeline_bands import Found, TimelineContext, band_of_days, band_of_month
from services.rules.timeline_words import (
    AMBIGUOUS_MONTHS,
    DAYS_OF_UNIT,
    FIXED_OCCASIONS,
    MONTHS,
    MOVING_OCCASIONS,
    PAST_OR_LENGTH_AFTER,
    UNIT,
)


def in_calendar(clause: str, context: TimelineContext) -> list[Found]:
    """All calendar times of a clause: "next month", named months, dates, quarters, festivals."""
    return [
        *_nexts(clause, context.today),
        *_months(clause, context),
        *_dates(clause, context.today),
        *_occasions(clause, context.today),
    ]


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
_THIS = frozenset(
    {"this", "within the", "by the end of the", "current", "is", "isi",
     "este", "esta", "इस", "इसी", "या", "اس", "এই", "આ", "ਇਸ", "இந்த", "ఈ", "ಈ", "ഈ"}
)  # fmt: skip
_ARABIC_UNITS = {"الشهر": 30, "الأسبوع": 7, "الاسبوع": 7, "السنة": 365, "العام": 365}


def _nexts(clause: str, today: date) -> list[Found]:
    """ "this month", "next quarter", "agle hafte", "el próximo año", "الشهر القادم"."""
    found = []
    for m in _NEXT.finditer(clause):
        if PAST_OR_LENGTH_AFTER.match(clause[m.end() :]):
            continue
        unit_days, is_this = _next_parts(m)
        if unit_days is not None:
            found.append(Found(start=m.start(), end=m.end(), timeline=_band_of_next(unit_days, today, is_this=is_this)))
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
        months_ahead = quarter_start + 3 - today.month
        return band_of_days(_days_left(today, quarter_start + 2)) if is_this else band_of_month(months_ahead, "")
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
    r"|/|–|ya|se|aur|en|para|a|por|है|या|से|\d|\d(?:st|nd|rd|th))\s*$",
    re.IGNORECASE,
)
_TRAILS_MONTH = re.compile(
    r"\s*(?:me\b|mein\b|m\b|tak|ke|se|end|first|mid|start|\d|or|and|ya|-|/|–|में|तक|के|से|20\d\d|ish|$|[.,!])",
    re.IGNORECASE,
)


_PAST_MONTH = re.compile(
    r"(?:last|since|(?<!come )(?<!check )back in|said no in|pichle|desde|en el mes de|पिछले)\s*$", re.IGNORECASE
)
_VERB_AFTER = re.compile(
    r"\s*(?:i|we|be|not|have|need|take|also|you|can|ahead|gaya|gayi|jata|dia|diya)\b", re.IGNORECASE
)
_POSTPOSITION = re.compile(r"\s*(?:me\b|mein\b|tak\b|ke baad|ke end|end\b|first week|में|तक)")
_ALSO_WORDS = frozenset({"may", "march", "mar", "mai"})


def _months(clause: str, context: TimelineContext) -> list[Found]:
    """Named months; "may", "march" and the like only where a preposition or another month stands beside them."""
    found = []
    for m in _MONTH.finditer(clause):
        word = m["month"].lower()
        before, after = clause[: m.start("month")], clause[m.end("month") :]
        if word in AMBIGUOUS_MONTHS and not _is_month(word, before, after, context):
            continue
        if _PAST_MONTH.search(before):
            continue
        found.append(Found(start=m.start(), end=m.end(), timeline=_band_of_named(m, before, after, context.today)))
    return found


_DAY_BEFORE = re.compile(r"(?<![\d:/])(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?(?: of| de)?\s*$", re.IGNORECASE)
_DAY_AFTER = re.compile(
    r"\s*(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?(?![\d:%]|\s*(?:pm|am|lakh|k\b|baje))", re.IGNORECASE
)
_WEEK_BEFORE = re.compile(
    r"(?P<week>1st|first|2nd|second|3rd|third|4th|fourth|last) (?:week|wk)(?: of| in)?\s*$", re.IGNORECASE
)
_WEEK_DAYS = {
    "1st": 5, "first": 5, "2nd": 12, "second": 12, "3rd": 19, "third": 19, "4th": 26, "fourth": 26, "last": 27,
}  # fmt: skip


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
    if _VERB_AFTER.match(after):
        return False
    stands_alone = not before.strip() and _TRAILS_MONTH.match(after)
    is_answer = context.was_asked and (word not in _ALSO_WORDS or stands_alone)
    is_led_in = _LEADS_MONTH.search(before) and (word != "may" or _TRAILS_MONTH.match(after))
    return bool(is_answer or is_led_in or _POSTPOSITION.match(after))


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
_SECOND_HALF = 7  # July
_HALF = re.compile(r"(?<!\w)(?:second half of (?:the|this) year|h2)(?!\w)", re.IGNORECASE)
_QUARTER = re.compile(r"(?<!\w)q(?P<quarter>[1-4])(?!\w)(?:[ ,]*(?:of )?(?P<year>20\d\d))?", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    (
        r"(?<!\w)(?:by|before|on|till|until|from|ka|el)?\s*(?P<day>[12]?\d|3[01])(?:st|nd|rd|th| tarikh"
        r"| tareekh)(?!\w)(?!\s*(?:floor|grade|std|class|time|month|year|week|gen))"
    ),
    re.IGNORECASE,
)
_ONLY_YEAR = re.compile(
    (
        r"(?<!\w)(?:in|by|until|till|en|في|only in)\s+(?P<year>20\d\d)(?!\w)|(?<!\d)(?P<year2>20[23]\d)\s*(?:me|mein"
        r"|में)(?!\w)"
    ),
    re.IGNORECASE,
)


def _dates(clause: str, today: date) -> list[Found]:
    """Real dates, quarters by number and bare years; a date without year is its next occurrence, day first."""
    western = western_digits(clause)
    found = [_at(m, _date_of(m, today), today) for m in _DATE.finditer(western)]
    for m in _QUARTER.finditer(western):
        year = int(m["year"]) if m["year"] else today.year
        start = (int(m["quarter"]) - 1) * 3 + 1 + (year - today.year) * 12
        end_passed = start + 2 < today.month and not m["year"]
        months_ahead = start + 12 * end_passed - today.month
        found.append(Found(start=m.start(), end=m.end(), timeline=band_of_month(months_ahead, "")))
    if not _MONTH.search(western):
        days = _DAY_OF_MONTH.finditer(western)
        found += [Found(start=m.start(), end=m.end(), timeline=Timeline.IMMEDIATE, rank=0) for m in days]
    for m in _HALF.finditer(western):
        months_ahead = (_SECOND_HALF - today.month) % 12
        found.append(Found(start=m.start(), end=m.end(), timeline=band_of_month(months_ahead, "")))
    for m in _ONLY_YEAR.finditer(western):
        ahead = (int(m["year"] or m["year2"]) - today.year) * 12 + 1 - today.month
        band = band_of_month(ahead, "late") if ahead > 0 else Timeline.FROM_3_TO_6_MONTHS
        found.append(Found(start=m.start(), end=m.end(), timeline=band))
    return [item for item in found if item is not None]


def _at(m: re.Match[str], when: date | None, today: date) -> Found | None:
    if when is None or when < today:
        return None
    return Found(start=m.start(), end=m.end(), timeline=band_of_days((when - today).days))


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


def _occasions(clause: str, today: date) -> list[Found]:
    """Festivals, seasons and the year's end: "Diwali se pehle", "after exams"."""
    lowered, found = clause.lower(), []
    for name, (month, day) in FIXED_OCCASIONS.items():
        if (start := _word_at(lowered, name)) >= 0:
            when = _next_occurrence(today, month, day)
            found.append(Found(start=start, end=start + len(name), timeline=band_of_days((when - today).days)))
    for name, years in MOVING_OCCASIONS.items():
        if (start := _word_at(lowered, name)) >= 0:
            dates = [date(year, *month_day) for year, month_day in years.items()]
            ahead = [(when - today).days for when in dates if when >= today - timedelta(days=1)]
            if ahead:
                found.append(Found(start=start, end=start + len(name), timeline=band_of_days(min(ahead))))
    return found


def _word_at(lowered: str, name: str) -> int:
    if re.search(rf"(?:last|this is|happy|pichle|pichhle)\s+{re.escape(name)}", lowered):
        return -1
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", lowered)
    return match.start() if match else -1


def _next_occurrence(today: date, month: int, day: int) -> date:
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)
