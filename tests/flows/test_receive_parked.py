"""What cannot be placed or read is parked with its reason, keeps its neighbours, and can be replayed."""

import json

import pytest

from services.conversations.models import MESSAGE_DETAILS, DeliveryState
from services.errors import NotFound
from services.flows.replay_delivery import replay_delivery
from services.subject_keys import Subject


async def test_unknown_number_is_parked_and_named(receive, deliveries, wire, ravi):
    body = wire.body(wire.text(ravi, "wamid.u.1", "x")).replace(wire.phone_number_id.encode(), b"424242")
    (row,) = await deliveries(await receive(body))
    assert (row["state"], row["reason"]) == (DeliveryState.PARKED, "no inbox is connected for number 424242")


async def test_bad_item_parks_the_delivery_and_keeps_the_others(receive, deliveries, messages_of, wire, ravi, asha):
    bad = wire.change({"messages": [{"id": "wamid.bad"}]})
    (row,) = await deliveries(await receive(wire.body(bad, wire.text(ravi, "wamid.ok.1", "kept"))))

    assert row["state"] == DeliveryState.PARKED
    assert row["reason"] == "entry[0].changes[0].messages[0]: type is missing"
    assert [message["text"] for message in await messages_of(asha)] == ["kept"]


async def test_body_that_is_no_json_is_parked(receive, deliveries):
    (row,) = await deliveries(await receive(b"\xff\xfe"))
    assert row["state"] == DeliveryState.PARKED


async def test_replayed_delivery_applies_what_was_missing_and_nothing_twice(
    deps, receive, deliveries, messages_of, wire, ravi, asha, now
):
    bad = wire.change({"messages": [{"id": "wamid.bad"}]})
    ids = await receive(wire.body(bad, wire.text(ravi, "wamid.r.1", "kept")))
    await replay_delivery(deps, asha.member("admin"), ids[0], now)
    assert (await deliveries(ids))[0]["state"] == DeliveryState.WAITING

    await receive()
    assert (await deliveries(ids))[0]["state"] == DeliveryState.PARKED
    assert len(await messages_of(asha)) == 1


async def test_parked_delivery_of_one_tenant_does_not_exist_for_the_other(
    deps, receive, deliveries, wire, ravi, asha, borneo, now
):
    bad = wire.change({"messages": [{"id": "wamid.bad"}]})
    ids = await receive(wire.body(bad, wire.text(ravi, "wamid.own.1", "ours")))

    with pytest.raises(NotFound):
        await replay_delivery(deps, borneo.member("admin"), ids[0], now)

    assert (await deliveries(ids))[0]["state"] == DeliveryState.PARKED


async def test_unknown_kind_is_shown_with_its_object(receive, messages_of, deps, wire, ravi, asha):
    await receive(wire.body(wire.message(ravi, "wamid.k.1", type="hologram", hologram={"id": "h"})))

    (message,) = await messages_of(asha)
    async with deps.db.read(asha.system) as reader:
        subject = Subject(reader.cipher, message["contact_id"], message["subject_key"])
        details = json.loads(subject.open(MESSAGE_DETAILS, message["id"], message["details"]))
    assert (message["kind"], details["hologram"]) == ("unsupported", {"id": "h"})
