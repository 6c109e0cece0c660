"""A member sends a template: into a shut window, filled in, once, of that inbox only, and as consent allows."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from services.errors import InvalidInput, NotAllowed, NotFound
from services.flows.deliver_message import deliver_message
from services.flows.send_template import Filled, send_template
from services.outreach.commands import keep_templates
from services.outreach.models import Template
from services.rules.send_policy import CheckCode
from services.sandbox.template_store import STARTERS
from services.screens.inbox_thread import load_thread
from services.screens.templates import list_choices
from services.tenants.queries import list_inboxes

DESCRIBED = [
    {
        "id": str(number),
        "name": name,
        "language": language,
        "category": category,
        "components": parts,
        "status": "APPROVED",
    }
    for number, (name, language, category, parts) in enumerate(STARTERS)
]
VALUES = {"body-1": "Ravi", "body-2": "Monday 10:00"}


@pytest.fixture
async def conversation_id(receive, conversations_of, wire, ravi, asha):
    await receive(wire.body(wire.text(ravi, "wamid.tpl.in", "hello")))
    (conversation,) = await conversations_of(asha)
    return conversation["id"]


@pytest.fixture
def later(now):
    """When the 24 hours are over."""
    return now + timedelta(hours=25)


@pytest.fixture
async def templates(deps, asha, borneo, conversation_id, now):
    """The ids of both companies' templates by company and name, as the provider's list describes them."""
    found = {}
    for company in (asha, borneo):
        async with deps.db.transaction(company.system) as tx:
            (inbox,) = await list_inboxes(tx)
            await keep_templates(tx, inbox.id, DESCRIBED, now)
            rows = await tx.execute(select(Template.id, Template.name).where(Template.tenant_id == tx.tenant_id))
            found |= {(company.tenant_id, row.name): row.id for row in rows}
    return found


@pytest.fixture
def send(deps, asha, conversation_id, later):
    async def go(template_id, values=VALUES, who="manager", key="k1"):
        filled = Filled(template_id=template_id, values=values)
        return await send_template(deps, asha.member(who), conversation_id, filled, idempotency_key=key, now=later)

    return go


async def test_template_reaches_a_contact_whose_window_is_shut(
    deps, send, templates, meta, message_of, asha, later, conversation_id
):
    outcome = await send(templates[asha.tenant_id, "appointment_reminder"])
    again = await send(templates[asha.tenant_id, "appointment_reminder"])
    await deliver_message(meta.deps, asha.tenant_id, outcome.message_id, later)

    row = await message_of(asha, outcome.message_id)
    async with deps.db.read(asha.member("manager")) as reader:
        thread = await load_thread(reader, asha.member("manager"), conversation_id, now=later)
    assert again.message_id == outcome.message_id
    assert row["kind"] == "template"
    assert thread.history[-1].body == "Hi Ravi, your appointment is on Monday 10:00. Reply here to change it."
    assert (thread.cannot_reply != "", thread.takes_templates) == (True, True)
    assert len(await meta.outbox()) == 1


async def test_what_cannot_go_is_said_in_plain_words_and_changes_nothing(
    send, templates, messages_of, conversations_of, asha, borneo
):
    with pytest.raises(InvalidInput, match="Fill in “2”"):
        await send(templates[asha.tenant_id, "appointment_reminder"], {"body-1": "Ravi"})
    with pytest.raises(NotFound):
        await send(templates[borneo.tenant_id, "appointment_reminder"])
    with pytest.raises(NotFound):
        await send(templates[asha.tenant_id, "appointment_reminder"], who="dev")
    with pytest.raises(NotAllowed):
        await send(templates[asha.tenant_id, "appointment_reminder"], who="readonly")
    offered = await send(templates[asha.tenant_id, "lead_follow_up"])

    (conversation,) = await conversations_of(asha)
    assert offered.refusal is CheckCode.CONSENT
    assert conversation["ai_state"] == "on"
    assert len(await messages_of(asha)) == 1


async def test_picker_lists_the_inboxs_templates_with_the_name_in_the_greeting(
    deps, templates, conversation_id, asha, borneo
):
    async with deps.db.read(asha.member("manager")) as reader:
        choices = await list_choices(reader, asha.member("manager"), conversation_id)
    async with deps.db.read(borneo.member("manager")) as reader:
        with pytest.raises(NotFound):
            await list_choices(reader, borneo.member("manager"), conversation_id)

    reminder = next(one for one in choices if one.name == "appointment reminder")
    assert [(gap.label, gap.value, gap.example) for gap in reminder.gaps] == [
        ("1", "Ravi", "Ravi"),
        ("2", "", "Monday 10:00"),
    ]
