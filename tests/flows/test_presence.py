"""An SDR whose pages are gone for five minutes is away and is given no HOT lead; who was never seen stays as set."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from factories import Company
from sqlalchemy import func, select, update

from services.assignments.models import Assignment
from services.deps import Deps
from services.events.models import EventLog
from services.flows.answer_turn import answer_turn
from services.flows.availability import set_own
from services.flows.presence import note_present
from services.flows.sweep import sweep_tenant
from services.tenants.models import Availability, Member

MINUTE = timedelta(minutes=1)


@pytest.fixture
def seen(deps: Deps) -> Any:
    """Make members available, last seen so long ago by the wall clock; None is never."""

    async def put(company: Company, **names: timedelta | None) -> None:
        async with deps.db.transaction(company.system) as tx:
            for name, ago in names.items():
                at = None if ago is None else func.now() - ago
                who = update(Member).where(Member.tenant_id == tx.tenant_id, Member.id == company.members[name])
                await tx.execute(who.values(availability=Availability.AVAILABLE, seen_at=at))

    return put


async def _availability(deps: Deps, company: Company, name: str) -> str:
    async with deps.db.read(company.system) as reader:
        statement = select(Member.availability).where(Member.id == company.members[name])
        return str(await reader.scalar(statement))


@pytest.mark.parametrize(
    ("ago", "kept"),
    [
        pytest.param(4 * MINUTE, "available", id="a moment ago"),
        pytest.param(6 * MINUTE, "away", id="gone"),
        pytest.param(None, "available", id="never seen"),
    ],
)
async def test_presence_is_lost_after_five_minutes(deps, asha, borneo, seen, now, ago, kept):
    await seen(asha, meera=ago)
    await seen(borneo, meera=4 * MINUTE)

    await sweep_tenant(deps, asha.tenant_id, now)
    await sweep_tenant(deps, borneo.tenant_id, now)

    assert await _availability(deps, asha, "meera") == kept
    assert await _availability(deps, borneo, "meera") == "available"


async def test_moved_clock_of_a_demo_loses_nobody(deps, asha, seen, now):
    await seen(asha, meera=MINUTE)

    await sweep_tenant(deps, asha.tenant_id, now + timedelta(days=30))

    assert await _availability(deps, asha, "meera") == "available"


async def test_loss_is_on_record_once(deps, asha, seen, rows_of, now):
    await seen(asha, meera=6 * MINUTE)

    await sweep_tenant(deps, asha.tenant_id, now)
    await sweep_tenant(deps, asha.tenant_id, now + MINUTE)

    told = [
        event["view"] for event in await rows_of(asha, EventLog) if event["action"].endswith("availability_changed")
    ]
    assert [(one["before"], one["after"]) for one in told] == [("available", "away")]


async def test_open_page_keeps_its_member_available(deps, asha, seen, now):
    await seen(asha, meera=6 * MINUTE)
    await note_present(deps, asha.member("meera"))

    await sweep_tenant(deps, asha.tenant_id, now)

    assert await _availability(deps, asha, "meera") == "available"


async def test_hot_lead_of_nobody_present_waits_and_is_drained(
    deps, asha, seen, receive, wire, ravi, conversations_of, rows_of, now
):
    await seen(asha, meera=6 * MINUTE)
    await sweep_tenant(deps, asha.tenant_id, now)
    text = "I want to buy 3 cars today, my budget is 60 lakh, please call me now"
    await receive(wire.body(wire.text(ravi, f"wamid.hot.{ravi.phone}", text)))
    (conversation,) = await conversations_of(asha)
    await answer_turn(deps, asha.tenant_id, UUID(str(conversation["id"])), now)
    assert [row["state"] for row in await rows_of(asha, Assignment)] == ["queued"]

    await set_own(deps, asha.member("meera"), "available", now=now)
    await sweep_tenant(deps, asha.tenant_id, now)

    active = [row["member_id"] for row in await rows_of(asha, Assignment) if row["state"] == "active"]
    assert active == [asha.members["meera"]]
