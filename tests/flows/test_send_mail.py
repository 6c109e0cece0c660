"""A queued mail goes out once, whatever happens on the way, and nobody but the system reads it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from factories import Company
from sqlalchemy import select

from services.adapters.mail.resend import ResendClient
from services.deps import Deps
from services.flows.send_mail import send_mail
from services.mail.commands import queue_mail
from services.mail.models import Mail, MailKind, MailState
from services.ports import OutgoingMail
from services.sandbox.config import SandboxConfig
from services.sandbox.in_thread import serving

WORDS = OutgoingMail(to="meera@asha.test", subject="Your invitation", text="Welcome to canary-4711.")


@pytest.fixture
async def post(deps: Deps) -> AsyncIterator[tuple[Deps, httpx.AsyncClient]]:
    """The product with a mail service of its own, and that service's control routes."""
    with serving(SandboxConfig(webhook_url="http://127.0.0.1:9/")) as url:
        gateway = ResendClient(url=f"{url}/resend", api_key="re_test", sender="Flexoraa <no-reply@flexoraa.test>")
        async with httpx.AsyncClient(base_url=url) as control:
            yield replace(deps, mail=gateway), control
        await gateway.close()


async def _queue(deps: Deps, company: Company, now: Any, *, key: str = "invitation:1", by: str = "meera") -> None:
    async with deps.db.transaction(company.member(by)) as tx:
        await queue_mail(tx, MailKind.INVITATION, WORDS, key=key, now=now)


async def _only(deps: Deps, company: Company) -> Any:
    async with deps.db.read(company.system) as reader:
        return (await reader.execute(select(Mail).where(Mail.tenant_id == company.tenant_id))).one()


async def _outbox(control: httpx.AsyncClient) -> list[dict[str, Any]]:
    return list((await control.get("/_sandbox/outbox?channel=email")).json()["messages"])


async def test_mail_goes_out_and_its_words_are_removed(post, asha, now):
    deps, control = post
    await _queue(deps, asha, now)

    await send_mail(deps, asha.tenant_id, (await _only(deps, asha)).id, now)

    [sent] = await _outbox(control)
    row = await _only(deps, asha)
    assert (sent["to"], sent["payload"]["subject"]) == (WORDS.to, WORDS.subject)
    assert (row.state, row.content, row.provider_id) == (MailState.SENT, None, sent["id"])


async def test_two_workers_send_one_mail(post, asha, now):
    deps, control = post
    await _queue(deps, asha, now)
    mail_id = (await _only(deps, asha)).id

    await asyncio.gather(*(send_mail(deps, asha.tenant_id, mail_id, now) for _ in range(5)))

    assert len(await _outbox(control)) == 1


async def test_same_occasion_is_mailed_once(post, asha, now, jobs_of):
    deps, _ = post

    await _queue(deps, asha, now)
    await _queue(deps, asha, now)

    assert len(await jobs_of(asha, "send_mail")) == 1
    assert (await _only(deps, asha)).attempts == 0


async def test_both_tenants_may_use_one_key(deps, asha, borneo, now):
    await _queue(deps, asha, now)
    await _queue(deps, borneo, now)

    assert (await _only(deps, asha)).id != (await _only(deps, borneo)).id


async def test_outage_is_waited_out(post, asha, now):
    deps, control = post
    await _queue(deps, asha, now)
    await control.post("/_sandbox/faults", json={"kind": "error", "provider": "resend", "status": 500, "times": 1})
    mail_id = (await _only(deps, asha)).id

    await send_mail(deps, asha.tenant_id, mail_id, now)
    waiting = await _only(deps, asha)
    await send_mail(deps, asha.tenant_id, mail_id, now + timedelta(seconds=9))
    await send_mail(deps, asha.tenant_id, mail_id, now + timedelta(seconds=10))

    assert (waiting.state, waiting.due_at) == (MailState.QUEUED, now + timedelta(seconds=10))
    assert len(await _outbox(control)) == 1


async def test_repeat_after_a_lost_answer_arrives_once(post, asha, now):
    deps, control = post
    await _queue(deps, asha, now)
    lost = {"kind": "error", "provider": "resend", "status": 502, "after": True, "times": 1}
    await control.post("/_sandbox/faults", json=lost)
    mail_id = (await _only(deps, asha)).id

    await send_mail(deps, asha.tenant_id, mail_id, now)
    await send_mail(deps, asha.tenant_id, mail_id, now + timedelta(minutes=5))

    assert (await _only(deps, asha)).state == MailState.SENT
    assert len(await _outbox(control)) == 1


async def test_refused_mail_is_given_up_with_its_reason(post, asha, now):
    deps, _ = post
    async with deps.db.transaction(asha.system) as tx:
        await queue_mail(tx, MailKind.ALERT, replace(WORDS, to="not an address"), key="alert:1", now=now)

    await send_mail(deps, asha.tenant_id, (await _only(deps, asha)).id, now)

    row = await _only(deps, asha)
    assert (row.state, row.content) == (MailState.FAILED, None)
    assert row.reason.endswith("Resend answered 422 validation_error.")


async def test_without_a_mail_service_mails_wait(deps, asha, now):
    await _queue(deps, asha, now)

    await send_mail(replace(deps, mail=None), asha.tenant_id, (await _only(deps, asha)).id, now)

    row = await _only(deps, asha)
    assert (row.state, row.reason) == (MailState.QUEUED, "No mail service is configured.")


@pytest.mark.parametrize("name", ["meera", "admin", "auditor"])
async def test_no_member_reads_a_mail(deps, asha, now, name):
    await _queue(deps, asha, now)

    async with deps.db.read(asha.member(name)) as reader:
        assert (await reader.execute(select(Mail))).all() == []


async def test_database_holds_no_word_of_a_waiting_mail(deps, asha, now):
    await _queue(deps, asha, now)

    content = (await _only(deps, asha)).content
    assert b"canary-4711" not in content
    assert WORDS.to.encode() not in content
