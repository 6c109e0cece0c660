"""A list is brought in: everybody new has a lead and a recorded consent, and nobody gets free-form text by it."""

import json
from uuid import UUID

import pytest
from factories import NOW, Company
from small_world import Morning, open_morning
from sqlalchemy import select

from services.compliance.consents import has_consent
from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.events.models import EventLog
from services.flows.import_contacts import ROW_PROBLEMS, Outcome, import_contacts, preview_import
from services.flows.member_reply import member_reply
from services.leads.models import Lead
from services.rules.consent import ConsentPurpose
from services.rules.contact_import import Ground, RowProblem
from services.rules.send_policy import CheckCode
from services.screens.inbox_search import find_people

FILE = b"phone,name\n+91 98111 90001,Kavya Rao\n98111 90002,=Ravi\n98111-90001,Twice\n12,Nobody\n,Empty\n"


async def _bring_in(deps: Deps, company: Company, content: bytes = FILE, ground: Ground = Ground.ASKED_US) -> Outcome:
    return await import_contacts(
        deps, company.member("manager"), content, ground=ground, proof="Auto Expo stand, 14 November", now=NOW
    )


async def _leads(deps: Deps, company: Company) -> list[tuple[UUID, UUID, str]]:
    async with deps.db.read(company.system) as reader:
        own = select(Lead.conversation_id, Lead.contact_id, Lead.source).where(Lead.tenant_id == company.tenant_id)
        return [tuple(row) for row in await reader.execute(own.order_by(Lead.id))]


async def test_look_tells_what_would_come_and_writes_nothing(deps, asha):
    seen = await preview_import(deps, asha.member("manager"), FILE)

    assert (seen.contacts, seen.names) == (2, ["Kavya Rao", "=Ravi"])
    assert [(row.line, row.reason) for row in seen.left_out] == [
        (4, ROW_PROBLEMS[RowProblem.TWICE]),
        (5, ROW_PROBLEMS[RowProblem.BAD_PHONE]),
        (6, ROW_PROBLEMS[RowProblem.NO_PHONE]),
    ]
    assert await _leads(deps, asha) == []


async def test_import_does_what_the_look_said_and_a_repeat_nothing(deps, asha, borneo):
    first, again = await _bring_in(deps, asha), await _bring_in(deps, asha)

    assert (first.contacts, len(first.left_out)) == (2, 3)
    assert (again.contacts, again.known) == (0, 2)
    assert [source for _, _, source in await _leads(deps, asha)] == ["import", "import"]
    assert await _leads(deps, borneo) == []
    async with deps.db.read(asha.member("manager")) as reader:
        assert len(await find_people(reader, "kavya")) == 1
    async with deps.db.read(asha.system) as reader:
        own = select(EventLog.view).where(EventLog.tenant_id == asha.tenant_id, EventLog.action == "contacts.imported")
        told = list((await reader.execute(own.order_by(EventLog.id))).scalars())
    assert [(one["basis"], one["imported"], one["known"], one["refused"]) for one in told] == [
        ("asked_us", 2, 0, 3),
        ("asked_us", 0, 2, 3),
    ]
    assert "Kavya" not in json.dumps(told)


@pytest.mark.parametrize("ground", Ground)
async def test_consent_is_recorded_for_what_they_agreed_to(deps, asha, ground):
    await _bring_in(deps, asha, ground=ground)

    contact_ids = [contact_id for _, contact_id, _ in await _leads(deps, asha)]
    async with deps.db.read(asha.system) as reader:
        agreed = [await has_consent(reader, [one], ConsentPurpose.MARKETING) for one in contact_ids]
    assert agreed == [ground is Ground.MARKETING] * 2


@pytest.mark.parametrize("ground", Ground)
async def test_imported_contact_never_gets_free_form_text(deps, asha, ground):
    await _bring_in(deps, asha, ground=ground)
    conversation_id = (await _leads(deps, asha))[0][0]

    outcome = await member_reply(
        deps, asha.member("manager"), conversation_id, text="Hello!", idempotency_key="import-1", now=NOW
    )

    assert outcome.refusal is CheckCode.WINDOW
    async with deps.db.read(asha.system) as reader:
        own = (Conversation.tenant_id == asha.tenant_id, Conversation.id == conversation_id)
        assert await reader.scalar(select(Conversation.last_seq).where(*own)) == 0


async def test_known_contact_and_one_who_said_stop_stay_as_they_are(deps, asha):
    morning: Morning = await open_morning(deps, asha)
    await morning.writes("919811190001", "Hi", NOW, name="Their own name")
    await morning.writes("919811190002", "STOP", NOW)

    outcome = await _bring_in(deps, asha)

    assert (outcome.contacts, outcome.known) == (0, 1)
    assert ROW_PROBLEMS[RowProblem.STOPPED] in {row.reason for row in outcome.left_out}
    async with deps.db.read(asha.system) as reader:
        assert len(list(await reader.execute(select(Contact.id).where(Contact.tenant_id == asha.tenant_id)))) == 2


async def test_import_without_proof_or_of_no_list_is_refused(deps, asha):
    with pytest.raises(InvalidInput):
        await import_contacts(deps, asha.member("manager"), FILE, ground=Ground.MARKETING, proof="  ", now=NOW)
    with pytest.raises(InvalidInput, match="No column"):
        await _bring_in(deps, asha, b"name\nRavi\n")


@pytest.mark.parametrize("name", ["meera", "product", "auditor", "readonly", "devops"])
async def test_those_who_do_not_change_leads_import_nothing(deps, asha, name):
    with pytest.raises(NotAllowed):
        await preview_import(deps, asha.member(name), FILE)
