"""A text message comes in: stored once, in the right tenant, with its contact, conversation, lead, fee and job."""

from datetime import timedelta

from sqlalchemy import func, select

from services.billing.models import LedgerEntry
from services.contacts.models import ChannelIdentity, Contact
from services.events.models import EventLog
from services.leads.models import Lead


async def test_text_is_stored_for_its_tenant_only(receive, messages_of, wire, ravi, asha, borneo):
    await receive(wire.body(wire.text(ravi, "wamid.text.1", "Hi, price of the EV?")))

    (message,) = await messages_of(asha)
    assert (message["text"], message["kind"], message["seq"], message["author"]) == (
        "Hi, price of the EV?",
        "text",
        1,
        "contact",
    )
    assert await messages_of(borneo) == []


async def test_first_message_opens_contact_conversation_and_lead(deps, receive, conversations_of, wire, ravi, asha):
    await receive(wire.body(wire.text(ravi, "wamid.first.1", "hello")))

    (conversation,) = await conversations_of(asha)
    async with deps.db.read(asha.system) as reader:
        counts = [await reader.scalar(select(func.count()).select_from(table)) for table in (Contact, Lead)]
        kinds = set((await reader.execute(select(ChannelIdentity.kind))).scalars())
        actions = set((await reader.execute(select(EventLog.action))).scalars())
    assert counts == [1, 1]
    assert kinds == {"user_id", "phone"}
    assert {"contact.created", "conversation.opened", "message.received", "lead.created"} <= actions
    assert (conversation["last_inbound_seq"], conversation["answered_seq"]) == (1, 0)


async def test_window_runs_from_the_providers_time(receive, conversations_of, wire, ravi, asha, now):
    wrote = now - timedelta(hours=20)
    await receive(wire.body(wire.text(ravi, "wamid.late.1", "sent 20 h ago", wrote)))

    (conversation,) = await conversations_of(asha)
    assert conversation["window_closes_at"] == wrote + timedelta(hours=24)
    assert conversation["last_received_at"] == now


async def test_older_message_never_moves_the_window_back(receive, conversations_of, wire, ravi, asha, now):
    await receive(wire.body(wire.text(ravi, "wamid.new.1", "new")))
    await receive(wire.body(wire.text(ravi, "wamid.old.1", "old", now - timedelta(hours=2))))

    (conversation,) = await conversations_of(asha)
    assert conversation["last_inbound_at"] == now


async def test_each_stored_message_costs_its_fee_once(deps, receive, wire, ravi, asha):
    body = wire.body(wire.text(ravi, "wamid.fee.1", "one"), wire.text(ravi, "wamid.fee.2", "two"))
    await receive(body)
    await receive(body)

    async with deps.db.read(asha.system) as reader:
        fees = (await reader.execute(select(LedgerEntry).where(LedgerEntry.operation == "inbound_whatsapp"))).all()
    assert [fee.granted_deci + fee.topped_up_deci for fee in fees] == [-1, -1]


async def test_one_delivery_may_carry_two_tenants(receive, messages_of, wire, other_wire, ravi, asha, borneo):
    await receive(wire.body(wire.text(ravi, "wamid.a.1", "to Asha"), other_wire.text(ravi, "wamid.b.1", "to Borneo")))

    assert [message["text"] for message in await messages_of(asha)] == ["to Asha"]
    assert [message["text"] for message in await messages_of(borneo)] == ["to Borneo"]


async def test_messages_of_one_delivery_lie_in_the_order_of_their_times(receive, messages_of, wire, ravi, asha, now):
    later = wire.text(ravi, "wamid.o.2", "second", now + timedelta(seconds=2))
    await receive(wire.body(later, wire.text(ravi, "wamid.o.1", "first", now)))

    assert [message["text"] for message in await messages_of(asha)] == ["first", "second"]
