"""Contacts are masked, then erased, as the policy of their tenant says; a dry run touches nobody.

A late moment is one tenant's only: at the same moment in every tenant, other tests would lose their contacts. The round
itself goes at the present, over contacts of long ago.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from services.adapters.erasure_journal.file import JournalFile
from services.compliance.erasure_models import RetentionRun
from services.contacts.models import Contact
from services.contacts.queries import find_address
from services.conversations.models import Message
from services.errors import ConfirmationNeeded, InvalidInput, NotAllowed
from services.flows.keep_retention import change_retention, dry_run, keep_retention, keep_tenant
from services.leads.models import Lead
from services.subject_keys import ERASED, Subject


@pytest.fixture
def kept(deps, tmp_path):
    """Dependencies with a journal of erasures of this test's own."""
    return replace(deps, erasures=JournalFile(tmp_path / "erasures.ndjson"))


@pytest.fixture
async def known(kept, receive, wire, other_wire, ravi, asha, borneo):
    """Ravi wrote to both tenants; the first one's lead is closed."""
    await receive(
        wire.body(wire.text(ravi, "wamid.k.1", "hello")), other_wire.body(other_wire.text(ravi, "wamid.k.2", "hi"))
    )
    await _lose_leads(kept, asha)
    return kept


async def _lose_leads(deps, company):
    async with deps.db.transaction(company.system) as tx:
        await tx.execute(update(Lead).where(Lead.tenant_id == company.tenant_id).values(state="lost"))


async def test_closed_contact_is_masked_after_six_months_and_open_one_is_not(known, rows_of, asha, borneo, now):
    await keep_tenant(known, asha.tenant_id, now + timedelta(days=180))
    assert [row["masked_at"] for row in await rows_of(asha, Contact)] == [None]

    for company in (asha, borneo):
        await keep_tenant(known, company.tenant_id, now + timedelta(days=185))
    (masked,), (open_one,) = await rows_of(asha, Contact), await rows_of(borneo, Contact)
    assert masked["masked_at"]
    assert open_one["masked_at"] is None


async def test_masked_contact_who_writes_again_is_the_same_and_reachable(
    known, receive, conversations_of, rows_of, wire, ravi, asha, now
):
    later = now + timedelta(days=185)
    await keep_tenant(known, asha.tenant_id, later)
    await receive(wire.body(wire.text(ravi, "wamid.k.3", "me again", later)), at=later)

    (contact,) = await rows_of(asha, Contact)
    assert contact["masked_at"] is None
    assert len(await conversations_of(asha)) == 1
    async with known.db.read(asha.system) as reader:
        address = await find_address(reader, Subject(reader.cipher, contact["id"], contact["subject_key"]))
    assert address.phone == ravi.phone


async def test_contact_is_erased_after_two_years(known, messages_of, rows_of, asha, now):
    await keep_tenant(known, asha.tenant_id, now + timedelta(days=731))

    assert {message["text"] for message in await messages_of(asha)} == {ERASED}
    (run,) = [row for row in await rows_of(asha, RetentionRun) if not row["is_dry"]]
    assert (run["masked"], run["erased"], run["policy_version"]) == (0, 1, 0)
    assert len(await known.erasures.entries()) >= 1
    await keep_tenant(known, asha.tenant_id, now + timedelta(days=732))
    assert len(await rows_of(asha, RetentionRun)) == 1


async def test_dry_run_counts_and_touches_nobody(known, messages_of, rows_of, asha, now):
    await dry_run(known, asha.member("admin"), now + timedelta(days=731))

    (run,) = await rows_of(asha, RetentionRun)
    (contact,) = await rows_of(asha, Contact)
    assert (run["is_dry"], run["erased"], run["samples"]["erase"]) == (True, 1, [str(contact["id"])])
    assert contact["erased_at"] is None


async def test_each_tenant_keeps_its_own_policy(kept, receive, rows_of, wire, other_wire, ravi, asha, borneo, now):
    long_ago = now - timedelta(days=70)
    first = wire.body(wire.text(ravi, "wamid.k.1", "hello", long_ago))
    second = other_wire.body(other_wire.text(ravi, "wamid.k.2", "hi", long_ago))
    await receive(first, second, at=long_ago)
    admin = replace(asha.member("admin"), is_confirmed=True)
    version = await change_retention(kept, admin, mask_after="1", erase_after="2", timing="at_once", now=now)
    for company in (asha, borneo):
        await _lose_leads(kept, company)
    await keep_retention(kept, now)

    (ours,), (theirs,) = await rows_of(asha, Contact), await rows_of(borneo, Contact)
    assert (version, ours["erased_at"], theirs["erased_at"]) == (1, now, None)


async def test_message_on_its_way_is_waited_for(known, rows_of, queue, asha, now):
    message_id = await queue(asha)
    async with known.db.transaction(asha.system) as tx:
        await tx.execute(update(Message).where(Message.id == message_id).values(status="sending", sending_at=now))
    await keep_tenant(known, asha.tenant_id, now + timedelta(days=731))

    (contact,) = await rows_of(asha, Contact)
    assert contact["erased_at"] is None


@pytest.mark.parametrize(
    ("mask", "erase", "timing"), [("7", "6", "at_once"), ("x", "24", "at_once"), ("6", "24", "never")]
)
async def test_impossible_policy_is_refused(known, asha, now, mask, erase, timing):
    admin = replace(asha.member("admin"), is_confirmed=True)
    with pytest.raises(InvalidInput):
        await change_retention(known, admin, mask_after=mask, erase_after=erase, timing=timing, now=now)


async def test_only_a_confirmed_admin_changes_the_policy(known, asha, now):
    with pytest.raises(NotAllowed):
        await change_retention(
            known, asha.member("manager"), mask_after="6", erase_after="24", timing="at_once", now=now
        )
    with pytest.raises(ConfirmationNeeded):
        await change_retention(known, asha.member("admin"), mask_after="6", erase_after="24", timing="at_once", now=now)
