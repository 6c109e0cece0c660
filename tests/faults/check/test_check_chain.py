"""A log that lost an event is found at the first number that is missing."""

from small_world import LATER, NO_PATIENCE, live_a_morning

from services.checks.run import check_invariants


async def test_deleted_seal_is_named_by_its_number(deps, asha, tamper):
    await live_a_morning(deps, asha)

    await tamper("delete from event_seal where tenant_id = :tenant and seq = 5", asha.tenant_id)

    report = await check_invariants(deps.db, LATER, [asha.tenant_id], patience=NO_PATIENCE)
    assert ("chain_is_whole", "5") in {(one.invariant, one.row_id) for one in report.violations}
    assert "events_are_sealed_in_time" in {one.invariant for one in report.violations}


async def test_changed_hash_is_named_by_its_number(deps, asha, tamper):
    await live_a_morning(deps, asha)

    await tamper(
        """update event_seal set hash = sha256(hash) where tenant_id = :tenant and seq = 7""",
        asha.tenant_id,
    )

    (violation,) = (await check_invariants(deps.db, LATER, [asha.tenant_id], patience=NO_PATIENCE)).violations
    assert (violation.invariant, violation.table, violation.row_id) == ("chain_is_whole", "event_seal", "7")


async def test_chain_cut_at_its_end_is_found_by_its_head(deps, asha, tamper):
    await live_a_morning(deps, asha)

    await tamper(
        """delete from event_seal where tenant_id = :tenant
            and seq = (select max(seq) from event_seal where tenant_id = :tenant)""",
        asha.tenant_id,
    )

    report = await check_invariants(deps.db, LATER, [asha.tenant_id], patience=NO_PATIENCE)
    assert "head_is_the_last_seal" in {one.invariant for one in report.violations}
