"""Templates are kept as the provider describes them; notices about accounts stop and resume their inboxes only."""

import pytest

from services.flows.sync_templates import sync_templates
from services.outreach.models import Template
from services.tenants.models import Inbox

BODY = [{"type": "BODY", "text": "Hello"}]


async def test_synced_template_follows_its_status_webhook(meta, receive, rows_of, wire, asha, borneo, now):
    await meta.plant(tenant="Asha", name="hello_there", language="en", category="UTILITY", components=BODY)
    await sync_templates(meta.deps, asha.tenant_id, now)
    change = {"event": "PAUSED", "message_template_name": "hello_there", "message_template_language": "en"}
    await receive(wire.body({"field": "message_template_status_update", "value": change}))

    by_name = {row["name"]: row["status"] for row in await rows_of(asha, Template)}
    assert by_name["hello_there"] == "PAUSED"
    assert await rows_of(borneo, Template) == []


@pytest.mark.parametrize(("state", "expected"), [("DISABLE", "halted"), ("REINSTATE", "connected")])
async def test_ban_halts_the_inboxes_of_its_business(receive, rows_of, wire, asha, borneo, state, expected):
    for ban in ("DISABLE", state):
        value = {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": ban}}
        await receive(wire.body({"field": "account_update", "value": value}))

    assert [row["state"] for row in await rows_of(asha, Inbox)] == [expected]
    assert [row["state"] for row in await rows_of(borneo, Inbox)] == ["connected"]


async def test_failed_status_closes_the_window_whatever_we_believed(
    receive, conversations_of, queue, sent_as, message_of, wire, ravi, asha, now
):
    await receive(wire.body(wire.text(ravi, "wamid.n.in", "hello")))
    message_id = await queue(asha)
    await sent_as(asha, message_id, "wamid.n.out")
    failed = wire.status("wamid.n.out", "failed", errors=[{"code": 131047}])
    await receive(wire.body(failed))

    (conversation,) = await conversations_of(asha)
    assert (await message_of(asha, message_id))["error_key"] == "send_error.window_closed"
    assert conversation["window_closes_at"] == now


async def test_failed_status_that_may_be_retried_queues_the_message_once(
    receive, queue, sent_as, message_of, wire, ravi, asha
):
    await receive(wire.body(wire.text(ravi, "wamid.n.in", "hello")))
    message_id = await queue(asha)
    await sent_as(asha, message_id, "wamid.n.out")
    failed = wire.status("wamid.n.out", "failed", errors=[{"code": 130429}])
    await receive(wire.body(failed, failed))

    row = await message_of(asha, message_id)
    assert (row["status"], row["provider_index"], row["attempts"]) == ("queued", None, 1)
