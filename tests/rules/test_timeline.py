"""When a contact wants it, as a band counted from the tenant's today."""

from datetime import date

import pytest

from services.rules.reading import Timeline
from services.rules.timeline import find_timeline
from services.rules.timeline_bands import TimelineContext

TODAY = date(2026, 2, 10)
NOW, SOON, LATER, OPEN = (
    Timeline.IMMEDIATE, Timeline.FROM_1_TO_3_MONTHS, Timeline.FROM_3_TO_6_MONTHS, Timeline.EXPLORING,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "timeline"),
    [
        pytest.param("asap please", NOW, id="asap"),
        pytest.param("isi hafte", NOW, id="this week in hinglish"),
        pytest.param("within 20 days", NOW, id="days"),
        pytest.param("next month", SOON, id="next month"),
        pytest.param("dedh mahine me", SOON, id="a month and a half"),
        pytest.param("2-3 months", SOON, id="a range by its upper end"),
        pytest.param("april me", SOON, id="month counted by name"),
        pytest.param("early may", SOON, id="start of the third month"),
        pytest.param("end of May", LATER, id="end of the third month"),
        pytest.param("july or so", LATER, id="fifth month"),
        pytest.param("28 February", NOW, id="a date with its day"),
        pytest.param("15/06/2026", LATER, id="a date in figures"),
        pytest.param("अगले महीने", SOON, id="hindi"),
        pytest.param("خلال أسبوعين", NOW, id="arabic dual"),
        pytest.param("en tres meses", SOON, id="spanish"),
        pytest.param("after diwali", OPEN, id="festival later than six months"),
        pytest.param("before holi", NOW, id="festival this month"),
        pytest.param("next year", OPEN, id="next year"),
        pytest.param("no fixed plan, just looking", OPEN, id="browsing"),
        pytest.param("abhi nahi, 4 mahine baad", LATER, id="not now, then"),
    ],
)
def test_answer_to_when(text: str, timeline: Timeline) -> None:
    when = find_timeline(text, TimelineContext(today=TODAY, was_asked=True))

    assert when is not None
    assert when.timeline is timeline
    assert when.evidence in text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("call me tomorrow at 5", id="when to talk"),
        pytest.param("is there a 2 year warranty", id="a term"),
        pytest.param("I bought it 3 months ago", id="the past"),
        pytest.param("may I know the size", id="may as a verb"),
        pytest.param("500 a month is fine", id="a rate"),
        pytest.param("we don't need it now", id="refused"),
    ],
)
def test_other_times_are_no_timeline(text: str) -> None:
    assert find_timeline(text, TimelineContext(today=TODAY)) is None


def test_month_without_year_is_the_next_one() -> None:
    when = find_timeline("in january", TimelineContext(today=date(2026, 11, 20), was_asked=True))

    assert when is not None
    assert when.timeline is SOON
