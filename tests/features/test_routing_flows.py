"""Who owns a lead after people step in: queues end, clocks stop, breaches are told once, owners keep their leads."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from any_row import BareTenant
from factories import NOW, Company
from sqlalchemy import select, text, update

from services.assignments import commands as assignments
from services.assignments.commands import Placed, Placement
from services.assignments.models import Assignment, SlaClock
from services.billing.models import LedgerEntry
from services.conversations.models import AiState
from services.deps import Deps
from services.events.models import EventLog
from services.flows import availability
from services.flows.drain_queue import drain_queue
from services.flows.member_reply import member_reply
from services.flows.sweep import sweep_tenant
from services.flows.take_over import take_over
from services.leads.models import Lead
from services.rules.bands import Band
from services.rules.candidates import Need
from services.rules.routing import Outcome
from services.schema import METADATA
from services.tenants.models import Availability, Member

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A company's sales floor: nobody is available until `arrive` says so."""

    deps: Deps
    company: Company

    async def lead(self, score_tenths: int = 700, **values: Any) -> tuple[UUID, UUID]:
        """A lead that wrote just now, and its conversation."""
        tenant = BareTenant(self.deps, self.company.tenant_id)
        await tenant.add(METADATA.tables["contact"])
        thread = {"assignee_id": None, "last_inbound_at": NOW, "ai_state": AiState.ON}
        conversation = await tenant.add(METADATA.tables["conversation"], **thread)
        lead = await tenant.add(METADATA.tables["lead"], **({"owner_id": None, "score_tenths": score_tenths} | values))
        return lead["id"], conversation["id"]

    async def place(
        self, ids: tuple[UUID, UUID], band: Band = Band.HOT, owner: str | None = None, after: timedelta = timedelta(0)
    ) -> Placed:
        """Route the lead."""
        need = Need(band=band, language="en", owner_id=self.company.members[owner] if owner else None)
        placement = Placement(lead_id=ids[0], conversation_id=ids[1], need=need, reason="test", payload={})
        async with self.deps.db.transaction(self.company.system) as tx:
            await tx.lock(assignments.ROUTING_LOCK)
            return await assignments.place(tx, placement, NOW + after)

    async def put(self, name: str, state: Availability, capacity: int = 15) -> None:
        """Make a member available or away, without the event."""
        async with self.deps.db.transaction(self.company.system) as tx:
            who = update(Member).where(Member.id == self.company.members[name])
            await tx.execute(who.values(availability=state, capacity=capacity))

    async def rows(self, table: Any, **where: Any) -> list[dict[str, Any]]:
        """Rows in the order of their making."""
        async with self.deps.db.read(self.company.system) as reader:
            statement = select(table).filter_by(**where).order_by(table.id)
            return [dict(row) for row in (await reader.execute(statement)).mappings()]

    async def count(self, action: str) -> int:
        """How often something happened."""
        return len(await self.rows(EventLog, action=action))

    async def reply(self, name: str, conversation_id: UUID, key: str, after: timedelta) -> None:
        """A member answers."""
        member, now = self.company.member(name), NOW + after
        await member_reply(self.deps, member, conversation_id, text="Hello", idempotency_key=key, now=now)


@pytest.fixture
def floor(deps: Deps, asha: Company) -> Floor:
    """The first company's sales floor."""
    return Floor(deps=deps, company=asha)


async def test_take_over_ends_the_wait_in_the_queue(deps: Deps, asha: Company, floor: Floor) -> None:
    ids = await floor.lead()
    assert (await floor.place(ids)).outcome is Outcome.QUEUED

    await take_over(deps, asha.member("manager"), ids[1], NOW + MINUTE)
    await floor.put("meera", Availability.AVAILABLE)
    assert await drain_queue(deps, asha.tenant_id, NOW + 2 * MINUTE) == 0

    queued, taken = sorted(await floor.rows(Assignment), key=lambda row: row["created_at"])
    assert (queued["state"], queued["ended_at"]) == ("ended", NOW + MINUTE)
    assert (taken["state"], taken["member_id"]) == ("active", asha.members["manager"])
    (lead,) = await floor.rows(Lead)
    assert lead["owner_id"] == asha.members["manager"]
    assert await floor.rows(LedgerEntry, operation="routing") == []


async def test_take_over_twice_is_one_event(deps: Deps, asha: Company, floor: Floor) -> None:
    ids = await floor.lead()
    await floor.place(ids)

    takes = (take_over(deps, asha.member("manager"), ids[1], NOW + MINUTE) for _ in range(3))
    await asyncio.gather(*takes)
    assert await floor.count("conversation.taken_over") == 1


async def test_members_reply_stops_the_first_response_and_pauses_the_resolution(asha: Company, floor: Floor) -> None:
    ids = await floor.lead()
    await floor.put("dev", Availability.AWAY, capacity=0)
    assert (await floor.place(ids, Band.WARM)).member_id == asha.members["meera"]

    await floor.reply("meera", ids[1], "first", 5 * MINUTE)
    await floor.reply("meera", ids[1], "second", 6 * MINUTE)

    clocks = {row["promise"]: row for row in await floor.rows(SlaClock)}
    assert clocks["first_response"]["stopped_at"] == NOW + 5 * MINUTE
    assert (clocks["resolution"]["stopped_at"], clocks["resolution"]["due_at"]) == (None, None)
    assert clocks["resolution"]["left_seconds"] == 72 * 3600 - 300
    assert await floor.count("sla.stopped") == 1


