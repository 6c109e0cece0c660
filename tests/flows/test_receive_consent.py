"""STOP is obeyed at once, in every form it takes; START lets the contact hear from us again."""

import asyncio
from datetime import timedelta

import pytest

from services.compliance.models import Suppression
from services.flows.deliver_message import deliver_message
from services.flows.receive_deliveries import receive_deliveries


def _outbound(messages):
    return [(m["operation"], m["status"]) for m in messages if m["direction"] == "outbound"]


@pytest.mark.parametrize(
    "part",
    [
        pytest.param({"type": "text", "text": {"body": "STOP"}}, id="text"),
        pytest.param({"type": "text", "text": {"body": "मैसेज मत भेजो"}}, id="Hindi text"),
        pytest.param({"type": "button", "button": {"payload": "x", "text": "Stop"}}, id="quick reply"),
        pytest.param(
            {
                "type": "interactive",
                "interactive": {"type": "button_reply", "button_reply": {"id": "1", "title": "Unsubscribe"}},
            },
            id="button title",
        ),
    ],
)
async def test_stop_suppresses_every_address_and_confirms_once(
    receive, rows_of, conversations_of, messages_of, wire, ravi, asha, part
):
    await receive(wire.body(wire.message(ravi, "wamid.s.1", **part)))
    await receive(wire.body(wire.message(ravi, "wamid.s.2", **part)))

    (conversation,) = await conversations_of(asha)
    assert conversation["opted_out_at"] is not None
    assert len(await rows_of(asha, Suppression)) == 2
    assert _outbound(await messages_of(asha)) == [("opt_out_confirmation", "queued")]


async def test_only_the_confirmation_leaves_after_a_stop(
    meta, receive, queue, message_of, messages_of, wire, ravi, asha, now
):
    await receive(wire.body(wire.text(ravi, "wamid.s.1", "hello")))
    waiting = await queue(asha, "an offer")
    await receive(wire.body(wire.text(ravi, "wamid.s.2", "stop")))
    late = await queue(asha, "another offer")
    (confirmation,) = [m["id"] for m in await messages_of(asha) if m["operation"] == "opt_out_confirmation"]
    for message_id in (waiting, confirmation, late):
        await deliver_message(meta.deps, asha.tenant_id, message_id, now)

    assert [sent["opaque"] for sent in await meta.outbox()] == [str(confirmation)]
    refused = [(await message_of(asha, message_id))["error_key"] for message_id in (waiting, late)]
    assert refused == ["send_policy.not_opted_out"] * 2


async def test_start_lifts_the_stop(receive, rows_of, conversations_of, wire, ravi, asha, now):
    await receive(wire.body(wire.text(ravi, "wamid.s.1", "stop")))
    await receive(wire.body(wire.text(ravi, "wamid.s.2", "START", now + timedelta(seconds=9))))

    (conversation,) = await conversations_of(asha)
    assert conversation["opted_out_at"] is None
    assert all(row["lifted_at"] for row in await rows_of(asha, Suppression))


async def test_question_after_a_stop_is_shown_but_not_answered(receive, messages_of, jobs_of, wire, ravi, asha):
    await receive(wire.body(wire.text(ravi, "wamid.s.1", "stop")))
    await receive(wire.body(wire.text(ravi, "wamid.s.2", "what was the price?")))

    assert "what was the price?" in [message["text"] for message in await messages_of(asha)]
    assert await jobs_of(asha, "answer_turn") == []


async def test_stop_in_one_tenant_says_nothing_to_the_other(
    receive, conversations_of, wire, other_wire, ravi, asha, borneo
):
    await receive(wire.body(wire.text(ravi, "wamid.s.1", "stop"), other_wire.text(ravi, "wamid.s.2", "hello")))

    (theirs,) = await conversations_of(borneo)
    assert theirs["opted_out_at"] is None


async def test_marketing_switch_is_kept_apart_from_a_stop(receive, rows_of, conversations_of, wire, ravi, asha, now):
    await receive(wire.body(wire.text(ravi, "wamid.s.1", "hello")))
    switch = {"category": "marketing_messages", "value": "stop", "timestamp": int(now.timestamp())}
    value = {"user_preferences": [switch | {"user_id": ravi.user_id}]}
    await receive(wire.body(wire.change(value, "user_preferences")))

    (conversation,) = await conversations_of(asha)
    assert conversation["opted_out_at"] is None
    assert {row["purpose"] for row in await rows_of(asha, Suppression)} == {"marketing"}


async def test_echo_of_a_person_stops_the_ai_and_answers_the_turn(
    receive, conversations_of, messages_of, wire, ravi, asha, now
):
    await receive(wire.body(wire.text(ravi, "wamid.e.1", "hello", now - timedelta(seconds=5))))
    echo = {"from": "9180", "to": ravi.phone, "to_user_id": ravi.user_id, "id": "wamid.e.2", "type": "text"}
    echo |= {"timestamp": str(int(now.timestamp())), "text": {"body": "I am on it"}}
    await receive(wire.body(wire.change({"message_echoes": [echo]}, "smb_message_echoes")))

    (conversation,) = await conversations_of(asha)
    assert (conversation["ai_state"], conversation["ai_reason"]) == ("paused", "answered_outside")
    assert conversation["answered_seq"] == conversation["last_seq"] == 2
    assert [message["author"] for message in await messages_of(asha)] == ["contact", "echo"]


async def test_one_job_per_turn_and_none_for_a_reaction(receive, jobs_of, conversations_of, wire, ravi, asha):
    reaction = {"message_id": "wamid.ours", "emoji": "👍"}
    await receive(wire.body(wire.message(ravi, "wamid.j.1", type="reaction", reaction=reaction)))
    assert await jobs_of(asha, "answer_turn") == []

    await receive(wire.body(wire.text(ravi, "wamid.j.2", "one"), wire.text(ravi, "wamid.j.3", "two")))
    (conversation,) = await conversations_of(asha)
    assert await jobs_of(asha, "answer_turn") == [f"answer:{conversation['id']}:1"]


async def test_two_receivers_store_each_message_once(deps, post, messages_of, wire, ravi, asha, now):
    bodies = [wire.body(wire.text(ravi, f"wamid.w.{n % 20}", f"text {n % 20}")) for n in range(40)]
    await post(*bodies)
    while sum(await asyncio.gather(*(receive_deliveries(deps, now) for _ in range(3)))):
        pass

    assert sorted(message["seq"] for message in await messages_of(asha)) == list(range(1, 21))
