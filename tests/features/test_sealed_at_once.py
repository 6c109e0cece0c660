"""An event that seals at once is in the chain when its transaction commits, behind what waits, and never twice."""

import asyncio
import contextlib
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID, uuid4

from any_row import make_bare_tenant
from factories import NOW
from sqlalchemy import func, select

from services.events.catalog.team import MemberSignedOut
from services.events.event import Event
from services.events.models import EventHead, EventLog, EventPending, EventSeal
from services.flows.seal_events import seal_events
from services.rules.audit_chain import first_bad_seq


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTurned(Event):
    action: ClassVar = "test.key_turned"
    subject: ClassVar = "key_id"
    seals_at_once: ClassVar = True
    key_id: UUID


async def _chain(tenant):
    statement = (
        select(EventSeal.seq, EventLog.canonical, EventSeal.hash, EventLog.action)
        .join(EventLog, (EventLog.tenant_id == EventSeal.tenant_id) & (EventLog.id == EventSeal.event_id))
        .order_by(EventSeal.seq)
    )
    async with tenant.deps.db.read(tenant.system) as reader:
        return (await reader.execute(statement)).all()


async def _emit(tenant, *events):
    async with tenant.deps.db.transaction(tenant.system) as tx:
        for event in events:
            tx.emit(event, at=NOW)


async def test_event_is_sealed_when_its_transaction_commits(deps):
    asha, borneo = [await make_bare_tenant(deps) for _ in range(2)]
    await _emit(borneo, MemberSignedOut(member_id=uuid4()))
    await _emit(asha, MemberSignedOut(member_id=uuid4()))

    await _emit(asha, KeyTurned(key_id=uuid4()))

    assert [row.action for row in await _chain(asha)] == ["member.signed_out", "test.key_turned"]
    assert await _chain(borneo) == [], "another tenant's events wait for the sealer as before"


async def test_event_of_a_transaction_rolled_back_leaves_no_seal(deps):
    tenant = await make_bare_tenant(deps)
    with contextlib.suppress(ZeroDivisionError):
        async with deps.db.transaction(tenant.system) as tx:
            tx.emit(KeyTurned(key_id=uuid4()), at=NOW)
            raise ZeroDivisionError

    await _emit(tenant, KeyTurned(key_id=uuid4()))

    assert [row.seq for row in await _chain(tenant)] == [1]


async def test_eight_writers_beside_the_sealer_leave_no_gap(deps):
    tenants = [await make_bare_tenant(deps) for _ in range(2)]
    done = asyncio.Event()

    async def write(number: int) -> None:
        for turn in range(10):
            kind = {"key_id": uuid4()} if turn % 2 else {"member_id": uuid4()}
            with contextlib.suppress(ZeroDivisionError):
                async with deps.db.transaction(tenants[number % 2].system) as tx:
                    tx.emit(KeyTurned(**kind) if turn % 2 else MemberSignedOut(**kind), at=NOW)
                    if turn % 5 == 0:
                        raise ZeroDivisionError

    async def seal() -> None:
        while not done.is_set():
            await seal_events(deps, NOW)

    sealer = asyncio.create_task(seal())
    await asyncio.gather(*(write(number) for number in range(8)))
    done.set()
    await sealer
    while await seal_events(deps, NOW):
        pass

    for tenant in tenants:
        chain = await _chain(tenant)
        assert [row.seq for row in chain] == list(range(1, 4 * 8 + 1))
        assert first_bad_seq((row.seq, row.canonical, row.hash) for row in chain) is None
        async with deps.db.read(tenant.system) as reader:
            assert await reader.scalar(select(EventHead.seq)) == 32
    async with deps.db.deployment() as deployment:
        assert await deployment.scalar(select(func.count()).select_from(EventPending)) == 0
