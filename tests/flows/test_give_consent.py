"""The public consent form, the records it makes, and what marketing may be sent because of them."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from sqlalchemy import insert

from services.compliance.commands import Consenter, suppress
from services.compliance.models import Consent, ConsentEvidence, OptOutMethod, SuppressionPurpose
from services.contacts.models import Contact
from services.errors import InvalidInput, NotAllowed, NotFound
from services.flows.deliver_message import deliver_message
from services.flows.export_consent import export_consent
from services.flows.give_consent import Filled, Outcome, find_form, give_consent
from services.flows.note_opt_out import note_opt_out
from services.flows.open_consent_form import change_consent_wording, open_consent_form
from services.ids import new_id
from services.outreach.models import Template


@pytest.fixture
async def filled(deps, asha, now, ravi):
    """The first company's form as Ravi fills it in."""
    key = await open_consent_form(deps, asha.member("admin"), now)
    form = await find_form(deps, key)
    (hindi,) = [wording for wording in form.wordings if wording.language == "hi"]
    return Filled(
        key=key,
        phone=f"+{ravi.phone}",
        name="Ravi",
        agrees=True,
        wording_id=str(hindi.id),
        bait="",
        address=f"198.51.100.{ravi.phone[-2:]}",
        user_agent="Firefox",
        page="https://asha.test/consent/",
    )


async def test_filled_form_is_a_record_with_its_wording_and_origin(deps, asha, borneo, filled, rows_of, now):
    assert await give_consent(deps, filled, now) is Outcome.RECORDED

    (consent,) = await rows_of(asha, Consent)
    assert (consent["purpose"], consent["act"], consent["method"]) == ("marketing", "given", "form")
    packed = await export_consent(deps, asha.member("admin"), consent["contact_id"], now)
    archive = zipfile.ZipFile(io.BytesIO(packed.content))
    (record,) = json.loads(archive.read("consents.json"))["records"]
    assert record["evidence_is_intact"] == "yes"
    assert (record["evidence"]["language"], record["evidence"]["user_agent"]) == ("hi", "Firefox")
    assert record["evidence"]["address"] == filled.address
    assert "Company" in record["evidence"]["wording"]
    assert await rows_of(borneo, Consent) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"agrees": False}, Outcome.NOT_AGREED, id="not ticked"),
        pytest.param({"phone": "12"}, Outcome.NO_PHONE, id="no phone"),
        pytest.param({"phone": "+" * 5000}, Outcome.NO_PHONE, id="giant phone"),
        pytest.param({"wording_id": "x"}, Outcome.CHANGED, id="forged wording"),
        pytest.param({"key": "forged"}, Outcome.NO_FORM, id="forged form"),
        pytest.param({"key": "k" * 100_000}, Outcome.NO_FORM, id="giant key"),
        pytest.param({"key": "x\x00y"}, Outcome.NO_FORM, id="key that the database cannot hold"),
        pytest.param({"bait": "http://spam.test"}, Outcome.RECORDED, id="robot is told the same"),
    ],
)
async def test_bad_form_leaves_nothing(deps, asha, filled, rows_of, now, change, expected):
    assert await give_consent(deps, replace(filled, **change), now) is expected
    assert await rows_of(asha, Consent) == []


async def test_digits_of_other_scripts_are_read(deps, asha, filled, rows_of, now):
    arabic = filled.phone.translate({ord(str(n)): chr(0x660 + n) for n in range(10)})

    assert await give_consent(deps, replace(filled, phone=arabic), now) is Outcome.RECORDED
    assert await give_consent(deps, filled, now) is Outcome.RECORDED
    assert len(await rows_of(asha, Contact)) == 1


async def test_one_address_is_slowed_and_others_are_not(deps, filled, now):
    outcomes = [await give_consent(deps, replace(filled, agrees=False), now) for _ in range(9)]

    assert outcomes[-2:] == [Outcome.NOT_AGREED, Outcome.TOO_MANY]
    assert await give_consent(deps, replace(filled, address="203.0.113.9"), now) is Outcome.RECORDED


async def test_replaced_link_and_changed_wording_end_the_form_that_is_open(deps, asha, filled, now):
    version = await change_consent_wording(deps, asha.member("admin"), "hi", "{business} ... STOP", now)
    assert (version, await give_consent(deps, filled, now)) == (2, Outcome.CHANGED)

    await open_consent_form(deps, asha.member("admin"), now)
    assert await give_consent(deps, filled, now) is Outcome.NO_FORM


