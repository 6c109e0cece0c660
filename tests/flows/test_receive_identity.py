"""Who wrote: a person is one contact, whichever of their ids a message shows."""

from dataclasses import replace
from datetime import timedelta

from services.contacts.models import ChannelIdentity, Contact


async def test_hidden_phone_joins_the_contact_it_was_seen_with(receive, rows_of, wire, ravi, asha):
    message = wire.text(ravi, "wamid.h.2", "without phone")
    value = message["value"]
    del value["contacts"][0]["wa_id"], value["messages"][0]["from"]
    await receive(wire.body(wire.text(ravi, "wamid.h.1", "with phone")))
    await receive(wire.body(message))

    assert len(await rows_of(asha, Contact)) == 1


async def test_new_user_id_with_a_known_phone_joins_the_contact(receive, rows_of, wire, ravi, asha):
    await receive(wire.body(wire.text(ravi, "wamid.n.1", "old id")))
    await receive(wire.body(wire.text(replace(ravi, user_id=f"{ravi.user_id}9"), "wamid.n.2", "new id")))

    assert len(await rows_of(asha, Contact)) == 1
    assert len(await rows_of(asha, ChannelIdentity)) == 3


async def test_number_that_changed_hands_goes_to_the_owner_of_the_better_id(receive, messages_of, wire, ravi, asha):
    meera = replace(ravi, phone=f"{ravi.phone}1", user_id=f"{ravi.user_id}1", name="Meera")
    await receive(wire.body(wire.text(ravi, "wamid.c.1", "Ravi"), wire.text(meera, "wamid.c.2", "Meera")))
    await receive(wire.body(wire.text(replace(meera, phone=ravi.phone), "wamid.c.3", "Meera again")))

    by_text = {message["text"]: message["conversation_id"] for message in await messages_of(asha)}
    assert by_text["Meera again"] == by_text["Meera"] != by_text["Ravi"]


async def test_changed_number_stays_one_contact_and_shuts_the_old_window(
    receive, rows_of, conversations_of, wire, ravi, asha, now
):
    after = replace(ravi, phone=f"{ravi.phone}7", user_id=f"{ravi.user_id}7")
    system = {
        "type": "user_changed_number",
        "body": "changed",
        "wa_id": after.phone,
        "user_id": after.user_id,
        "previous_user_id": ravi.user_id,
    }
    moved = {"from": ravi.phone, "id": "wamid.m.2", "timestamp": str(int(now.timestamp())), "type": "system"}
    await receive(wire.body(wire.text(ravi, "wamid.m.1", "before", now - timedelta(hours=1))))
    await receive(wire.body(wire.change({"messages": [moved | {"system": system}]})))

    (shut,) = await conversations_of(asha)
    assert shut["window_closes_at"] == now
    later = now + timedelta(seconds=5)
    await receive(wire.body(wire.text(after, "wamid.m.3", "after", later)), at=later)
    (conversation,) = await conversations_of(asha)
    assert conversation["window_closes_at"] > now + timedelta(hours=23)
    retired = {row["kind"] for row in await rows_of(asha, ChannelIdentity) if row["retired_at"]}
    assert (len(await rows_of(asha, Contact)), retired) == (1, {"phone", "user_id"})


async def test_same_person_is_another_contact_in_another_tenant(receive, rows_of, wire, other_wire, ravi, asha, borneo):
    await receive(
        wire.body(wire.text(ravi, "wamid.t.1", "a")), other_wire.body(other_wire.text(ravi, "wamid.t.2", "b"))
    )

    (mine,), (theirs,) = await rows_of(asha, Contact), await rows_of(borneo, Contact)
    assert mine["id"] != theirs["id"]
