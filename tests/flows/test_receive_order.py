"""The same updates, doubled, shuffled, split or merged into other deliveries, leave the same rows."""

import random
from datetime import timedelta

import pytest


@pytest.fixture
def updates(wire, other_wire, ravi, now):
    """Two contacts' worth of messages, a reaction, an edit and statuses, for two tenants."""

    def at(seconds):
        return now + timedelta(seconds=seconds)

    reaction = {"message_id": "wamid.ours", "emoji": "🎉"}
    edit = {"original_message_id": "wamid.p.1", "message": {"type": "text", "text": {"body": "edited"}}}
    return [
        wire.text(ravi, "wamid.p.1", "one", at(-50)),
        wire.text(ravi, "wamid.p.2", "two", at(-40)),
        wire.message(ravi, "wamid.p.3", at(-30), type="reaction", reaction=reaction),
        wire.message(ravi, "wamid.p.4", at(-20), type="edit", edit=edit),
        wire.text(ravi, "wamid.p.5", "three", at(-10)),
        other_wire.text(ravi, "wamid.p.6", "elsewhere", at(-5)),
        wire.status("wamid.ours", "read", at(-3)),
        wire.status("wamid.ours", "sent", at(-8)),
        wire.status("wamid.ours", "delivered", at(-6)),
    ]


def _deliveries(wire, updates, seed):
    """The updates as bodies: some twice, in any order, cut anywhere."""
    chance = random.Random(seed)
    sent = [*updates, *chance.choices(updates, k=3)]
    chance.shuffle(sent)
    cuts = sorted(chance.sample(range(1, len(sent)), k=chance.randint(1, 4)))
    parts = [sent[start:end] for start, end in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    return [wire.body(*part) for part in parts]


@pytest.mark.parametrize("seed", range(12))
async def test_rows_are_the_same_however_they_come(
    receive, messages_of, conversations_of, receipts_of, index_in, wire, updates, asha, borneo, now, seed
):
    for body in _deliveries(wire, updates, seed):
        await receive(body)

    mine = await messages_of(asha)
    assert sorted((m["provider_id"], m["kind"], m["text"], m["reply_index"]) for m in mine) == [
        ("wamid.p.1", "text", "one", None),
        ("wamid.p.2", "text", "two", None),
        ("wamid.p.3", "reaction", "🎉", await index_in(asha, "wamid.ours")),
        ("wamid.p.4", "edit", "edited", await index_in(asha, "wamid.p.1")),
        ("wamid.p.5", "text", "three", None),
    ]
    assert sorted(m["seq"] for m in mine) == [1, 2, 3, 4, 5]
    (conversation,) = await conversations_of(asha)
    assert (conversation["last_seq"], conversation["last_inbound_at"]) == (5, now - timedelta(seconds=10))
    assert conversation["window_closes_at"] == now + timedelta(hours=24, seconds=-10)
    assert sorted(await receipts_of(asha)) == ["delivered", "read", "sent"]
    assert [m["text"] for m in await messages_of(borneo)] == ["elsewhere"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)], ids=str)
async def test_status_only_moves_forward(receive, wire, ravi, asha, queue, message_of, sent_as, order):
    await receive(wire.body(wire.text(ravi, f"wamid.q.{ravi.user_id}", "hello")))
    message_id = await queue(asha)
    await sent_as(asha, message_id, f"wamid.out.{ravi.user_id}")
    reports = [wire.status(f"wamid.out.{ravi.user_id}", status) for status in ("sent", "delivered", "read")]

    for index in order:
        await receive(wire.body(reports[index]))

    assert (await message_of(asha, message_id))["status"] == "read"


async def test_message_dated_in_the_future_opens_no_longer_window(receive, conversations_of, wire, ravi, asha, now):
    await receive(wire.body(wire.text(ravi, f"wamid.f.{ravi.user_id}", "hello", now + timedelta(days=900))))

    (conversation,) = await conversations_of(asha)
    assert conversation["last_inbound_at"] == now
    assert conversation["window_closes_at"] == now + timedelta(hours=24)