async def test_promise_that_is_shortened_is_of_the_stricter_band(asha: Company, floor: Floor) -> None:
    ids = await floor.lead()
    await floor.place(ids, Band.WARM)
    await floor.place(ids, Band.HOT, after=MINUTE)

    clocks = {row["promise"]: row["band"] for row in await floor.rows(SlaClock)}
    assert clocks == {"first_response": Band.HOT, "resolution": Band.WARM}


async def test_breach_is_told_once_and_not_before_its_second(deps: Deps, asha: Company, floor: Floor) -> None:
    await floor.place(await floor.lead())
    told = []
    for after in (10 * MINUTE, 10 * MINUTE + SECOND, 11 * MINUTE):
        await sweep_tenant(deps, asha.tenant_id, NOW + after)
        told.append(await floor.count("sla.breached"))

    assert told == [0, 1, 1]


async def test_stopped_clock_is_never_broken(deps: Deps, asha: Company, floor: Floor) -> None:
    ids = await floor.lead()
    await floor.put("meera", Availability.AVAILABLE)
    await floor.place(ids)
    await floor.reply("meera", ids[1], "in time", 10 * MINUTE)

    await sweep_tenant(deps, asha.tenant_id, NOW + timedelta(hours=1))
    assert await floor.count("sla.breached") == 0


async def test_queue_is_drained_by_score_then_by_waiting(deps: Deps, asha: Company, floor: Floor) -> None:
    scores = {"low": (650, 0), "late": (900, 3), "early": (900, 1)}
    leads = {name: await floor.lead(score) for name, (score, _) in scores.items()}
    for name, ids in leads.items():
        await floor.place(ids, after=scores[name][1] * SECOND)
    await floor.put("meera", Availability.AVAILABLE, capacity=2)

    assert await drain_queue(deps, asha.tenant_id, NOW + MINUTE) == 2
    assert await drain_queue(deps, asha.tenant_id, NOW + 2 * MINUTE) == 0
    assigned = [row["lead_id"] for row in await floor.rows(Assignment, state="active")]
    assert sorted(assigned) == sorted([leads["early"][0], leads["late"][0]])
    assert len(await floor.rows(LedgerEntry, operation="routing")) == 2


async def test_with_one_place_the_longest_wait_of_the_highest_score_goes(
    deps: Deps, asha: Company, floor: Floor
) -> None:
    leads = [await floor.lead(score) for score in (900, 900, 650)]
    for seconds, ids in zip((2, 1, 0), leads, strict=True):
        await floor.place(ids, after=seconds * SECOND)
    await floor.put("meera", Availability.AVAILABLE, capacity=1)

    await drain_queue(deps, asha.tenant_id, NOW + MINUTE)
    (assigned,) = await floor.rows(Assignment, state="active")
    assert assigned["lead_id"] == leads[1][0]


async def test_drains_at_once_give_each_lead_to_one_and_stay_within_capacity(
    deps: Deps, asha: Company, floor: Floor
) -> None:
    for _ in range(5):
        await floor.place(await floor.lead())
    await floor.put("meera", Availability.AVAILABLE, capacity=2)
    await floor.put("dev", Availability.AVAILABLE, capacity=2)

    found = await asyncio.gather(*(drain_queue(deps, asha.tenant_id, NOW + MINUTE) for _ in range(4)))
    active = await floor.rows(Assignment, state="active")
    assert sum(found) == len({row["lead_id"] for row in active}) == len(active) == 4
    assert sorted(row["member_id"] for row in active) == sorted([asha.members["meera"], asha.members["dev"]] * 2)


async def test_returning_lead_stays_with_its_owner_free_of_charge(asha: Company, floor: Floor) -> None:
    ids = await floor.lead()
    await floor.put("dev", Availability.AVAILABLE)
    await floor.place(ids)
    await floor.put("meera", Availability.AVAILABLE)

    again = await floor.place(ids, owner="dev", after=MINUTE)
    assert (again.member_id, again.changed_owner) == (asha.members["dev"], False)
    assert len(await floor.rows(Assignment)) == 1


async def test_lead_of_an_absent_owner_goes_on_with_the_same_clock(asha: Company, floor: Floor) -> None:
    ids = await floor.lead()
    await floor.put("dev", Availability.AVAILABLE)
    await floor.place(ids)
    (before,) = await floor.rows(SlaClock)
    await floor.put("dev", Availability.AWAY)
    await floor.put("meera", Availability.AVAILABLE)

    moved = await floor.place(ids, owner="dev", after=3 * MINUTE)
    assert (moved.member_id, moved.changed_owner) == (asha.members["meera"], True)
    assert await floor.rows(SlaClock) == [before]
    states = {row["member_id"]: row["state"] for row in await floor.rows(Assignment)}
    assert states == {asha.members["dev"]: "ended", asha.members["meera"]: "active"}


async def test_becoming_available_asks_for_the_queue_to_be_drained(
    deps: Deps, asha: Company, waiting_jobs: Callable[[Company], Awaitable[list[str]]]
) -> None:
    await availability.set_own(deps, asha.member("meera"), "available", now=NOW)
    await availability.set_own(deps, asha.member("meera"), "available", now=NOW)

    assert await waiting_jobs(asha) == ["drain_queue"]


@pytest.fixture
def waiting_jobs(deps: Deps) -> Callable[[Company], Awaitable[list[str]]]:
    """The names of a company's waiting jobs."""

    async def read(company: Company) -> list[str]:
        jobs = "select entrypoint from queue.pgqueuer where convert_from(payload, 'utf8')::json ->> 'tenant_id' = :id"
        async with deps.db.read(company.system) as reader:
            return list((await reader.execute(text(jobs), {"id": str(company.tenant_id)})).scalars())

    return read
