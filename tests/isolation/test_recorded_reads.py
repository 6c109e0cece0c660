"""Whatever shows an auditor a contact's particulars says so in the log: every screen there is."""

from collections.abc import AsyncIterator

import pytest
from driven import SCREENS
from factories import Company
from small_world import open_morning
from sqlalchemy import select
from stand_ins import Arguments, Function, name_of, outcome_of
from tabs import OpenTab, tabs
from twins import TYPED, Twins

from flexoraa_app.pages.inbox.state import InboxState
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.pages.leads.state import LeadsState
from services.deps import Deps
from services.events.models import EventLog
from services.flows.record_read import AREAS


@pytest.fixture
async def open_tab(deps: Deps) -> AsyncIterator[OpenTab]:
    async with tabs(deps) as opened:
        yield opened


# Pieces of a screen that take what another one opened.
SHOWN = [screen for screen in SCREENS if "subject" not in Arguments.parameters_of(screen)]


@pytest.mark.parametrize("screen", SHOWN, ids=name_of)
async def test_screen_that_shows_somebody_has_an_area(deps: Deps, twins: Twins, screen: Function) -> None:
    shown = []
    async with deps.db.read(twins.other.member("auditor")) as reader:
        given = Arguments(twins, deps.clock.now(), deps, reader, twins.other.member("auditor"))
        for arguments in given.of(screen):
            try:
                shown.append(repr(await outcome_of(screen, arguments)))
            except Exception as error:  # noqa: BLE001  # made-up arguments need not make sense
                shown.append(repr(error))

    tells = [words for words in shown if any(typed in words for typed in TYPED)]
    assert not tells or screen.__module__.rpartition(".")[2] in AREAS


async def test_each_page_an_auditor_loads_is_one_event(
    deps: Deps, asha: Company, borneo: Company, open_tab: OpenTab
) -> None:
    morning = await open_morning(deps, asha)
    conversation_id = await morning.writes("919811122233", "Hi", deps.clock.now())
    tab = await open_tab(asha.member("auditor"))

    for _ in range(2):
        await tab.do(InboxState.load)
        await tab.do(LeadsState.load)
        await tab.do(ThreadState.open_conversation, conversation_id=str(conversation_id))

    assert sorted(await _areas(deps, asha)) == ["conversation", "inbox", "leads", "profile"]
    assert await _areas(deps, borneo) == []


async def test_others_looks_are_not_recorded(deps: Deps, asha: Company, borneo: Company, open_tab: OpenTab) -> None:
    tab = await open_tab(asha.member("manager"))

    await tab.do(InboxState.load)

    assert await _areas(deps, asha) == await _areas(deps, borneo) == []


async def _areas(deps: Deps, company: Company) -> list[str]:
    async with deps.db.read(company.system) as reader:
        statement = select(EventLog.view["area"].astext).where(
            EventLog.tenant_id == reader.tenant_id,
            EventLog.action == "personal_data.read",
            EventLog.subject_id == company.members["auditor"],
        )
        return list((await reader.execute(statement.order_by(EventLog.id))).scalars())
