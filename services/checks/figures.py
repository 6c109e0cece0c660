"""Whether the stored figures of dashboards and usage are what their rows say, counted anew."""

from collections.abc import Collection, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from services.checks.look import Found, Look
from services.reports.counting import count_day, count_usage
from services.reports.figures import find_progress, list_measures, list_usage
from services.reports.touched import days_touched, list_sealed, list_unsealed
from services.rules.measures import FAMILIES, Family

# Older days are history that nothing changes any more; a month is what pages show.
_DAYS = 31
_ALL = 1_000_000


async def figures_are_what_their_rows_say(look: Look) -> list[Found]:
    """Each stored figure of the last month equals a count of its rows, but for days that are about to be counted."""
    counted = await find_progress(look.reader)
    if counted is None:
        return []
    zone = ZoneInfo(counted.zone)
    _, coming = await list_sealed(look.reader, counted.seq, _ALL)
    awaited = await days_touched(look.reader, [*coming, *await list_unsealed(look.reader)], zone)
    days = await look.rows(
        "select distinct day from day_measure where tenant_id = :tenant order by day desc limit :most", most=_DAYS
    )
    return [found for row in days for found in await _differences(look, row.day, zone, awaited)]


async def _differences(
    look: Look, day: date, zone: ZoneInfo, awaited: Mapping[Family, Collection[date]]
) -> list[Found]:
    stored = await list_measures(look.reader, [day])
    told = {(one.measure.value, one.part): one.value for one in stored}
    true: dict[tuple[str, str], int] = {}
    for family in Family:
        if day in awaited[family]:
            told = {key: value for key, value in told.items() if key[0] not in FAMILIES[family]}
        else:
            fresh = await count_day(look.reader, family, day, zone)
            true |= {(one.measure.value, one.part): one.value for one in fresh}
    if day not in awaited[Family.HAPPENINGS]:
        told |= {("usage", row.operation): row.deci for row in await list_usage(look.reader, [day])}
        usage = await count_usage(look.reader, day, zone)
        true |= {("usage", operation): deci for operation, (deci, _) in usage.items()}
    return [
        _found(day, key, told.get(key, 0), true.get(key, 0))
        for key in sorted({*told, *true})
        if told.get(key, 0) != true.get(key, 0)
    ]


def _found(day: date, key: tuple[str, str], told: int, true: int) -> Found:
    measure, part = key
    table = "day_usage" if measure == "usage" else "day_measure"
    return Found(table=table, row_id=f"{day} {measure} {part}".strip(), what=f"says {told}, its rows say {true}")
