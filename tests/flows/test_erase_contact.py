"""From the request over another person's approval to nothing left, a certificate, and a journal beyond backups."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import asyncpg
import pytest
from sqlalchemy import select, update

from services.adapters.erasure_journal.file import JournalFile
from services.compliance import retention
from services.compliance.erasure_models import ErasureMark, ErasureRequest
from services.compliance.models import Consent, ConsentEvidence, Suppression
from services.contacts.models import ChannelIdentity, Contact
from services.conversations.models import Message
from services.errors import ConfigurationError, ConfirmationNeeded, Conflict, InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows.answer_turn import answer_turn
from services.flows.erase_contact import approve_erasure, erase_due, refuse_erasure, request_erasure
from services.flows.readiness import check_readiness
from services.flows.replay_erasures import list_missing, replay_erasures
from services.flows.seal_events import seal_events
from services.flows.verify_log import verify
from services.leads.models import Lead
from services.ports import Erased
from services.rules.erasure import Authority, Timing
from services.subject_keys import ERASED

TOLD = "I am Ravi, our budget is 40 lakh"


def _confirmed(company, name):
    return replace(company.member(name), is_confirmed=True)


@pytest.fixture
async def contact(deps, receive, conversations_of, rows_of, wire, other_wire, ravi, asha, borneo, now, tmp_path):
    """A contact of both tenants, with an answered turn and a STOP at the first."""
    deps = replace(deps, erasures=JournalFile(tmp_path / "erasures.ndjson"))
    await receive(
        wire.body(wire.text(ravi, "wamid.z.1", TOLD)), other_wire.body(other_wire.text(ravi, "wamid.z.2", TOLD))
    )
    (conversation,) = await conversations_of(asha)
    await answer_turn(deps, asha.tenant_id, conversation["id"], now)
    await receive(wire.body(wire.text(ravi, "wamid.z.3", "stop")))
    return deps, conversation["contact_id"]


@pytest.fixture
async def request_id(contact, asha, now):
    """A request by the contact's SDR's manager."""
    deps, contact_id = contact
    return await request_erasure(deps, asha.member("manager"), contact_id, Authority.OWN_MESSAGE, now)


async def test_approved_erasure_leaves_no_word_and_no_address(
    contact, request_id, asha, borneo, rows_of, messages_of, wire, receive, ravi, now
):
    deps, _contact_id = contact
    await approve_erasure(deps, _confirmed(asha, "admin"), request_id, now)

    assert {message["text"] for message in await messages_of(asha)} == {ERASED}
    assert await rows_of(asha, ChannelIdentity) == await rows_of(asha, ConsentEvidence) == []
    (kept,) = await rows_of(asha, Contact)
    assert (kept["name"], kept["subject_key"], kept["erased_at"]) == (None, b"", now)
    assert {lead["state"] for lead in await rows_of(asha, Lead)} == {"closed"}
    assert len(await rows_of(asha, Consent)) == 2
    assert {row["purpose"] for row in await rows_of(asha, Suppression)} == {"all", "marketing"}
    assert TOLD in {message["text"] for message in await messages_of(borneo)}
    (request,) = await rows_of(asha, ErasureRequest)
    assert request["state"] == "completed"
    assert request["certificate"]["last_backup_expires_at"] == (now + timedelta(days=90)).isoformat()

    await receive(wire.body(wire.text(ravi, "wamid.z.9", "hello again")))
    contacts = await rows_of(asha, Contact)
    assert len(contacts) == 2, "whoever writes anew is somebody new"


async def test_stop_survives_the_erasure(contact, request_id, asha, conversations_of, wire, receive, ravi, now):
    deps, _ = contact
    await approve_erasure(deps, _confirmed(asha, "admin"), request_id, now)
    await receive(wire.body(wire.text(ravi, "wamid.z.9", "hello again")))

    assert {conversation["opted_out_at"] is None for conversation in await conversations_of(asha)} == {False}


async def test_chain_verifies_after_the_erasure(contact, request_id, asha, rows_of, now):
    deps, _ = contact
    await approve_erasure(deps, _confirmed(asha, "admin"), request_id, now)
    while await seal_events(deps, now):
        pass

    assert [seq async for seq in verify(deps, asha.member("admin"), now=now)][-1] > 0
    (verified,) = [row["view"] for row in await rows_of(asha, EventLog) if row["action"] == "audit.verified"]
    assert verified["first_bad_seq"] is None


async def test_who_asks_or_has_not_confirmed_does_not_approve(contact, request_id, asha, borneo, now):
    deps, contact_id = contact
    with pytest.raises(NotAllowed, match="yourself"):
        await approve_erasure(deps, _confirmed(asha, "manager"), request_id, now)
    with pytest.raises(ConfirmationNeeded):
        await approve_erasure(deps, asha.member("admin"), request_id, now)
    with pytest.raises(NotAllowed):
        await approve_erasure(deps, _confirmed(asha, "meera"), request_id, now)
    with pytest.raises(NotFound):
        await approve_erasure(deps, _confirmed(borneo, "admin"), request_id, now)
    with pytest.raises(NotFound):
        await request_erasure(deps, borneo.member("admin"), contact_id, Authority.LEGAL_ORDER, now)
    with pytest.raises(NotFound):
        await request_erasure(deps, asha.member("meera"), contact_id, Authority.LEGAL_ORDER, now)


async def test_two_approvals_erase_once(contact, request_id, asha, rows_of, now):
    deps, _ = contact
    others = [_confirmed(asha, "admin")] * 4
    done = await asyncio.gather(
        *(approve_erasure(deps, one, request_id, now) for one in others), return_exceptions=True
    )

    assert sum(outcome is Timing.AT_ONCE for outcome in done) == 1
    assert {type(outcome) for outcome in done if isinstance(outcome, Exception)} <= {Conflict, NotAllowed}
    assert len(await rows_of(asha, ErasureMark)) == 1


async def test_refused_request_changes_nothing_and_may_be_asked_again(contact, request_id, asha, messages_of, now):
    deps, contact_id = contact
    await refuse_erasure(deps, _confirmed(asha, "admin"), request_id, now)

    assert TOLD in {message["text"] for message in await messages_of(asha)}
    assert await request_erasure(deps, asha.member("manager"), contact_id, Authority.IDENTITY_SEEN, now)


async def test_erased_contact_cannot_be_asked_for_again(contact, request_id, asha, now):
    deps, contact_id = contact
    await approve_erasure(deps, _confirmed(asha, "admin"), request_id, now)

    with pytest.raises(NotFound):
        await request_erasure(deps, asha.member("manager"), contact_id, Authority.LEGAL_ORDER, now)
    with pytest.raises(NotAllowed, match="decided already"):
        await approve_erasure(deps, _confirmed(asha, "admin"), request_id, now)


async def test_own_message_older_than_a_month_is_no_authority(contact, asha, now):
    deps, contact_id = contact
    later = now + timedelta(days=31)
    with pytest.raises(InvalidInput):
        await request_erasure(deps, asha.member("manager"), contact_id, Authority.OWN_MESSAGE, later)


async def test_message_on_its_way_is_waited_for(contact, request_id, asha, rows_of, now):
    deps, _ = contact
    async with deps.db.transaction(asha.system) as tx:
        confirmation = Message.operation == "opt_out_confirmation"
        await tx.execute(update(Message).where(confirmation).values(status="sending", sending_at=now))
    await approve_erasure(deps, _confirmed(asha, "admin"), request_id, now)
    (request,) = await rows_of(asha, ErasureRequest)
    assert request["state"] == "approved"

    async with deps.db.transaction(asha.system) as tx:
        await tx.execute(update(Message).where(confirmation).values(status="unknown"))
    assert await erase_due(deps, asha.tenant_id, now) == 1
    (request,) = await rows_of(asha, ErasureRequest)
    assert request["state"] == "completed"


async def test_log_year_restricts_at_once_and_erases_on_its_day(contact, request_id, asha, rows_of, messages_of, now):
    deps, _ = contact
    async with deps.db.transaction(asha.system) as tx:
        timing = Timing.AFTER_LOG_YEAR
        await retention.write_policy(tx, mask_after_months=6, erase_after_months=24, timing=timing, now=now)
    await approve_erasure(deps, _confirmed(asha, "admin"), request_id, now)
    assert await erase_due(deps, asha.tenant_id, now + timedelta(days=364)) == 0
    assert TOLD in {message["text"] for message in await messages_of(asha)}

    assert await erase_due(deps, asha.tenant_id, now + timedelta(days=365)) == 1
    assert {message["text"] for message in await messages_of(asha)} == {ERASED}


async def test_contact_asks_by_message_and_is_told_once(deps, receive, rows_of, messages_of, wire, ravi, asha, now):
    for number in (1, 2):
        await receive(wire.body(wire.text(ravi, f"wamid.z.{number}", "Please delete my data")))

    (request,) = await rows_of(asha, ErasureRequest)
    assert (request["requested_by"], request["authority"]) == (None, "own_message")
    assert [m["operation"] for m in await messages_of(asha) if m["direction"] == "outbound"] == ["erasure_noted"]


async def test_restored_backup_forgets_again_before_it_serves(contact, request_id, asha, borneo, messages_of, now):
    deps, contact_id = contact
    async with deps.db.read(asha.system) as reader:
        key = await reader.scalar(select(Contact.subject_key).where(Contact.id == contact_id))
    await approve_erasure(deps, _confirmed(asha, "admin"), request_id, now)
    await _restore(deps, asha, contact_id, key)
    assert (await check_readiness(deps, now)).parts["erasures"] == "behind the journal"

    assert await replay_erasures(deps, now) == 1

    assert await list_missing(deps) == []
    async with deps.db.read(asha.system) as reader:
        assert await reader.scalar(select(Contact.subject_key).where(Contact.id == contact_id)) == b""
    assert TOLD in {message["text"] for message in await messages_of(borneo)}


async def _restore(deps, company, contact_id, key):
    """What a backup from before the erasure brings back: the key, and no mark."""
    async with deps.db.transaction(company.system) as tx:
        await tx.execute(update(Contact).where(Contact.id == contact_id).values(subject_key=key, erased_at=None))
    engine_url = deps.settings.migration_database_url.get_secret_value()
    connection = await asyncpg.connect(engine_url)
    try:
        async with connection.transaction():
            await connection.execute("set local role flexoraa_owner")
            await connection.execute("alter table erasure_mark no force row level security")
            await connection.execute("delete from erasure_mark where tenant_id = $1", company.tenant_id)
            await connection.execute("alter table erasure_mark force row level security")
    finally:
        await connection.close()


async def test_lost_journal_is_written_anew_and_a_broken_one_is_refused(contact, request_id, asha, tmp_path, now):
    deps, _ = contact
    await approve_erasure(deps, _confirmed(asha, "admin"), request_id, now)
    fresh = replace(deps, erasures=JournalFile(tmp_path / "new" / "erasures.ndjson"))
    await replay_erasures(fresh, now)
    assert {one.tenant_id for one in await fresh.erasures.entries()} >= {asha.tenant_id}

    broken = tmp_path / "broken.ndjson"
    broken.write_text('{"tenant": 1}\n')
    with pytest.raises(ConfigurationError):
        await JournalFile(broken).entries()


async def test_half_a_line_after_a_crash_is_left_out(tmp_path, asha):
    path = tmp_path / "erasures.ndjson"
    journal = JournalFile(path)
    await journal.append([Erased(tenant_id=asha.tenant_id, keyed_id=b"1" * 16)])
    path.write_bytes(path.read_bytes() + b'{"tenant": "0')

    assert len(await JournalFile(path).entries()) == 1
