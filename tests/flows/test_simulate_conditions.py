"""Clock, faults and scenarios of the sandbox are moved from the simulator's page, by those who may."""

from datetime import timedelta
from typing import Any

import pytest

from services.deps import Deps
from services.errors import GatewayRefused, InvalidInput, NotAllowed, NotFound
from services.flows import simulate_conditions


async def test_the_clock_moves_for_both(played: Deps, asha: Any) -> None:
    before = played.clock.now()

    await simulate_conditions.move_clock(played, asha.member("admin"), hours=23)

    assert played.clock.now() - before >= timedelta(hours=23)
    assert (await simulate_conditions.show_conditions(played, asha.member("admin"))).offset_seconds == 23 * 3600


async def test_the_clock_does_not_go_back(played: Deps, asha: Any) -> None:
    with pytest.raises(InvalidInput):
        await simulate_conditions.move_clock(played, asha.member("admin"), hours=-1)


async def test_each_fault_is_switched_on_and_off_by_itself(played: Deps, asha: Any) -> None:
    admin = asha.member("admin")

    for name in simulate_conditions.FAULTS:
        await simulate_conditions.switch_fault(played, admin, name=name)
    await simulate_conditions.switch_fault(played, admin, name="busy")

    left = set((await simulate_conditions.show_conditions(played, admin)).struck)
    assert left == set(simulate_conditions.FAULTS) - {"busy"}


async def test_a_scenario_is_played_and_stopped(played: Deps, asha: Any) -> None:
    admin, inbox_id = asha.member("admin"), str(asha.inbox_id)

    await simulate_conditions.play_scenario(played, admin, inbox_id, name="hot")
    await simulate_conditions.stop_scenario(played, admin, inbox_id)

    play = (await simulate_conditions.show_stage(played, admin, inbox_id)).play
    assert (play.name, play.progress) == ("hot", "stopped")
    assert {step.state for step in play.steps} <= {"done", "now", "next"}


async def test_clearing_up_leaves_the_clock_and_nothing_else(played: Deps, asha: Any) -> None:
    admin, inbox_id = asha.member("admin"), str(asha.inbox_id)
    await simulate_conditions.move_clock(played, admin, hours=1)
    await simulate_conditions.switch_fault(played, admin, name="drop")
    await simulate_conditions.play_scenario(played, admin, inbox_id, name="burst")

    await simulate_conditions.clear_up(played, admin, inbox_id)

    conditions = await simulate_conditions.show_conditions(played, admin)
    assert (conditions.offset_seconds, conditions.struck) == (3600, {})
    assert (await simulate_conditions.show_stage(played, admin, inbox_id)).play == simulate_conditions.PlayShown()


async def test_what_is_not_offered_is_refused(played: Deps, asha: Any, borneo: Any) -> None:
    admin, inbox_id = asha.member("admin"), str(asha.inbox_id)

    with pytest.raises(InvalidInput):
        await simulate_conditions.switch_fault(played, admin, name="earthquake")
    with pytest.raises(GatewayRefused):
        await simulate_conditions.play_scenario(played, admin, inbox_id, name="earthquake")
    with pytest.raises(NotFound):
        await simulate_conditions.play_scenario(played, borneo.member("admin"), inbox_id, name="hot")
    with pytest.raises(NotAllowed):
        await simulate_conditions.move_clock(played, asha.member("meera"), hours=1)
