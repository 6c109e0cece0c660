"""What the product did by itself breaks no invariant."""

from small_world import LATER, live_a_morning

from services.checks.run import check_invariants


async def test_busy_morning_of_two_companies_breaks_nothing(deps, asha, borneo):
    for company in (asha, borneo):
        await live_a_morning(deps, company)

    report = await check_invariants(deps.db, LATER, [asha.tenant_id, borneo.tenant_id])

    assert report.violations == []
    assert report.tenants == 2
    assert report.counted["sends"] >= 8
