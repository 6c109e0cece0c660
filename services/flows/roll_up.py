"""Counts the figures of dashboards and usage by day: again for the days that something happened to, as the log says.

The log's chain is read in its order, so nothing is left out and nothing is counted twice; a company's first time, and
a change of its zone, count everything it has.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from services.db import Transaction
from services.deps import Deps
from services.events.models import EventHead, EventLog
from services.flows.each_tenant import each_tenant
from services.reports.counting import count_day, count_usage
from services.reports.figures import find_progress, note_progress, replace_measures, replace_usage
from services.reports.models import CountedUpTo
from services.reports.touched import days_touched, list_sealed
from services.rules.measures import Family, day_of
from services.rules.permissions import Principal
from services.tenants.queries import load_tenant

EVENTS_AT_ONCE = 2000
# What is older was counted when it was new; a first count goes no further back.
COUNTED_DAYS = 92


async def roll_up(deps: Deps, now: datetime) -> int:
    """Count what is new for each tenant whose log has grown; return how many have more to count."""
    async with deps.db.deployment() as deployment:
        behind = select(EventHead.tenant_id).outerjoin(CountedUpTo, CountedUpTo.tenant_id == EventHead.tenant_id)
        grown = behind.where(EventHead.seq > func.coalesce(CountedUpTo.seq, 0)).order_by(EventHead.tenant_id)
        tenant_ids = list((await deployment.execute(grown)).scalars())
    return await each_tenant(deps, "figures", tenant_ids, roll_up_tenant, now)


async def roll_up_tenant(deps: Deps, tenant_id: UUID, now: datetime) -> bool:
    """Count one step for a tenant; True where there may be more."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        await tx.lock("figures")
        zone = (await load_tenant(tx)).zone
        counted = await find_progress(tx)
        if counted is None or counted.zone != zone.key:
            await _count_all(tx, zone, now)
            return False
        seq, happened = await list_sealed(tx, counted.seq, EVENTS_AT_ONCE)
        oldest = day_of(now, zone) - timedelta(days=COUNTED_DAYS)
        for family, days in (await days_touched(tx, happened, zone)).items():
            await _count(tx, family, [day for day in days if day > oldest], zone)
        await note_progress(tx, seq, zone.key, now)
    return len(happened) == EVENTS_AT_ONCE


async def _count_all(tx: Transaction, zone: ZoneInfo, now: datetime) -> None:
    """Count every day since the first event; what is not sealed yet is counted again when it is."""
    seq = await tx.scalar(select(EventHead.seq).where(EventHead.tenant_id == tx.tenant_id)) or 0
    first = await tx.scalar(select(func.min(EventLog.at)).where(EventLog.tenant_id == tx.tenant_id)) or now
    last = day_of(now, zone) + timedelta(days=1)
    number = min((last - day_of(first, zone)).days + 2, COUNTED_DAYS)
    days = [last - timedelta(days=back) for back in range(number)]
    for family in Family:
        await _count(tx, family, days, zone)
    await note_progress(tx, seq, zone.key, now)


async def _count(tx: Transaction, family: Family, days: Collection[date], zone: ZoneInfo) -> None:
    for day in sorted(days):
        await replace_measures(tx, family, day, await count_day(tx, family, day, zone))
        if family is Family.HAPPENINGS:
            await replace_usage(tx, day, await count_usage(tx, day, zone))
