"""What a member puts away, notes and takes back in the inbox: the real handlers, without a browser."""

from uuid import UUID, uuid4

import pytest
from factories import Company
from small_world import Morning
from tabs import OpenTab, Tab

from flexoraa_app.pages.inbox.desk_state import DeskState
from flexoraa_app.pages.inbox.thread_state import ThreadState


@pytest.fixture
async def conversation(morning: Morning) -> UUID:
    """A contact's first message."""
    return await morning.writes("919811115555", "Hi, my budget is 20 lakh", morning.deps.clock.now())


@pytest.fixture
async def tab(open_tab: OpenTab, asha: Company, conversation: UUID) -> Tab:
    """The manager looks at it."""
    opened = await open_tab(asha.member("manager"))
    await opened.do(ThreadState.open_conversation, conversation_id=str(conversation))
    return opened


async def _status(tab: Tab) -> str:
    return (await tab.state(ThreadState)).desk.status


@pytest.mark.parametrize(
    ("acts", "status"),
    [
        ([DeskState.resolve], "resolved"),
        ([DeskState.resolve, DeskState.resolve], "open"),
        ([DeskState.resolve, DeskState.undo], "open"),
        ([DeskState.resolve, DeskState.undo, DeskState.undo], "open"),
        ([DeskState.resolve, DeskState.resolve, DeskState.undo], "resolved"),
    ],
    ids=["resolve", "twice reopens", "undo", "undo once", "undo of reopening"],
)
async def test_conversation_stands_where_the_last_act_left_it(tab: Tab, acts: list[object], status: str) -> None:
    for act in acts:
        await tab.do(act)
    await tab.do(ThreadState.look_again)

    assert await _status(tab) == status


async def test_undo_of_a_snooze_wakes_it(tab: Tab) -> None:
    await tab.do(DeskState.snooze, nap="tomorrow")
    await tab.do(ThreadState.look_again)
    asleep = await _status(tab)
    await tab.do(DeskState.undo)
    await tab.do(ThreadState.look_again)

    assert (asleep, await _status(tab)) == ("snoozed", "open")


async def test_note_is_shown_in_the_thread_and_leaves_its_box(tab: Tab) -> None:
    draft = uuid4().hex
    await tab.do(DeskState.write_note, form={"note": "Haggles. @Admin", "draft": draft})
    await tab.do(ThreadState.look_again)

    thread = (await tab.state(ThreadState)).thread
    assert [item.body for item in thread.history if item.kind == "note"] == ["Haggles. @Admin"]
    assert tab.was_told(draft)


async def test_other_tenant_notes_nothing_here(open_tab: OpenTab, borneo: Company, conversation: UUID) -> None:
    stranger = await open_tab(borneo.member("admin"))
    await stranger.do(ThreadState.open_conversation, conversation_id=str(conversation))

    await stranger.do(DeskState.write_note, form={"note": "Mine now", "draft": uuid4().hex})

    assert (await stranger.state(ThreadState)).thread.history == []
