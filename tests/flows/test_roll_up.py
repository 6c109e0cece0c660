"""Stored figures follow what happens, event by event, and equal a count of everything."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from factories import NOW, Company
from small_world import LATER, live_a_morning, seal_all

from services.deps import Deps
from services.flows.roll_up import roll_up_tenant
from services.reports.counting import count_day, count_usage
from services.reports.figures import list_measures, list_usage
from services.rules.measures import Counted, Family, Measure, day_of, total

ZONE = ZoneInfo("Asia/Kolkata")
TODAY = day_of(NOW, ZONE)
DAYS = [TODAY, TODAY + timedelta(days=1)]


async def test_figures_follow_what_happens_and_equal_a_fresh_count(deps: Deps, asha: Company, borneo: Company) -> None:
    await roll_up_tenant(deps, asha.tenant_id, NOW)
    morning = await live_a_morning(deps, asha)
    await roll_up_tenant(deps, asha.tenant_id, LATER)
    first = await _stored(deps, asha)

    next_day = NOW + timedelta(days=1)
    conversation_id = await morning.writes("919912345678", "Namaste, gaadi chahiye", next_day)
    await morning.routes(conversation_id, next_day)
    await seal_all(deps)
    await roll_up_tenant(deps, asha.tenant_id, next_day)
    then = await _stored(deps, asha)

    assert total(first, Measure.CONTACTS) == 2
    assert total(first, Measure.ANSWERED) == 1
    assert total(then, Measure.CONTACTS) == 3
    assert total([one for one in then if one.day == DAYS[1]], Measure.ASSIGNED) == 1
    assert then == await _counted_anew(deps, asha)
    assert await _stored(deps, borneo) == []


async def test_usage_by_day_is_what_the_ledger_took(deps: Deps, asha: Company) -> None:
    await live_a_morning(deps, asha)

    await roll_up_tenant(deps, asha.tenant_id, LATER)

    async with deps.db.read(asha.member("manager")) as reader:
        stored = {row.operation: (row.deci, row.times) for row in await list_usage(reader, DAYS)}
        assert stored == await count_usage(reader, TODAY, ZONE)
    assert stored["inbound_whatsapp"] == (4, 4)


async def _stored(deps: Deps, company: Company) -> list[Counted]:
    async with deps.db.read(company.member("manager")) as reader:
        return _sorted(await list_measures(reader, DAYS))


async def _counted_anew(deps: Deps, company: Company) -> list[Counted]:
    async with deps.db.read(company.member("manager")) as reader:
        return _sorted([one for day in DAYS for family in Family for one in await count_day(reader, family, day, ZONE)])


def _sorted(counts: list[Counted]) -> list[Counted]:
    return sorted(counts, key=lambda one: (one.day, one.measure, one.part))
