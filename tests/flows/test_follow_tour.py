"""A member goes through their own tour: what was seen stays seen, and nobody ticks another role's steps."""

from typing import Any

import pytest

from services.deps import Deps
from services.errors import InvalidInput
from services.flows.follow_tour import begin_tour, load_tour, tick_step
from services.rules.tours import PUT_AWAY


async def test_seen_steps_are_kept_for_the_member_alone(deps: Deps, asha: Any, now: Any) -> None:
    meera = asha.member("meera")

    await tick_step(deps, meera, step="mine", now=now)
    await tick_step(deps, meera, step="mine", now=now)

    assert (await load_tour(deps, meera)).seen == ["mine"]
    assert (await load_tour(deps, asha.member("admin"))).seen == []


async def test_tour_is_put_away_and_taken_again(deps: Deps, asha: Any, now: Any) -> None:
    admin = asha.member("admin")
    await tick_step(deps, admin, step="play", now=now)

    assert (await tick_step(deps, admin, step=PUT_AWAY, now=now)).is_put_away
    again = await begin_tour(deps, admin)

    assert (again.seen, again.is_put_away) == ([], False)


async def test_step_of_another_role_is_refused(deps: Deps, asha: Any, now: Any) -> None:
    with pytest.raises(InvalidInput):
        await tick_step(deps, asha.member("meera"), step="play", now=now)
