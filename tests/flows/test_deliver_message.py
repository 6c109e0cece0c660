"""A queued row goes out once, or is refused, put back or failed by the table of refusals; against the sandbox."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.adapters.whatsapp.client import WhatsAppClient
from services.conversations import sending
from services.flows.deliver_message import deliver_message, waiting_time
from services.flows.sweep_outbound import sweep_outbound
from services.rules import pacing


@pytest.fixture
async def open_window(receive, wire, ravi):
    """The contact has just written."""
    await receive(wire.body(wire.text(ravi, f"wamid.in.{ravi.user_id}", "hello")))


async def test_queued_message_reaches_the_contact(meta, asha, open_window, queue, message_of, index_in, ravi, now):
    message_id = await queue(asha, "Namaste Ravi")
    await deliver_message(meta.deps, asha.tenant_id, message_id, now)

    (sent,) = await meta.outbox()
    row = await message_of(asha, message_id)
    assert (sent["to"], sent["text"], sent["opaque"]) == (ravi.phone, "Namaste Ravi", str(message_id))
    assert (row["status"], row["provider_index"]) == ("sending", await index_in(asha, sent["id"]))
    assert row["send_decision"]["allowed"] is True


async def test_second_job_for_a_message_sends_nothing(meta, asha, open_window, queue, now):
    message_id = await queue(asha)
    await deliver_message(meta.deps, asha.tenant_id, message_id, now)
    await deliver_message(meta.deps, asha.tenant_id, message_id, now)

    assert len(await meta.outbox()) == 1


async def test_free_text_outside_the_window_is_refused_with_its_decision(
    meta, asha, open_window, queue, message_of, now
):
    message_id = await queue(asha)
    await deliver_message(meta.deps, asha.tenant_id, message_id, now + timedelta(hours=25))

    row = await message_of(asha, message_id)
    assert (row["status"], row["error_key"]) == ("failed", "send_policy.window_open")
    assert row["send_decision"]["checks"]["window_open"] is False
    assert await meta.outbox() == []


async def test_other_tenants_message_is_not_found(meta, asha, borneo, open_window, queue, message_of, now):
    message_id = await queue(asha)
    await deliver_message(meta.deps, borneo.tenant_id, message_id, now)

    assert (await message_of(asha, message_id))["status"] == "queued"


async def test_later_message_waits_for_the_one_before(meta, asha, open_window, queue, message_of, now):
    first, second = await queue(asha, "first"), await queue(asha, "second")
    await deliver_message(meta.deps, asha.tenant_id, second, now)
    assert await meta.outbox() == []

    await deliver_message(meta.deps, asha.tenant_id, first, now)
    await deliver_message(meta.deps, asha.tenant_id, second, now)
    assert [sent["text"] for sent in await meta.outbox()] == ["first", "second"]


@pytest.mark.parametrize(
    ("code", "status", "error_key"),
    [
        pytest.param(130429, "queued", None, id="throughput limit is retried"),
        pytest.param(131056, "queued", None, id="pair limit is retried"),
        pytest.param(131016, "queued", None, id="unavailable service is retried"),
        pytest.param(131000, "queued", None, id="unknown trouble is retried"),
        pytest.param(190, "queued", None, id="expired token keeps the message"),
        pytest.param(131031, "queued", None, id="locked account keeps the message"),
        pytest.param(131047, "failed", "send_error.window_closed", id="closed window fails"),
        pytest.param(131026, "failed", "send_error.contact_unreachable", id="unreachable contact fails"),
        pytest.param(100, "failed", "send_error.message_malformed", id="our mistake fails"),
        pytest.param(999999, "failed", "send_error.unlisted", id="undocumented code fails"),
    ],
)
async def test_refusal_follows_the_table(meta, asha, open_window, queue, message_of, now, code, status, error_key):
    await meta.fault(kind="error", provider="graph", route="messages", code=code, times=1)
    message_id = await queue(asha)
    await deliver_message(meta.deps, asha.tenant_id, message_id, now)

    row = await message_of(asha, message_id)
    assert (row["status"], row["error_key"], row["error_code"]) == (status, error_key, code)


async def test_retried_message_goes_out_once_its_wait_is_over(meta, asha, open_window, queue, message_of, now):
    await meta.fault(kind="error", provider="graph", route="messages", code=131016, times=1)
    message_id = await queue(asha)
    await deliver_message(meta.deps, asha.tenant_id, message_id, now)
    await deliver_message(meta.deps, asha.tenant_id, message_id, now)
    assert await meta.outbox() == []

    await deliver_message(meta.deps, asha.tenant_id, message_id, now + timedelta(seconds=3))
    assert len(await meta.outbox()) == 1


async def test_halted_inbox_keeps_its_messages_until_it_runs_again(meta, asha, open_window, queue, message_of, now):
    await meta.fault(kind="error", provider="graph", route="messages", code=190, times=1)
    first = await queue(asha)
    await deliver_message(meta.deps, asha.tenant_id, first, now)
    await deliver_message(meta.deps, asha.tenant_id, first, now + timedelta(minutes=1))

    assert (await message_of(asha, first))["status"] == "queued"
    assert await meta.outbox() == []


async def test_closed_window_of_131047_shuts_it_for_the_next_message(meta, asha, open_window, queue, message_of, now):
    await meta.fault(kind="error", provider="graph", route="messages", code=131047, times=1)
    first, second = await queue(asha), await queue(asha)
    await deliver_message(meta.deps, asha.tenant_id, first, now)
    await deliver_message(meta.deps, asha.tenant_id, second, now)

    assert (await message_of(asha, second))["error_key"] == "send_policy.window_open"


async def test_lost_answer_is_never_sent_again_and_becomes_unknown(meta, asha, open_window, queue, message_of, now):
    await meta.fault(kind="error", provider="graph", route="messages", html=True, status=502, after=True, times=1)
    message_id = await queue(asha)
    await deliver_message(meta.deps, asha.tenant_id, message_id, now)
    await deliver_message(meta.deps, asha.tenant_id, message_id, now + timedelta(minutes=5))
    assert (await message_of(asha, message_id))["status"] == "sending"

    async with meta.deps.db.transaction(asha.system) as tx:
        await sweep_outbound(tx, now + timedelta(minutes=11))
    assert (await message_of(asha, message_id))["status"] == "unknown"
    assert len(await meta.outbox()) == 1


async def test_message_claimed_before_a_crash_is_not_sent_again(meta, asha, open_window, queue, message_of, now):
    message_id = await queue(asha)
    async with meta.deps.db.transaction(asha.system) as tx:
        await sending.claim(tx, message_id, {}, now)

    await deliver_message(meta.deps, asha.tenant_id, message_id, now)
    assert await meta.outbox() == []


async def test_unreachable_provider_puts_the_message_back(deps, asha, open_window, queue, message_of, now):
    nobody = WhatsAppClient("http://127.0.0.1:9/graph")
    message_id = await queue(asha)
    await deliver_message(replace(deps, whatsapp=nobody), asha.tenant_id, message_id, now)
    await nobody.close()

    assert (await message_of(asha, message_id))["status"] == "queued"


async def test_status_finds_its_message_by_our_id_when_the_answer_was_lost(
    meta, asha, open_window, queue, message_of, index_in, receive, wire, now
):
    await meta.fault(kind="error", provider="graph", route="messages", html=True, status=502, after=True, times=1)
    message_id = await queue(asha)
    await deliver_message(meta.deps, asha.tenant_id, message_id, now)
    (sent,) = await meta.outbox()
    await receive(wire.body(wire.status(sent["id"], "sent", biz_opaque_callback_data=str(message_id))))

    row = await message_of(asha, message_id)
    assert (row["status"], row["provider_index"]) == ("sent", await index_in(asha, sent["id"]))


async def test_receipt_that_came_first_is_joined(meta, asha, open_window, queue, message_of, receive, wire, now):
    message_id = await queue(asha)
    async with meta.deps.db.transaction(asha.system) as tx:
        await sending.claim(tx, message_id, {}, now)
    await receive(wire.body(wire.status("wamid.early", "delivered", biz_opaque_callback_data=str(message_id))))

    assert (await message_of(asha, message_id))["status"] == "delivered"


def test_46th_message_in_a_row_to_one_contact_waits(now):
    burst = [now] * 45
    assert waiting_time(burst[:44], now, pacing.PAIR) == timedelta()
    assert waiting_time(burst, now, pacing.PAIR) == timedelta(seconds=6)


async def test_answer_to_a_contact_from_an_ad_is_free_for_72_hours(
    meta, asha, receive, wire, ravi, queue, conversations_of, now
):
    referral = {"source_type": "ad", "source_id": "120", "headline": "Diwali EV"}
    await receive(wire.body(wire.text(ravi, "wamid.ad.1", "hi", referral=referral)))
    await deliver_message(meta.deps, asha.tenant_id, await queue(asha), now + timedelta(hours=1))

    (conversation,) = await conversations_of(asha)
    assert conversation["free_entry_until"] == now + timedelta(hours=73)
