"""One company's broken row, key or chain stops no other company's work, is seen by its own operators, and passes."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest
from factories import NOW, Company
from sqlalchemy import select, text

from services import runtime, worker
from services.conversations.words import WordBackfill
from services.db import Database
from services.deps import Deps
from services.events.catalog.team import MemberSignedOut
from services.events.models import EventPending
from services.flows import each_tenant as module
from services.flows.each_tenant import RETRY_AFTER, each_tenant
from services.flows.index_words import index_tenant
from services.flows.seal_events import seal_events
from services.keyring import Keyring
from services.reactions import REACTIONS
from services.screens import operations
from services.screens.operations import TroubleRow

WORDS = "call me on 98450 12345"


async def _troubles(deps: Deps, company: Company) -> list[TroubleRow]:
    return (await operations.load(deps, company.member("devops"), NOW)).troubles


async def test_failing_tenant_is_shown_left_for_a_while_and_forgotten_when_it_succeeds(deps, asha, borneo):
    done: list[UUID] = []
    is_broken = True

    async def work(_deps: Deps, tenant_id: UUID, _now: object) -> int:
        if is_broken and tenant_id == borneo.tenant_id:
            raise ValueError(WORDS)
        done.append(tenant_id)
        return 1

    both = (borneo.tenant_id, asha.tenant_id)
    assert await each_tenant(deps, "sweep", both, work, NOW) == 1
    [shown] = await _troubles(deps, borneo)
    is_broken = False
    assert await each_tenant(deps, "sweep", both, work, NOW + RETRY_AFTER / 2) == 1
    assert await each_tenant(deps, "sweep", both, work, NOW + RETRY_AFTER) == 2

    assert done == [asha.tenant_id, asha.tenant_id, *both]
    assert (shown.part, shown.times, WORDS in shown.error) == ("sweep", 1, False)
    assert shown.error.startswith("ValueError (test_each_tenant.py:")
    assert await _troubles(deps, borneo) == await _troubles(deps, asha) == []


@pytest.fixture
async def broken(superuser_url: str, borneo: Company) -> AsyncIterator[Company]:
    """The other company with keys that nothing unwraps."""
    connection = await asyncpg.connect(superuser_url)
    turn = "update data_key set wrapped = wrapped || $2 where tenant_id = $1"
    back = "update data_key set wrapped = substr(wrapped, 1, length(wrapped) - 1) where tenant_id = $1"
    await connection.execute(turn, borneo.tenant_id, b"!")
    yield borneo
    await connection.execute(back, borneo.tenant_id)
    await connection.close()


async def test_broken_keys_of_one_tenant_stop_nobody(deps, asha, broken):
    # A process that has just started: it knows no keys yet.
    keyring = Keyring(runtime.key_provider(deps.settings))
    started = replace(deps, db=Database(deps.db.engine, keyring, deps.live, REACTIONS))

    await each_tenant(started, "index_words", (broken.tenant_id, asha.tenant_id), index_tenant, NOW)

    async with deps.db.read(asha.system) as reader:
        assert await reader.scalar(select(WordBackfill.place)) is not None
    [shown] = await _troubles(deps, broken)
    assert shown.part == "index_words"


async def test_chain_whose_next_place_is_taken_holds_up_nobody(deps, asha, borneo):
    while await seal_events(deps, NOW):
        """Until both companies have a chain."""
    await _move_head(deps, borneo, by=-1)
    for company in (borneo, asha):
        await _happen(deps, company)

    await seal_events(deps, NOW)
    waiting = await _waiting(deps)
    [shown] = await _troubles(deps, borneo)
    await _move_head(deps, borneo, by=1)
    await seal_events(deps, NOW + timedelta(minutes=1))

    assert (borneo.tenant_id in waiting, asha.tenant_id in waiting, shown.part) == (True, False, "seal")
    assert borneo.tenant_id not in await _waiting(deps)


async def _move_head(deps: Deps, company: Company, *, by: int) -> None:
    async with deps.db.deployment() as tx:
        moved = text("update event_head set seq = seq + :by where tenant_id = :tenant_id")
        await tx.execute(moved, {"by": by, "tenant_id": company.tenant_id})


async def _happen(deps: Deps, company: Company) -> None:
    async with deps.db.transaction(company.system) as tx:
        tx.emit(MemberSignedOut(member_id=company.members["meera"]), at=NOW)


async def _waiting(deps: Deps) -> set[UUID]:
    async with deps.db.deployment() as tx:
        return set((await tx.execute(select(EventPending.tenant_id))).scalars())


# The mode of work is the whole deployment's: it follows the one queue and reads no tenant.
OF_ALL_TENANTS = frozenset({"pressure"})


@pytest.mark.parametrize(
    "part", [part for part in worker.PARTS if part.name not in OF_ALL_TENANTS], ids=lambda part: part.name
)
def test_every_round_of_the_worker_goes_tenant_by_tenant(part):
    assert module.each_tenant is part.round.__globals__.get("each_tenant")
