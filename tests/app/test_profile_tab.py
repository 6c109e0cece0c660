"""A lead's page as a tab lives through it: the lead of its address, and what is supposed of it."""

from uuid import UUID

import pytest
from factories import Company
from small_world import Morning
from sqlalchemy import select
from tabs import OpenTab, Tab

from flexoraa_app.pages.profile.state import LeadProfileState
from services.flows.answer_turn import answer_turn
from services.leads.models import Lead


@pytest.fixture
async def lead_id(morning: Morning) -> UUID:
    """A lead that the AI has scored."""
    now = morning.deps.clock.now()
    conversation = await morning.writes("919811190077", "Hi, my budget is 20 lakh", now)
    await answer_turn(morning.deps, morning.company.tenant_id, conversation, now)
    async with morning.deps.db.read(morning.company.system) as reader:
        found: UUID = await reader.scalar(select(Lead.id).where(Lead.conversation_id == conversation))
        return found


async def _open(open_tab: OpenTab, company: Company, lead: object) -> Tab:
    tab = await open_tab(company.member("manager"))
    tab.address = f"/nowhere/{lead}/"
    await tab.do(LeadProfileState.load)
    return tab


async def test_answers_and_silence_are_supposed_together_and_taken_back(
    open_tab: OpenTab, asha: Company, lead_id: UUID
) -> None:
    tab = await _open(open_tab, asha, lead_id)
    scores = [(await tab.state(LeadProfileState)).supposed.tenths]
    acts = [
        (LeadProfileState.suppose, {"what": "budget", "value": "50K+"}),
        (LeadProfileState.suppose_silence, {"days": 30.0}),
        (LeadProfileState.suppose_nothing, {}),
    ]

    for handler, given in acts:
        await tab.do(handler, **given)
        scores.append((await tab.state(LeadProfileState)).supposed.tenths)

    assert scores[0] < scores[1]
    assert scores[2] < scores[1]
    assert scores[3] == scores[0]


@pytest.mark.parametrize("lead", ["import", "x", UUID(int=7)], ids=str)
async def test_what_is_no_lead_is_said_to_be_none(open_tab: OpenTab, asha: Company, lead: object) -> None:
    state = await (await _open(open_tab, asha, lead)).state(LeadProfileState)

    assert (state.sheet.lead_id, state.problem != "") == ("", True)


async def test_lead_of_the_other_tenant_is_none(
    open_tab: OpenTab, asha: Company, borneo: Company, lead_id: UUID
) -> None:
    tab = await _open(open_tab, borneo, lead_id)

    assert (await tab.state(LeadProfileState)).items == []
    assert "20 lakh" not in str(tab.sent)
