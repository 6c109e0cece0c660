"""What a dashboard adds up: parts, shares, percentiles within 5 %, and days where the company is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from services.rules.measures import (
    FAMILIES,
    PARTS,
    Counted,
    Measure,
    Period,
    bucket_of,
    by_part,
    day_of,
    days_of,
    percentile,
    share,
    start_of,
    total,
)

DAY = date(2026, 11, 23)
KOLKATA = ZoneInfo("Asia/Kolkata")
COUNTS = [
    Counted(day=DAY, measure=Measure.CONTACTS, part="HOT/whatsapp/hi", value=2),
    Counted(day=DAY, measure=Measure.CONTACTS, part="COLD/whatsapp/en", value=3),
    Counted(day=DAY, measure=Measure.WON, part="HOT/whatsapp/hi", value=1),
]


def test_every_measure_belongs_to_one_family_and_says_its_parts() -> None:
    assert sorted(measure for measures in FAMILIES.values() for measure in measures) == sorted(Measure)
    assert set(PARTS) == set(Measure)


def test_counts_add_up_by_their_parts() -> None:
    assert total(COUNTS, Measure.CONTACTS) == 5
    assert total(COUNTS, Measure.CONTACTS, band="HOT", language="hi") == 2
    assert by_part(COUNTS, Measure.CONTACTS, "language") == {"hi": 2, "en": 3}


@pytest.mark.parametrize(
    ("seconds", "percent", "true"),
    [
        pytest.param([], 50, None, id="nothing measured"),
        pytest.param([0], 90, 1, id="at once"),
        pytest.param([60, 120, 600], 50, 120, id="middle of three"),
        pytest.param(list(range(1, 1001)), 90, 900, id="nine tenths of a thousand"),
        pytest.param([30, 86_400], 90, 86_400, id="one took a day"),
    ],
)
def test_percentile_is_never_below_the_true_one_nor_six_percent_above(
    seconds: list[int], percent: int, true: int | None
) -> None:
    buckets: dict[int, int] = {}
    for one in seconds:
        buckets[bucket_of(one)] = buckets.get(bucket_of(one), 0) + 1

    found = percentile(buckets, percent)

    assert found == true if true is None else found is not None and true <= found <= true * 1.06 + 1


@pytest.mark.parametrize(("part", "whole", "expected"), [(1, 3, 33), (2, 3, 67), (0, 5, 0), (5, 5, 100), (1, 0, None)])
def test_share_is_whole_percent_and_none_of_nothing(part: int, whole: int, expected: int | None) -> None:
    assert share(part, whole) == expected


def test_a_day_begins_at_the_companys_midnight() -> None:
    assert start_of(DAY, KOLKATA) == datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
    assert day_of(datetime(2026, 11, 22, 18, 29, tzinfo=UTC), KOLKATA) == date(2026, 11, 22)


@pytest.mark.parametrize(("period", "first"), [("today", 23), ("7", 17), ("30", 25)])
def test_a_period_ends_with_today(period: str, first: int) -> None:
    days = days_of(Period(period), DAY)

    assert days[-1] == DAY
    assert days[0].day == first
