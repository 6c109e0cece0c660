"""A contact with an open lead who writes in another of our inboxes has that lead there too, with its owner."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from services.assignments.models import SlaClock
from services.checks.run import check_invariants
from services.conversations.models import Conversation
from services.events.models import EventLog
from services.flows.answer_turn import answer_turn
from services.flows.member_reply import member_reply
from services.flows.seal_events import seal_events
from services.ids import new_id
from services.leads.models import Lead
from services.screens import inbox_profile
from services.tenants.models import Availability, Inbox, InboxRoute, Member

BUYS = "I want to buy 3 cars today, my budget is 60 lakh, please call me now"
HOUR = timedelta(hours=1)


@pytest.fixture
async def second_wire(deps, asha, wire, rows_of, now):
    """Webhooks to a second number of the first company."""
    (first,) = await rows_of(asha, Inbox)
    number, inbox_id = f"9{asha.phone_number_id}", new_id(now)
    route = {"channel": first["channel"], "business_id": first["business_id"], "tenant_id": asha.tenant_id}
    async with deps.db.transaction(asha.system) as tx:
        await tx.execute(insert(Inbox).values(**{**first, "id": inbox_id, "external_id": number, "name": "Service"}))
    async with deps.db.deployment() as deployment:
        await deployment.execute(insert(InboxRoute).values(**route, external_id=number, inbox_id=inbox_id))
    return replace(wire, phone_number_id=number)


async def test_open_lead_goes_where_the_contact_writes(
    deps, asha, receive, wire, second_wire, ravi, rows_of, conversations_of, now
):
    async with deps.db.transaction(asha.system) as tx:
        is_meera = (Member.tenant_id == tx.tenant_id, Member.id == asha.members["meera"])
        await tx.execute(update(Member).where(*is_meera).values(availability=Availability.AVAILABLE))
    await receive(wire.body(wire.text(ravi, "wamid.join.1", BUYS, now)), at=now)
    (first,) = await conversations_of(asha)
    await answer_turn(deps, asha.tenant_id, first["id"], now)

    later = now + HOUR
    await receive(second_wire.body(second_wire.text(ravi, "wamid.join.2", "and is it in stock?", later)), at=later)
    (second,) = [one for one in await rows_of(asha, Conversation) if one["id"] != first["id"]]
    await answer_turn(deps, asha.tenant_id, second["id"], later)

    (lead,) = await rows_of(asha, Lead)
    (joined,) = [one for one in await rows_of(asha, Conversation) if one["id"] == second["id"]]
    assert (lead["conversation_id"], lead["owner_id"]) == (second["id"], asha.members["meera"])
    assert (joined["assignee_id"], joined["answered_seq"] > 0) == (asha.members["meera"], True)
    told = [one for one in await rows_of(asha, EventLog) if one["action"] == "conversation.joined_lead"]
    assert len(told) == 1
    async with deps.db.read(asha.member("admin")) as reader:
        shown = [await inbox_profile.load_profile(reader, reader.principal, one["id"]) for one in (first, second)]
    assert {one.lead_id for one in shown} == {str(lead["id"])}

    await member_reply(deps, asha.member("meera"), second["id"], text="Yes", idempotency_key="j", now=later)
    stopped = [one["stopped_at"] for one in await rows_of(asha, SlaClock) if one["promise"] == "first_response"]
    assert None not in stopped
    await seal_events(deps, later)
    report = await check_invariants(deps.db, later, [asha.tenant_id])
    assert [one.invariant for one in report.violations] == []
