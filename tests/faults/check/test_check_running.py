"""A check beside a running instance sees each tenant at one moment, so that work in hand is no violation."""

import asyncio
from datetime import timedelta

from factories import NOW
from small_world import LATER, open_morning

from services.checks.run import check_invariants
from services.flows.answer_turn import answer_turn
from services.flows.note_pulse import JOBS_PART, note_pulse
from services.flows.seal_events import seal_events


async def test_check_beside_a_busy_instance_finds_nothing(deps, asha):
    morning = await open_morning(deps, asha)

    async def work() -> None:
        for number in range(12):
            at = NOW + timedelta(seconds=number)
            conversation_id = await morning.writes(f"9196000000{number:02d}", "What is the price?", at)
            await answer_turn(morning.deps, asha.tenant_id, conversation_id, at)
            await morning.sends(at)
            await seal_events(deps, at)

    working = asyncio.create_task(work())
    reports = []
    while not working.done():
        reports.append(await check_invariants(deps.db, NOW, [asha.tenant_id]))
    await working

    assert [one for report in reports for one in report.violations] == []
    assert len({report.counted["messages"] for report in reports}) > 2


async def test_event_that_is_sealed_while_the_check_waits_is_no_violation(deps, asha):
    await open_morning(deps, asha)
    await note_pulse(deps, JOBS_PART, LATER)

    patience = timedelta(seconds=1)
    checking = asyncio.create_task(check_invariants(deps.db, LATER, [asha.tenant_id], patience=patience))
    await asyncio.sleep(0.5)
    await seal_events(deps, LATER)

    assert (await checking).violations == []
