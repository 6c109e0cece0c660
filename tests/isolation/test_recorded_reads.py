"""Whatever shows an auditor a contact's particulars says so in the log: every screen there is."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from driven import SCREENS
from factories import Company
from small_world import open_morning
from sqlalchemy import func, select
from stand_ins import Arguments, Function, name_of, outcome_of
from tabs import OpenTab, tabs
from twins import TYPED, Twins

from flexoraa_app.pages.inbox.state import InboxState
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.pages.leads.state import LeadsState
from flexoraa_app.pages.review.state import ReviewsState
from services.deps import Deps
from services.events.models import EventLog
from services.flows.record_read import AREAS, SAME_LOOK, record_read
from services.screens.why_reply import load_why


@pytest.fixture
async def open_tab(deps: Deps) -> AsyncIterator[OpenTab]:
    async with tabs(deps) as opened:
        yield opened


# Pieces of a screen that take what another one opened.
SHOWN = [screen for screen in SCREENS if "subject" not in Arguments.parameters_of(screen)]
# Each look at it is an event of its own, which its page emits.
WITH_OWN_EVENT = frozenset({"review.load_words"})


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
    assert not tells or screen.__module__.rpartition(".")[2] in AREAS or name_of(screen) in WITH_OWN_EVENT


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


async def test_look_at_why_the_ai_replied_names_the_conversation(deps: Deps, twins: Twins) -> None:
    auditor, now = twins.other.member("auditor"), deps.clock.now() + SAME_LOOK
    await record_read(deps, auditor, load_why, (twins.ids["message"][-1],), now)

    async with deps.db.read(twins.other.system) as reader:
        statement = select(EventLog.conversation_id, EventLog.view["area"].astext.label("area")).where(
            EventLog.tenant_id == reader.tenant_id,
            EventLog.subject_id == auditor.member_id,
            EventLog.at == now,
        )
        kept = [tuple(row) for row in await reader.execute(statement)]
    assert kept == [(twins.ids["conversation"][-1], "reply")]


async def test_each_look_at_a_reviews_words_is_an_event(
    deps: Deps, twins: Twins, borneo: Company, open_tab: OpenTab
) -> None:
    task_id = twins.ids["review_task"][-1]
    before = await _review_reads(deps, twins.other, task_id)
    theirs, strangers = await open_tab(twins.other.member("auditor")), await open_tab(borneo.member("auditor"))

    for tab in (theirs, theirs, strangers):
        await tab.do(ReviewsState.read_words, task_id=str(task_id))

    assert await _review_reads(deps, twins.other, task_id) == before + 2
    assert await _review_reads(deps, borneo, task_id) == 0


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


async def _review_reads(deps: Deps, company: Company, task_id: UUID) -> int:
    async with deps.db.read(company.system) as reader:
        statement = select(func.count()).where(
            EventLog.tenant_id == reader.tenant_id,
            EventLog.action == "review.read",
            EventLog.subject_id == task_id,
        )
        return await reader.scalar(statement) or 0
