"""A shift passes open HOT leads and promises to a colleague, who is alarmed until they say that they have them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from factories import NOW, Company
from small_world import Morning, live_a_morning
from sqlalchemy import select, update

from services.assignments import commands as assignments
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows.end_shift import acknowledge, end_shift
from services.leads.models import Lead
from services.rules.bands import Band
from services.screens import handover, shell
from services.tenants.models import Member

LATER = NOW + timedelta(hours=1)


@pytest.fixture
async def morning(deps: Deps, asha: Company) -> Morning:
    """Meera has one lead, and it is HOT."""
    morning = await live_a_morning(deps, asha)
    async with deps.db.transaction(asha.system) as tx:
        lead = (await tx.execute(select(Lead).where(Lead.owner_id.is_not(None)))).one()
        meera = asha.members["meera"]
        await assignments.claim_for_member(tx, lead.id, lead.conversation_id, meera, reason="band", now=NOW)
        await tx.execute(update(Lead).where(Lead.id == lead.id).values(band=Band.HOT))
    return morning


async def test_hot_leads_pass_on_and_the_colleague_is_alarmed_until_they_have_them(
    deps: Deps, asha: Company, borneo: Company, morning: Morning
) -> None:
    meera, dev, manager = (asha.member(name) for name in ("meera", "dev", "manager"))

    ended = await end_shift(deps, meera, asha.members["dev"], LATER)

    assert ended.leads == 1
    assert await _owners(deps, asha) == {asha.members["dev"]}
    for who in (dev, manager):
        (row,) = (await _look(deps, who, handover.load)).handovers
        assert (row.from_name, row.to_name, row.acknowledged_at, len(row.leads)) == ("Meera", "Dev", "", 1)
        assert (await _look(deps, who, shell.load, now=LATER)).work_mode == shell.HANDOVER
    assert (await _look(deps, borneo.member("manager"), handover.load)).handovers == []

    assert ended.handover_id is not None
    await acknowledge(deps, dev, ended.handover_id, LATER)
    await acknowledge(deps, dev, ended.handover_id, LATER)

    assert (await _look(deps, dev, shell.load, now=LATER)).work_mode != shell.HANDOVER
    assert await _events(deps, asha) == ["shift.acknowledged", "shift.ended"]


async def test_who_ends_a_shift_is_away_and_keeps_the_rest(deps: Deps, asha: Company, morning: Morning) -> None:
    async with deps.db.transaction(asha.system) as tx:
        await tx.execute(update(Lead).where(Lead.tenant_id == asha.tenant_id).values(band=Band.COLD))

    ended = await end_shift(deps, asha.member("meera"), asha.members["dev"], LATER)

    async with deps.db.read(asha.system) as reader:
        availability = await reader.scalar(select(Member.availability).where(Member.id == asha.members["meera"]))
    assert ended.leads == 0
    assert availability == "away"
    assert await _owners(deps, asha) == {asha.members["meera"]}


@pytest.mark.parametrize(
    ("who", "to", "refusal"),
    [
        pytest.param("manager", "dev", NotAllowed, id="a manager has no shift"),
        pytest.param("meera", "meera", InvalidInput, id="to oneself"),
        pytest.param("meera", "manager", NotFound, id="to somebody who takes no leads"),
    ],
)
async def test_other_handovers_are_refused(
    deps: Deps, asha: Company, morning: Morning, who: str, to: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await end_shift(deps, asha.member(who), asha.members[to], LATER)


async def test_nobody_else_says_that_they_have_it(deps: Deps, asha: Company, borneo: Company, morning: Morning) -> None:
    ended = await end_shift(deps, asha.member("meera"), asha.members["dev"], LATER)
    assert ended.handover_id is not None

    for who in (asha.member("meera"), asha.member("manager"), borneo.member("dev")):
        with pytest.raises(NotFound):
            await acknowledge(deps, who, ended.handover_id, LATER)


async def _look(deps: Deps, principal: Any, screen: Any, **named: Any) -> Any:
    async with deps.db.read(principal) as reader:
        return await screen(reader, principal, **named)


async def _owners(deps: Deps, company: Company) -> set[UUID]:
    async with deps.db.read(company.system) as reader:
        found = await reader.execute(select(Lead.owner_id).where(Lead.owner_id.is_not(None)))
        return set(found.scalars())


async def _events(deps: Deps, company: Company) -> list[str]:
    async with deps.db.read(company.system) as reader:
        found = await reader.execute(select(EventLog.action).where(EventLog.action.like("shift.%")))
        return sorted(found.scalars())
