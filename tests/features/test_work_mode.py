"""The mode that all processes share: entered above a depth, left at 80 % of it, told from what was noted before."""

import contextlib

from factories import NOW, Company

from services.deps import Deps
from services.rules.backpressure import Mode
from services.tenants.work_mode import load_mode, move_mode


class _TakenBack(Exception):
    """Nothing of this stays: the row is everybody's."""


async def test_mode_follows_from_the_one_noted_before(deps: Deps) -> None:
    depths, modes = (0, 1_001, 900, 5_001, 4_100, 800), []

    with contextlib.suppress(_TakenBack):
        async with deps.db.deployment() as deployment:
            modes = [await move_mode(deployment, depth, NOW) for depth in depths]
            raise _TakenBack

    assert modes == [Mode.NORMAL, Mode.LIGHT, Mode.LIGHT, Mode.SEVERE, Mode.SEVERE, Mode.NORMAL]


async def test_tenants_read_the_mode(deps: Deps, asha: Company) -> None:
    async with deps.db.read(asha.member("meera")) as reader:
        assert await load_mode(reader) is Mode.NORMAL
