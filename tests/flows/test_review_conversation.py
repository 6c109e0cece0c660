"""A sensitive message opens a review; one auditor takes it, reads it, decides; the AI is silent meanwhile."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from factories import NOW
from sqlalchemy import select

from services.billing.models import LedgerEntry
from services.conversations.models import Conversation
from services.conversations.review_models import ReviewTask
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows.answer_turn import answer_turn
from services.flows.deliver_message import deliver_message
from services.flows.member_reply import member_reply
from services.flows.review_conversation import charge_review, claim_review, decide_review, note_review_read
from services.flows.take_over import hand_back
from services.rules.review import ReviewDecision, ReviewState

SENSITIVE = "I want to kill myself"
LATER = NOW + timedelta(minutes=3)


@pytest.fixture
async def task(deps: Deps, receive: Any, wire: Any, ravi: Any, asha: Any, conversations_of: Any, rows_of: Any) -> Any:
    """The review of Ravi's sensitive message, as its row."""
    await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.s", SENSITIVE)))
    (conversation,) = await conversations_of(asha)
    await answer_turn(deps, asha.tenant_id, conversation["id"], NOW)
    (opened,) = await rows_of(asha, ReviewTask)
    return opened


@pytest.fixture
def actions_of(deps: Deps) -> Any:
    """What happened to a task, in order."""

    async def read(company: Any, task_id: UUID) -> list[str]:
        async with deps.db.read(company.system) as reader:
            statement = select(EventLog.action).where(EventLog.subject_id == task_id).order_by(EventLog.id)
            return list((await reader.execute(statement)).scalars())

    return read


async def test_sensitive_message_opens_one_task_with_a_clock_and_one_placeholder(
    task, messages_of, asha, borneo, rows_of
):
    inbound, placeholder = await messages_of(asha)

    assert (task["state"], task["placeholder_id"]) == (ReviewState.OPEN, placeholder["id"])
    assert task["topics"] == ["self_harm"]
    assert task["due_at"] - task["opened_at"] == timedelta(minutes=30)
    assert placeholder["operation"] == "fixed_text"
    assert inbound["text"] == SENSITIVE
    assert await rows_of(borneo, ReviewTask) == []


async def test_of_two_auditors_at_once_one_gets_the_task(deps, asha, task):
    takers = [asha.member("auditor"), asha.member("admin")] * 3

    outcomes = await asyncio.gather(
        *(claim_review(deps, who, task["id"], LATER) for who in takers), return_exceptions=True
    )

    assert [type(one) for one in outcomes if one is not None] == [InvalidInput] * 5


async def test_decision_is_the_claimants_and_only_once(deps, asha, task):
    with pytest.raises(InvalidInput):
        await decide_review(deps, asha.member("auditor"), task["id"], ReviewDecision.NO_REPLY, LATER)
    await claim_review(deps, asha.member("auditor"), task["id"], LATER)
    with pytest.raises(InvalidInput):
        await decide_review(deps, asha.member("admin"), task["id"], ReviewDecision.NO_REPLY, LATER)

    await decide_review(deps, asha.member("auditor"), task["id"], ReviewDecision.NO_REPLY, LATER)

    with pytest.raises(InvalidInput):
        await decide_review(deps, asha.member("auditor"), task["id"], ReviewDecision.HAND_BACK, LATER)


@pytest.mark.parametrize("name", ["manager", "meera", "product", "devops", "readonly"])
async def test_others_neither_claim_nor_decide(deps, asha, task, name):
    with pytest.raises(NotAllowed):
        await claim_review(deps, asha.member(name), task["id"], LATER)
    with pytest.raises(NotAllowed):
        await decide_review(deps, asha.member(name), task["id"], ReviewDecision.HAND_BACK, LATER)


async def test_other_tenants_auditor_finds_no_task(deps, borneo, task):
    for act in (claim_review, note_review_read):
        with pytest.raises(NotFound):
            await act(deps, borneo.member("auditor"), task["id"], LATER)