async def test_only_admins_open_forms_and_auditors_take_proof(deps, asha, borneo, filled, rows_of, now):
    with pytest.raises(NotAllowed):
        await open_consent_form(deps, asha.member("manager"), now)
    with pytest.raises(InvalidInput):
        await change_consent_wording(deps, asha.member("admin"), "hi", "send me anything", now)
    await give_consent(deps, filled, now)
    (consent,) = await rows_of(asha, Consent)
    with pytest.raises(NotAllowed):
        await export_consent(deps, asha.member("meera"), consent["contact_id"], now)
    with pytest.raises(NotFound):
        await export_consent(deps, borneo.member("admin"), consent["contact_id"], now)


@pytest.fixture
async def offer(deps, asha, now):
    """An approved marketing template of the first company."""
    template_id = new_id(now)
    row = {
        "tenant_id": asha.tenant_id,
        "id": template_id,
        "inbox_id": asha.inbox_id,
        "provider_id": "1",
        "name": "offer",
        "language": "en",
        "category": "MARKETING",
        "status": "APPROVED",
        "components": {"components": []},
        "synced_at": now,
    }
    async with deps.db.transaction(asha.system) as tx:
        await tx.execute(insert(Template), row)
    return template_id


async def _offered(meta, asha, queue, message_of, offer, now):
    """Send the template and return what refused it, None where nothing did."""
    message_id = await queue(asha, "Offer", kind="template", template_id=offer)
    await deliver_message(meta.deps, asha.tenant_id, message_id, now)
    return (await message_of(asha, message_id))["error_key"]


async def test_marketing_needs_the_form_and_a_message_is_no_consent(
    meta, receive, queue, message_of, offer, filled, wire, ravi, asha, now
):
    await receive(wire.body(wire.text(ravi, "wamid.m.1", "hello")))
    assert await _offered(meta, asha, queue, message_of, offer, now) == "send_policy.marketing_consent"

    await give_consent(meta.deps, filled, now)
    assert await _offered(meta, asha, queue, message_of, offer, now) != "send_policy.marketing_consent"


async def test_form_does_not_lift_a_stop(meta, receive, queue, messages_of, offer, filled, wire, ravi, asha, now):
    await receive(wire.body(wire.text(ravi, "wamid.m.1", "stop")))
    await give_consent(meta.deps, filled, now)
    await queue(asha, "Offer", kind="template", template_id=offer)
    for message in await messages_of(asha):
        await deliver_message(meta.deps, asha.tenant_id, message["id"], now)

    errors = {message["operation"]: message["error_key"] for message in await messages_of(asha) if message["status"]}
    assert errors == {"opt_out_confirmation": None, None: "send_policy.not_opted_out"}


async def test_suppressed_address_is_refused_where_no_conversation_remembers(
    meta, receive, queue, message_of, offer, filled, wire, ravi, asha, now
):
    await receive(wire.body(wire.text(ravi, "wamid.m.1", "hello")))
    await give_consent(meta.deps, filled, now)
    async with meta.deps.db.transaction(asha.system) as tx:
        index = tx.cipher.index("phone", ravi.phone)
        who = Consenter(contact_id=new_id(now), indexes=[index], conversation_id=None)
        await suppress(tx, who, SuppressionPurpose.ALL, method=OptOutMethod.KEYWORD, at=now, now=now)

    assert await _offered(meta, asha, queue, message_of, offer, now) == "send_policy.not_opted_out"


async def test_stop_takes_every_purpose_back_and_keeps_the_words(deps, receive, rows_of, wire, ravi, asha, now):
    await receive(wire.body(wire.text(ravi, "wamid.m.1", "stop")))
    await receive(wire.body(wire.text(ravi, "wamid.m.2", "STOP")))

    records = await rows_of(asha, Consent)
    assert sorted((row["purpose"], row["act"]) for row in records) == [
        ("marketing", "withdrawn"),
        ("service", "withdrawn"),
    ]
    (evidence, _) = await rows_of(asha, ConsentEvidence)
    assert b"stop" not in evidence["evidence"]


async def test_member_notes_a_stop_for_own_conversations_only(
    deps, receive, conversations_of, rows_of, wire, ravi, asha, borneo, now
):
    await receive(wire.body(wire.text(ravi, "wamid.m.1", "hello")))
    (conversation,) = await conversations_of(asha)
    for stranger in (asha.member("meera"), borneo.member("admin")):
        with pytest.raises(NotFound):
            await note_opt_out(deps, stranger, conversation["id"], now)
    await note_opt_out(deps, asha.member("manager"), conversation["id"], now)

    (conversation,) = await conversations_of(asha)
    assert conversation["opted_out_at"] == now
    assert {row["operator_id"] for row in await rows_of(asha, Consent)} == {asha.members["manager"]}
