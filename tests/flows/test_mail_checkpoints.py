"""Admins and auditors get the newest signed checkpoint once a day; such a mail gives away an older copy of the log."""

import json
from datetime import timedelta

import pytest
from audit_bundles import Log, with_own_signer
from factories import NOW
from sqlalchemy import select

from services.flows.mail_checkpoints import mail_checkpoint
from services.flows.seal_events import seal_events
from services.flows.sign_checkpoints import sign_checkpoints
from services.mail.models import MAIL_CONTENT, Mail
from services.verifier import flexoraa_verify


@pytest.fixture
def signer(deps, tmp_path):
    return with_own_signer(deps, tmp_path)


async def _sign(signer, company, now):
    while await seal_events(signer, now):
        pass
    await sign_checkpoints(signer, now, [company.tenant_id])


async def _mails(signer, company):
    async with signer.db.read(company.system) as reader:
        rows = await reader.execute(select(Mail.id, Mail.content).where(Mail.kind == "audit_checkpoint"))
        return [reader.cipher.open(MAIL_CONTENT, row.id, row.content) for row in rows]


async def test_admin_and_auditor_of_this_tenant_get_one_mail_a_day(signer, asha, borneo):
    await _sign(signer, asha, NOW)
    for later in (timedelta(0), timedelta(hours=3), timedelta(days=1)):
        for company in (asha, borneo):
            await mail_checkpoint(signer, company.tenant_id, NOW + later)

    mails = await _mails(signer, asha)
    assert len(mails) == 4
    assert sum('"to": "admin@' in mail for mail in mails) == sum('"to": "auditor@' in mail for mail in mails) == 2
    assert all(f"flexoraa/audit/{asha.tenant_id}" in mail for mail in mails)
    assert await _mails(signer, borneo) == [], "nothing is signed there yet"


async def test_mail_shows_that_an_older_export_is_older(signer, asha, tmp_path):
    log = Log(signer, asha)
    await _sign(signer, asha, NOW)
    old = await log.export(tmp_path / "old.zip")
    await log.happen(3, 9)
    await mail_checkpoint(signer, asha.tenant_id, NOW)
    new = await log.export(tmp_path / "new.zip")
    (tmp_path / "mail.txt").write_text(json.loads((await _mails(signer, asha))[0])["text"] + "\n-- \nsent by us\n")

    assert flexoraa_verify.run(new, (), [tmp_path / "mail.txt"])[0] == 0
    assert flexoraa_verify.run(old, (), [tmp_path / "mail.txt"])[0] == 1