async def test_each_step_and_each_read_is_an_event(deps, asha, task, actions_of):
    auditor = asha.member("auditor")
    await claim_review(deps, auditor, task["id"], LATER)
    await note_review_read(deps, auditor, task["id"], LATER)
    await note_review_read(deps, auditor, task["id"], LATER)
    await decide_review(deps, auditor, task["id"], ReviewDecision.NO_REPLY, LATER)

    assert await actions_of(asha, task["id"]) == [
        "review.opened",
        "review.claimed",
        "review.read",
        "review.read",
        "review.decided",
        "review.closed",
    ]


async def test_ai_says_nothing_until_the_decision(deps, asha, task, receive, wire, ravi, messages_of):
    await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.2", "hello? are you there?", LATER)), at=LATER)
    await answer_turn(deps, asha.tenant_id, task["conversation_id"], LATER)
    with pytest.raises(InvalidInput):
        await hand_back(deps, asha.member("manager"), task["conversation_id"], LATER)

    await answer_turn(deps, asha.tenant_id, task["conversation_id"], LATER)

    assert [message["author"] for message in await messages_of(asha)] == ["contact", "ai", "contact"]


async def test_placeholder_goes_out_and_what_the_ai_queued_before_does_not(meta, asha, task, queue, message_of):
    early = await queue(asha, "An answer of the AI that waited")
    await deliver_message(meta.deps, asha.tenant_id, task["placeholder_id"], NOW)
    await deliver_message(meta.deps, asha.tenant_id, early, NOW)

    assert (await message_of(asha, early))["error_key"] == "send_policy.ai_may_speak"
    assert len(await meta.outbox()) == 1


async def test_handed_back_the_ai_answers_what_came_since(deps, asha, task, receive, wire, ravi, messages_of):
    await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.3", "Is it available in Pune?", LATER)), at=LATER)
    await claim_review(deps, asha.member("auditor"), task["id"], LATER)
    await decide_review(deps, asha.member("auditor"), task["id"], ReviewDecision.HAND_BACK, LATER)

    await answer_turn(deps, asha.tenant_id, task["conversation_id"], LATER + timedelta(minutes=1))

    assert [message["author"] for message in await messages_of(asha)] == ["contact", "ai", "contact", "ai"]


async def test_members_reply_closes_what_waits_for_it(deps, asha, task, rows_of):
    await claim_review(deps, asha.member("auditor"), task["id"], LATER)
    await decide_review(deps, asha.member("auditor"), task["id"], ReviewDecision.MEMBER_REPLIES, LATER)
    assert (await rows_of(asha, ReviewTask))[0]["state"] == ReviewState.DECIDED

    manager, words = asha.member("manager"), "I am here. Can I call you?"
    await member_reply(deps, manager, task["conversation_id"], text=words, idempotency_key="1", now=LATER)

    (closed,) = await rows_of(asha, ReviewTask)
    assert (closed["state"], closed["closed_at"]) == (ReviewState.CLOSED, LATER)


async def test_closed_review_costs_five_tokens_once(deps, asha, borneo, task, rows_of):
    await claim_review(deps, asha.member("auditor"), task["id"], LATER)
    await decide_review(deps, asha.member("auditor"), task["id"], ReviewDecision.NO_REPLY, LATER)

    for _ in range(2):
        await charge_review(deps, asha.tenant_id, task["id"], LATER)

    paid = [-row["granted_deci"] for row in await rows_of(asha, LedgerEntry) if row["operation"] == "high_risk_review"]
    assert paid == [50]
    with pytest.raises(NotFound):
        await charge_review(deps, borneo.tenant_id, task["id"], LATER)


async def test_no_reply_leaves_the_conversation_with_people(deps, asha, task, rows_of):
    await claim_review(deps, asha.member("auditor"), task["id"], LATER)
    await decide_review(deps, asha.member("auditor"), task["id"], ReviewDecision.NO_REPLY, LATER)

    (conversation,) = await rows_of(asha, Conversation)
    assert (conversation["ai_state"], conversation["answered_seq"]) == ("paused", conversation["last_seq"])
