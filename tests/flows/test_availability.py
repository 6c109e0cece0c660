"""Members say themselves whether they take leads; failed jobs are retried by operators of their own tenant."""

from typing import Any

import pytest
from sqlalchemy import select

from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows import availability, retry_job
from services.tenants.models import Member
from tests.factories import NOW


async def changes(deps: Deps, company: Any) -> list[dict[str, object]]:
    statement = select(EventLog.view).where(EventLog.action == "member.availability_changed")
    async with deps.db.read(company.system) as reader:
        return list((await reader.execute(statement)).scalars())


async def test_an_sdr_becomes_available_once(deps: Deps, asha: Any) -> None:
    meera = asha.member("meera")

    await availability.set_own(deps, meera, "available", now=NOW)
    await availability.set_own(deps, meera, "available", now=NOW)

    async with deps.db.read(asha.system) as reader:
        kept = await reader.scalar(select(Member.availability).where(Member.id == meera.member_id))
    assert kept == "available"
    assert [(change["before"], change["after"]) for change in await changes(deps, asha)] == [("away", "available")]


async def test_another_word_is_refused(deps: Deps, asha: Any) -> None:
    with pytest.raises(InvalidInput):
        await availability.set_own(deps, asha.member("meera"), "busy", now=NOW)


async def test_a_manager_is_given_no_leads(deps: Deps, asha: Any) -> None:
    with pytest.raises(NotAllowed):
        await availability.set_own(deps, asha.member("manager"), "available", now=NOW)


async def test_a_job_that_did_not_fail_is_not_retried(deps: Deps, asha: Any) -> None:
    with pytest.raises(NotFound):
        await retry_job.retry(deps, asha.member("devops"), "123456789", now=NOW)


async def test_a_manager_does_not_retry_jobs(deps: Deps, asha: Any) -> None:
    with pytest.raises(NotAllowed):
        await retry_job.retry(deps, asha.member("manager"), "1", now=NOW)
