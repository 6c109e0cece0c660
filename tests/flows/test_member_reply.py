"""A member answers, takes over and hands back: own conversations only, each message once."""

import asyncio
from datetime import timedelta

import pytest

from services.assignments import commands as assignments
from services.errors import NotAllowed, NotFound
from services.flows.member_reply import member_reply
from services.flows.take_over import hand_back, mark_seen, take_over
from services.leads.queries import find_open
from services.rules.send_policy import CheckCode


@pytest.fixture
async def conversation_id(deps, receive, conversations_of, wire, ravi, asha, now):
    """A conversation that waits for an answer and belongs to Meera."""
    await receive(wire.body(wire.text(ravi, "wamid.m.in", "hello")))
    (conversation,) = await conversations_of(asha)
    async with deps.db.transaction(asha.system) as tx:
        lead = await find_open(tx, conversation["id"])
        await assignments.claim_for_member(
            tx, lead.id, conversation["id"], asha.members["meera"], reason="test", now=now
        )
    return conversation["id"]


async def _reply(deps, principal, conversation_id, now, text="On it", key="k1"):
    return await member_reply(deps, principal, conversation_id, text=text, idempotency_key=key, now=now)


async def test_reply_queues_the_message_pauses_the_ai_and_answers_the_turn(
    deps, conversation_id, conversations_of, message_of, asha, now
):
    outcome = await _reply(deps, asha.member("meera"), conversation_id, now)

    row = await message_of(asha, outcome.message_id)
    (conversation,) = await conversations_of(asha)
    assert (row["status"], row["author"], row["author_id"]) == ("queued", "member", asha.members["meera"])
    assert conversation["ai_state"] == "paused"
    assert conversation["answered_seq"] == conversation["last_seq"] == 2


async def test_same_key_returns_the_same_message(deps, conversation_id, messages_of, asha, now):
    replies = (_reply(deps, asha.member("meera"), conversation_id, now) for _ in range(4))
    outcomes = await asyncio.gather(*replies)

    assert len({outcome.message_id for outcome in outcomes}) == 1
    assert len(await messages_of(asha)) == 2


@pytest.mark.parametrize("name", ["dev"])
async def test_other_sdrs_conversation_does_not_exist(deps, conversation_id, asha, now, name):
    with pytest.raises(NotFound):
        await _reply(deps, asha.member(name), conversation_id, now)
    with pytest.raises(NotFound):
        await take_over(deps, asha.member(name), conversation_id, now)


async def test_other_tenants_conversation_does_not_exist(deps, conversation_id, borneo, now):
    with pytest.raises(NotFound):
        await _reply(deps, borneo.member("admin"), conversation_id, now)


@pytest.mark.parametrize("name", ["auditor", "product", "readonly", "devops"])
async def test_role_that_may_not_act_is_refused(deps, conversation_id, asha, now, name):
    with pytest.raises(NotAllowed):
        await _reply(deps, asha.member(name), conversation_id, now)


async def test_shut_window_is_told_and_changes_nothing(deps, conversation_id, conversations_of, asha, now):
    outcome = await _reply(deps, asha.member("meera"), conversation_id, now + timedelta(hours=25))

    (conversation,) = await conversations_of(asha)
    assert (outcome.message_id, outcome.refusal) == (None, CheckCode.WINDOW)
    assert (conversation["ai_state"], conversation["answered_seq"]) == ("on", 0)


async def test_manager_takes_over_and_hands_back(deps, conversation_id, conversations_of, jobs_of, asha, now):
    await take_over(deps, asha.member("manager"), conversation_id, now)
    (taken,) = await conversations_of(asha)
    assert (taken["ai_state"], taken["assignee_id"]) == ("paused", asha.members["manager"])

    await hand_back(deps, asha.member("manager"), conversation_id, now)
    (back,) = await conversations_of(asha)
    assert back["ai_state"] == "on"
    assert f"answer:{conversation_id}:1:1" in await jobs_of(asha, "answer_turn")


async def test_seen_conversation_has_nothing_unread(deps, conversation_id, conversations_of, asha):
    await mark_seen(deps, asha.member("meera"), conversation_id)
    (conversation,) = await conversations_of(asha)
    assert conversation["seen_seq"] == conversation["last_seq"]


@pytest.mark.parametrize(
    ("writer", "seen", "is_crossed"),
    [("admin", 1, True), ("admin", 2, False), ("meera", 1, False), ("admin", None, False)],
    ids=["a colleague was faster", "that was seen", "one's own", "nobody asks"],
)
async def test_reply_that_crosses_a_colleagues_waits_for_a_second_look(
    deps, conversation_id, messages_of, asha, now, writer, seen, is_crossed
):
    await _reply(deps, asha.member("meera"), conversation_id, now, key="first")

    outcome = await member_reply(
        deps, asha.member(writer), conversation_id, text="Me too", idempotency_key="k2", now=now, seen_seq=seen
    )

    assert (outcome.is_crossed, outcome.message_id is None) == (is_crossed, is_crossed)
    assert len(await messages_of(asha)) == (2 if is_crossed else 3)
