"""A contact whose lead was closed and who writes again is routed like anybody, first to whoever had them before."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from factories import Company
from sqlalchemy import update

from services.assignments.models import Assignment, SlaClock
from services.checks.run import check_invariants
from services.conversations.models import Conversation
from services.conversations.threads import TAKEN_OVER
from services.deps import Deps
from services.events.models import EventLog
from services.flows.answer_turn import answer_turn
from services.flows.drain_queue import drain_queue
from services.flows.member_reply import REPLIED, member_reply
from services.flows.seal_events import seal_events
from services.flows.take_over import take_over
from services.leads.models import Lead, LeadState, Score
from services.tenants.models import Availability, Member

BUYS = "I want to buy 3 cars today, my budget is 60 lakh, please call me now"
ASKS = "is the blue one available in Pune? need it next week, budget 9 lakh"
DAY = timedelta(days=1)


@pytest.fixture
def available(deps: Deps) -> Callable[..., Awaitable[None]]:
    """Make these members of a company available and all others away."""

    async def put(company: Company, *names: str) -> None:
        ids = [company.members[name] for name in names]
        async with deps.db.transaction(company.system) as tx:
            here, there = Member.tenant_id == tx.tenant_id, Member.id.in_(ids)
            await tx.execute(update(Member).where(here).values(availability=Availability.AWAY))
            await tx.execute(update(Member).where(here, there).values(availability=Availability.AVAILABLE))

    return put


@pytest.fixture
def say(deps: Deps, receive: Any, wire: Any, ravi: Any, asha: Company, conversations_of: Any) -> Any:
    """Ravi writes to the first company and the turn is answered; returns the conversation."""
    numbers = iter(range(1, 100))

    async def write(words: str, at: datetime) -> UUID:
        await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.{next(numbers)}", words, at)), at=at)
        (conversation,) = await conversations_of(asha)
        await answer_turn(deps, asha.tenant_id, conversation["id"], at)
        return UUID(str(conversation["id"]))

    return write


@pytest.fixture
def close(deps: Deps, asha: Company) -> Callable[..., Awaitable[None]]:
    """End every open lead of the first company, and leave the conversations as the members had them."""

    async def end(state: LeadState, **conversation: Any) -> None:
        async with deps.db.transaction(asha.system) as tx:
            await tx.execute(update(Lead).where(Lead.tenant_id == tx.tenant_id).values(state=state))
            if conversation:
                await tx.execute(
                    update(Conversation).where(Conversation.tenant_id == tx.tenant_id).values(**conversation)
                )

    return end


async def _violations(deps: Deps, company: Company, at: datetime) -> list[str]:
    await seal_events(deps, at)
    report = await check_invariants(deps.db, at, [company.tenant_id])
    return [one.invariant for one in report.violations]


@pytest.mark.parametrize("state", [LeadState.WON, LeadState.LOST], ids=["won", "lost"])
async def test_new_lead_is_read_scored_and_routed_to_the_former_owner(
    deps, asha, borneo, available, say, close, rows_of, conversations_of, now, state
):
    await available(asha, "meera")
    conversation_id = await say(BUYS, now)
    await member_reply(deps, asha.member("meera"), conversation_id, text="Hello", idempotency_key="a", now=now)
    await close(state)
    await available(asha, "meera", "dev")

    await say(ASKS, now + DAY)

    (conversation,) = await conversations_of(asha)
    old, new = sorted(await rows_of(asha, Lead), key=lambda lead: lead["created_at"])
    assert (old["state"], new["state"]) == (state, LeadState.OPEN)
    assert (new["owner_id"], conversation["assignee_id"]) == (asha.members["meera"], asha.members["meera"])
    assert conversation["answered_seq"] > 2
    assert [score["lead_id"] for score in await rows_of(asha, Score)].count(new["id"]) == 1
    assert await rows_of(borneo, Lead) == []
    assert await _violations(deps, asha, now + DAY) == []


async def test_former_owner_who_left_is_not_waited_for(deps, asha, available, say, close, rows_of, now):
    await available(asha, "meera")
    await say(BUYS, now)
    await close(LeadState.WON)
    await available(asha, "dev")

    await say(BUYS, now + DAY)

    new = max(await rows_of(asha, Lead), key=lambda lead: lead["created_at"])
    assert new["owner_id"] == asha.members["dev"]
    assert await _violations(deps, asha, now + DAY) == []


async def test_nobody_there_leaves_the_lead_in_the_queue_and_not_with_the_old_assignee(
    deps, asha, available, say, close, rows_of, conversations_of, now
):
    await available(asha, "meera")
    await say(BUYS, now)
    await close(LeadState.LOST, ai_state="paused", ai_reason=REPLIED)
    await available(asha)

    await say(BUYS, now + DAY)

    (conversation,) = await conversations_of(asha)
    assert conversation["assignee_id"] is None
    assert [row["state"] for row in await rows_of(asha, Assignment)].count("queued") == 1
    assert await _violations(deps, asha, now + DAY) == []


async def test_ai_stays_off_where_a_member_took_over_and_a_person_gets_the_lead(
    deps, asha, available, say, close, rows_of, conversations_of, now
):
    await available(asha, "meera")
    conversation_id = await say("hello, what do you sell", now)
    await take_over(deps, asha.member("manager"), conversation_id, now)
    await close(LeadState.WON)

    await say(ASKS, now + DAY)
    await drain_queue(deps, asha.tenant_id, now + DAY)

    (conversation,) = await conversations_of(asha)
    new = max(await rows_of(asha, Lead), key=lambda lead: lead["created_at"])
    assert (conversation["ai_state"], conversation["ai_reason"]) == ("paused", TAKEN_OVER)
    assert new["owner_id"] == conversation["assignee_id"]
    assert new["owner_id"] in (asha.members["meera"], asha.members["dev"])
    assert await _violations(deps, asha, now + DAY) == []


async def test_promises_of_the_closed_lead_end_with_it(deps, asha, available, say, close, rows_of, now):
    await available(asha)
    await say(ASKS, now)
    await close(LeadState.LOST)

    await say(BUYS, now + DAY)

    old, new = sorted(await rows_of(asha, Lead), key=lambda lead: lead["created_at"])
    clocks = await rows_of(asha, SlaClock)
    assert {clock["stopped_at"] for clock in clocks if clock["lead_id"] == old["id"]} == {now + DAY}
    assert {clock["stopped_at"] for clock in clocks if clock["lead_id"] == new["id"]} == {None}


async def test_lead_closed_before_its_turn_is_answered_starts_over_too(
    deps, asha, available, say, close, receive, wire, ravi, rows_of, conversations_of, now
):
    await available(asha, "meera")
    conversation_id = await say(ASKS, now)
    await receive(wire.body(wire.text(ravi, "wamid.late.1", BUYS, now + DAY)), at=now + DAY)
    await close(LeadState.WON)
    await available(asha)

    await answer_turn(deps, asha.tenant_id, conversation_id, now + DAY)

    (conversation,) = await conversations_of(asha)
    new = max(await rows_of(asha, Lead), key=lambda lead: lead["created_at"])
    assert (new["owner_id"], conversation["assignee_id"], new["source"]) == (None, None, "returned")
    assert await _violations(deps, asha, now + DAY) == []


async def test_starting_over_is_on_record_once(deps, asha, available, say, close, rows_of, now):
    await available(asha, "meera")
    await say(BUYS, now)
    await close(LeadState.WON)

    await say("hello again", now + DAY)
    await say("are you there?", now + DAY + timedelta(minutes=1))

    told = [event for event in await rows_of(asha, EventLog) if event["action"] == "conversation.started_over"]
    assert [event["view"]["before_member_id"] for event in told] == [str(asha.members["meera"])]
