"""The ledger of deliveries adds up: what was accepted is waiting, processed or parked, and can be read."""

import pytest
from small_world import LATER, NO_PATIENCE, live_a_morning

from services.checks.run import check_invariants

# The same one when it is mended: an update moves a row within its table.
_ONE = """(select id from delivery where state = 'processed' and tenant_ids::text like '%' || :tenant || '%'
    order by id limit 1)"""
CASES = {
    "deliveries_add_up": ("finished_at = null", "finished_at = received_at"),
    "deliveries_can_be_read": ("body = set_byte(body, 30, 255 - get_byte(body, 30))",) * 2,
}


@pytest.mark.parametrize("invariant", CASES)
async def test_altered_delivery_is_named(invariant, deps, asha, tamper):
    await live_a_morning(deps, asha)
    broken, mended = CASES[invariant]

    await tamper(f"update delivery set {broken} where id = {_ONE}", asha.tenant_id)
    try:
        report = await check_invariants(deps.db, LATER, [asha.tenant_id], patience=NO_PATIENCE)
    finally:
        await tamper(f"update delivery set {mended} where id = {_ONE}", asha.tenant_id)

    (violation,) = report.violations
    assert (violation.invariant, violation.table, violation.tenant_id) == (invariant, "delivery", None)


async def test_accepted_is_waiting_and_processed_and_parked(deps, asha):
    await live_a_morning(deps, asha)

    counted = (await check_invariants(deps.db, LATER, [asha.tenant_id], patience=NO_PATIENCE)).counted

    states = [counted[f"deliveries_{state}"] for state in ("waiting", "processed", "parked")]
    assert counted["deliveries"] == sum(states)
    assert counted["deliveries_processed"] >= 4
