"""A lead's own page: what is shown of it and to whom; what is supposed scores as a real rescore would, to a tenth."""

from dataclasses import astuple
from datetime import timedelta
from uuid import UUID

import pytest
from factories import NOW, Company
from small_world import Morning, open_morning
from sqlalchemy import select

from services.contacts.merges import Changes
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.flows.answer_turn import answer_turn
from services.flows.correct_reading import correct_reading
from services.flows.rescore_lead import rescore_lead
from services.leads.models import Lead, Score
from services.rules.masking import MASK
from services.screens.lead_profile import load_sheet
from services.screens.lead_timeline import load_timeline
from services.screens.what_if import Supposed, WhatIf, load_what_if

PHONE = "919811180001"


@pytest.fixture
async def conversation(deps: Deps, asha: Company) -> UUID:
    """Ravi told his budget; the AI read it and answered, and Meera got the lead."""
    morning: Morning = await open_morning(deps, asha)
    found = await morning.writes(PHONE, "Hi, my budget is 20 lakh", NOW)
    await answer_turn(morning.deps, asha.tenant_id, found, NOW)
    return found


@pytest.fixture
async def lead(deps: Deps, asha: Company, conversation: UUID) -> UUID:
    async with deps.db.read(asha.system) as reader:
        found: UUID = await reader.scalar(select(Lead.id).where(Lead.conversation_id == conversation))
        return found


async def _suppose(deps: Deps, company: Company, lead: UUID, supposed: Supposed, now=NOW) -> WhatIf:
    async with deps.db.read(company.member("manager")) as reader:
        return await load_what_if(reader, reader.principal, lead, supposed, now=now)


async def _rescored(deps: Deps, company: Company, lead: UUID) -> tuple[int, list[int]]:
    """The newest score of the lead, and its five contributions."""
    factors = ("budget", "intent", "engagement", "latency", "lifecycle")
    async with deps.db.read(company.system) as reader:
        own = select(Score).where(Score.tenant_id == company.tenant_id, Score.lead_id == lead)
        row = (await reader.execute(own.order_by(Score.at.desc(), Score.id.desc()).limit(1))).one()
        return row.total_tenths, [getattr(row, f"{factor}_tenths") for factor in factors]


@pytest.mark.parametrize(
    ("what", "value"), [("budget", "50K+"), ("budget", "unknown"), ("intent", "High"), ("timeline", "Immediate")]
)
async def test_supposed_answer_scores_as_the_corrected_one(deps, asha, conversation, lead, what, value):
    later = NOW + timedelta(minutes=7)
    supposed = await _suppose(deps, asha, lead, Supposed(**{what: value}), later)

    await correct_reading(deps, asha.member("manager"), conversation, what=what, value=value, now=later)

    points = [factor.points_tenths for factor in supposed.factors]
    assert (supposed.tenths, points) == await _rescored(deps, asha, lead)
    assert sum(points) == supposed.tenths


@pytest.mark.parametrize("days", [1, 14, 90])
async def test_silence_scores_as_a_rescore_after_it(deps, asha, conversation, lead, days):
    supposed = await _suppose(deps, asha, lead, Supposed(days=days))

    async with deps.db.transaction(asha.system) as tx:
        await rescore_lead(tx, Changes(tx), conversation, NOW + timedelta(days=days))

    points = [factor.points_tenths for factor in supposed.factors]
    assert (supposed.tenths, points) == await _rescored(deps, asha, lead)
    assert supposed.tenths < supposed.now_tenths


async def test_supposing_writes_nothing(deps, asha, lead):
    before = await _rescored(deps, asha, lead)

    same = await _suppose(deps, asha, lead, Supposed())
    await _suppose(deps, asha, lead, Supposed(budget="50K+"))

    assert same.tenths == same.now_tenths
    assert await _rescored(deps, asha, lead) == before


@pytest.mark.parametrize("supposed", [Supposed(days=-1), Supposed(days=91), Supposed(budget="20 lakh")], ids=astuple)
async def test_what_cannot_be_supposed_is_refused(deps, asha, lead, supposed):
    with pytest.raises(InvalidInput):
        await _suppose(deps, asha, lead, supposed)


@pytest.mark.parametrize(
    ("name", "reads_audit"), [("manager", True), ("auditor", True), ("product", True), ("readonly", False)]
)
async def test_page_shows_what_the_role_may_see(deps, asha, lead, name, reads_audit):
    async with deps.db.read(asha.member(name)) as reader:
        sheet = await load_sheet(reader, reader.principal, lead)
        timeline = await load_timeline(reader, reader.principal, lead, now=NOW)

    assert sheet.lead_id == str(lead)
    assert sheet.reads_audit is bool(sheet.events) is reads_audit
    assert len(sheet.history) == 1
    assert [one.text == MASK for one in sheet.replies] == [name == "product"]
    assert (sheet.first_touch.at, sheet.first_touch.inbox) == (NOW.isoformat(), "Sales")
    assert ("20 lakh" in str(timeline)) is (name != "product")


@pytest.mark.parametrize("screen", [load_sheet, load_timeline], ids=lambda one: one.__name__)
async def test_lead_of_somebody_else_does_not_exist(deps, asha, borneo, lead, screen):
    named = {"now": NOW} if screen is load_timeline else {}
    for who in (asha.member("dev"), borneo.member("admin")):
        async with deps.db.read(who) as reader:
            with pytest.raises(NotFound):
                await screen(reader, who, lead, **named)
            with pytest.raises(NotFound):
                await load_what_if(reader, who, lead, Supposed(), now=NOW)
    async with deps.db.read(asha.member("devops")) as reader:
        with pytest.raises(NotAllowed):
            await screen(reader, reader.principal, lead, **named)


async def test_owner_sees_their_lead(deps, asha, lead):
    async with deps.db.read(asha.member("meera")) as reader:
        assert (await load_sheet(reader, reader.principal, lead)).profile.owner_name == "Meera"
