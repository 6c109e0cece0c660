"""Keeps and reads the stored figures: a day's counts are replaced whole, and read back for any stretch of days."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from services.db import Reader, Transaction
from services.reports.models import CountedUpTo, DayMeasure, DayUsage
from services.rules.measures import FAMILIES, Counted, Family, Measure


async def replace_measures(tx: Transaction, family: Family, day: date, counts: Sequence[Counted]) -> None:
    """Put the family's counts of a day in the place of those before."""
    of_day = (DayMeasure.tenant_id == tx.tenant_id, DayMeasure.day == day)
    await tx.execute(delete(DayMeasure).where(*of_day, DayMeasure.measure.in_(FAMILIES[family])))
    rows = [
        {"tenant_id": tx.tenant_id, "day": day, "measure": one.measure, "part": one.part, "value": one.value}
        for one in counts
    ]
    await tx.insert(DayMeasure, rows)


async def replace_usage(tx: Transaction, day: date, usage: Mapping[str, tuple[int, int]]) -> None:
    """Put a day's usage, as (tenths, times) by operation, in the place of what was there."""
    await tx.execute(delete(DayUsage).where(DayUsage.tenant_id == tx.tenant_id, DayUsage.day == day))
    rows = [
        {"tenant_id": tx.tenant_id, "day": day, "operation": operation, "deci": deci, "times": times}
        for operation, (deci, times) in usage.items()
    ]
    await tx.insert(DayUsage, rows)


async def list_measures(reader: Reader, days: Sequence[date]) -> list[Counted]:
    """The stored counts of these days."""
    table = DayMeasure
    statement = select(table.day, table.measure, table.part, table.value).where(
        table.tenant_id == reader.tenant_id, table.day.in_(days)
    )
    return [
        Counted(day=row.day, measure=Measure(row.measure), part=row.part, value=row.value)
        for row in await reader.execute(statement)
    ]


async def list_usage(reader: Reader, days: Sequence[date]) -> Sequence[Any]:
    """The stored usage of these days: day, operation, tenths, times."""
    table = DayUsage
    statement = select(table.day, table.operation, table.deci, table.times).where(
        table.tenant_id == reader.tenant_id, table.day.in_(days)
    )
    return (await reader.execute(statement)).all()


async def find_progress(reader: Reader) -> Any:
    """How far the log was counted, in which zone and when; None where nothing was counted yet."""
    return (await reader.execute(select(CountedUpTo).where(CountedUpTo.tenant_id == reader.tenant_id))).one_or_none()


async def note_progress(tx: Transaction, seq: int, zone: str, now: datetime) -> None:
    """Note how far the log is counted now."""
    values = {"seq": seq, "zone": zone, "at": now}
    statement = insert(CountedUpTo).values(tenant_id=tx.tenant_id, **values)
    await tx.execute(statement.on_conflict_do_update(index_elements=["tenant_id"], set_=values))
