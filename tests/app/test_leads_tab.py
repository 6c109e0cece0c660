"""The leads' page as tabs live through it: filters of an address, views that are kept, leads that are given away."""

from uuid import UUID

import pytest
from factories import Company
from small_world import Morning
from sqlalchemy import select
from tabs import OpenTab, Tab

from flexoraa_app.pages.leads.acts_state import LeadActsState
from flexoraa_app.pages.leads.state import LeadsState
from services.leads.models import Lead


@pytest.fixture
async def lead_id(morning: Morning) -> UUID:
    """A contact's first message makes a lead that nobody owns."""
    conversation = await morning.writes("919811116666", "Hi", morning.deps.clock.now(), name="Ravi Kumar")
    async with morning.deps.db.read(morning.company.system) as reader:
        found: UUID = await reader.scalar(select(Lead.id).where(Lead.conversation_id == conversation))
        return found


async def _open(open_tab: OpenTab, company: Company, name: str, query: str) -> Tab:
    tab = await open_tab(company.member(name))
    tab.address = f"/nowhere/{query}"
    await tab.do(LeadsState.load)
    return tab


async def _shown(tab: Tab) -> set[str]:
    state = await tab.state(LeadsState)
    return {row.id for row in state.rows} | {card.id for column in state.columns for card in column.cards}


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ("", True),
        ("?view=table", True),
        ("?view=table&sort=created", True),
        ("?view=table&sort=-due", False),
        ("?q=kumar", True),
        ("?q=%2B919811116666", True),
        ("?q=Sharma", False),
        ("?owner=nobody", True),
        ("?owner=me", False),
        ("?language=ar", False),
        ("?view=table&band=HOT", False),
        ("?view=table&state=won", False),
    ],
)
async def test_address_narrows(open_tab: OpenTab, asha: Company, lead_id: UUID, query: str, is_shown: bool) -> None:
    tab = await _open(open_tab, asha, "manager", query)

    assert (str(lead_id) in await _shown(tab)) is is_shown


async def test_unreadable_address_is_said_and_cleared(open_tab: OpenTab, asha: Company, lead_id: UUID) -> None:
    tab = await _open(open_tab, asha, "manager", "?owner=somebody&view=table")
    state = await tab.state(LeadsState)
    assert state.is_unreadable
    assert "owner “somebody”" in state.problem
    assert await _shown(tab) == set()

    await tab.do(LeadsState.clear)

    assert str(lead_id) in await _shown(tab)


@pytest.mark.parametrize(("name", "others"), [("manager", True), ("meera", False)])
async def test_sdr_is_shown_own_leads_only(
    open_tab: OpenTab, asha: Company, lead_id: UUID, name: str, others: bool
) -> None:
    for query in ("", "?view=table", "?owner=nobody"):
        tab = await _open(open_tab, asha, name, query)
        assert (str(lead_id) in await _shown(tab)) is others


async def test_leads_are_given_away_and_taken_back(open_tab: OpenTab, asha: Company, lead_id: UUID) -> None:
    tab = await _open(open_tab, asha, "manager", "?view=table")
    form = {f"lead_{lead_id}": "on", "colleague": str(asha.members["dev"])}

    await tab.do(LeadActsState.assign, form=form)
    await tab.do(LeadsState.look_again)
    given = (await tab.state(LeadsState)).rows[0].owner_name
    await tab.do(LeadActsState.undo)
    await tab.do(LeadsState.look_again)

    assert given == "Dev"
    assert (await tab.state(LeadsState)).rows[0].owner_name == ""


async def test_view_is_kept_without_the_name_that_was_searched(
    open_tab: OpenTab, asha: Company, borneo: Company
) -> None:
    tab = await _open(open_tab, asha, "meera", "?view=table&band=HOT&q=Ravi")

    await tab.do(LeadActsState.keep_view, form={"name": "Hot ones"})
    await tab.do(LeadsState.load)

    [view] = (await tab.state(LeadsState)).views
    assert (view.name, view.query, view.is_shared) == ("Hot ones", "band=HOT&view=table", False)
    for company, name in ((asha, "manager"), (borneo, "meera")):
        assert (await (await _open(open_tab, company, name, "")).state(LeadsState)).views == []


async def test_view_of_the_team_is_managers_to_keep_and_to_drop(open_tab: OpenTab, asha: Company) -> None:
    manager, sdr = await _open(open_tab, asha, "manager", "?owner=me"), await _open(open_tab, asha, "meera", "")

    await sdr.do(LeadActsState.keep_view, form={"name": "Not hers to share", "is_shared": "on"})
    await manager.do(LeadActsState.keep_view, form={"name": "Mine", "is_shared": "on"})
    await sdr.do(LeadsState.load)
    [shared] = (await sdr.state(LeadsState)).views
    await sdr.do(LeadActsState.drop_view, view_id=shared.id)
    await sdr.do(LeadsState.load)
    kept = [view.name for view in (await sdr.state(LeadsState)).views]
    await manager.do(LeadActsState.drop_view, view_id=shared.id)
    await sdr.do(LeadsState.load)

    assert sdr.was_told("Your role does not allow this.")
    assert kept == ["Mine"]
    assert (await sdr.state(LeadsState)).views == []
