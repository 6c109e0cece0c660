"""What a member sees and does in the inbox: the real handlers, on a real database, without a browser."""

from uuid import UUID, uuid4

import pytest
from factories import Company
from small_world import Morning
from sqlalchemy import select, update
from tabs import OpenTab

from flexoraa_app.pages.inbox.state import InboxState
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.pages.inbox.view_state import InboxViewState
from services.conversations.models import Message
from services.deps import Deps
from services.rules.delivery_status import DeliveryStatus
from services.screens.inbox_thread import THREAD_ROWS
from services.tenants.models import MemberSession

BUYER = "919811112222"


@pytest.fixture
async def conversation(morning: Morning) -> UUID:
    """A contact's first message, answered by nobody."""
    return await morning.writes(BUYER, "Hi, what is the price of the Creta?", morning.deps.clock.now())


async def test_manager_sees_what_a_contact_wrote(open_tab: OpenTab, asha: Company, conversation: UUID) -> None:
    tab = await open_tab(asha.member("manager"))

    await tab.do(InboxState.load)

    [row] = (await tab.state(InboxState)).rows
    assert (row.id, row.last_line, row.unread) == (str(conversation), "Hi, what is the price of the Creta?", 1)


async def test_reply_is_shown_as_queued_at_once(open_tab: OpenTab, asha: Company, conversation: UUID) -> None:
    tab = await open_tab(asha.member("manager"))
    await tab.do(ThreadState.open_conversation, conversation_id=str(conversation))

    await tab.do(ThreadState.send, form={"body": "Good morning! It starts at 11 lakh.", "draft": uuid4().hex})

    last = (await tab.state(ThreadState)).thread.history[-1]
    assert (last.author, last.status) == ("member", DeliveryStatus.QUEUED)


async def test_reply_that_is_sent_twice_by_an_impatient_hand_goes_out_once(
    deps: Deps, open_tab: OpenTab, asha: Company, conversation: UUID
) -> None:
    tab = await open_tab(asha.member("manager"))
    await tab.do(ThreadState.open_conversation, conversation_id=str(conversation))
    first, second = uuid4().hex, uuid4().hex
    for draft in (first, first, second, first):
        await tab.do(ThreadState.send, form={"body": "Good morning!", "draft": draft})

    async with deps.db.read(asha.system) as reader:
        found = (await reader.execute(select(Message.idempotency_key).where(Message.author == "member"))).scalars()
    assert sorted(found) == sorted((first, second))


@pytest.mark.parametrize("draft", [None, "", "turn:1", "A" * 32], ids=["none", "empty", "a turn's", "upper case"])
async def test_reply_without_a_key_of_the_browser_is_refused(
    deps: Deps, open_tab: OpenTab, asha: Company, conversation: UUID, draft: str | None
) -> None:
    tab = await open_tab(asha.member("manager"))
    await tab.do(ThreadState.open_conversation, conversation_id=str(conversation))

    await tab.do(ThreadState.send, form={"body": "Good morning!"} | ({"draft": draft} if draft is not None else {}))

    async with deps.db.read(asha.system) as reader:
        assert (await reader.execute(select(Message).where(Message.author == "member"))).all() == []


async def test_search_opens_the_thread_at_what_it_found_however_far_back(
    open_tab: OpenTab, asha: Company, morning: Morning, conversation: UUID
) -> None:
    for number in range(THREAD_ROWS + 5):
        await morning.writes(BUYER, f"More {number}", morning.deps.clock.now())
    tab = await open_tab(asha.member("manager"))
    await tab.do(InboxState.search, text="creta")
    [row] = (await tab.state(InboxState)).rows

    await tab.do(ThreadState.open_conversation, conversation_id=row.id, found=row.found_message_id)
    await tab.do(ThreadState.look_again)

    state = await tab.state(ThreadState)
    shown = {item.id: item.body for item in state.thread.history}
    assert shown.get(state.found) == "Hi, what is the price of the Creta?"


async def test_view_is_kept_under_a_name_and_narrows_the_list_again(
    open_tab: OpenTab, asha: Company, borneo: Company, conversation: UUID
) -> None:
    tab, stranger = await open_tab(asha.member("manager")), await open_tab(borneo.member("manager"))
    await tab.do(InboxState.choose_view, view="snoozed")
    await tab.do(InboxState.filter_band, band="HOT")
    await tab.do(InboxViewState.keep, form={"name": " My naps "})
    await tab.do(InboxState.choose_view, view="all")
    for one in (tab, stranger):
        await one.do(InboxViewState.read)
    [view] = (await tab.state(InboxViewState)).views

    await tab.do(InboxViewState.show, view_id=view.id)

    page = await tab.state(InboxState)
    assert (view.name, page.view, page.band) == ("My naps", "snoozed", "HOT")
    assert (await stranger.state(InboxViewState)).views == []


async def test_take_over_stops_the_ai_and_hand_back_starts_it(
    open_tab: OpenTab, asha: Company, conversation: UUID
) -> None:
    tab = await open_tab(asha.member("manager"))
    await tab.do(ThreadState.open_conversation, conversation_id=str(conversation))

    await tab.do(ThreadState.turn_ai)
    taken = (await tab.state(ThreadState)).thread
    await tab.do(ThreadState.turn_ai)
    handed_back = (await tab.state(ThreadState)).thread

    assert (taken.ai_is_on, handed_back.ai_is_on) == (False, True)


async def test_sdr_sees_no_conversation_of_others(open_tab: OpenTab, asha: Company, conversation: UUID) -> None:
    tab = await open_tab(asha.member("meera"))

    await tab.do(InboxState.load)
    await tab.do(ThreadState.open_conversation, conversation_id=str(conversation))

    assert (await tab.state(InboxState)).rows == []
    assert (await tab.state(ThreadState)).thread.id == ""


async def test_other_tenant_gets_nothing_by_guessing_an_id(
    open_tab: OpenTab, borneo: Company, conversation: UUID
) -> None:
    tab = await open_tab(borneo.member("admin"))

    await tab.do(ThreadState.open_conversation, conversation_id=str(conversation))

    assert (await tab.state(ThreadState)).thread.id == ""
    assert "Creta" not in str(tab.sent)


async def test_reader_cannot_reply_whatever_the_client_sends(
    open_tab: OpenTab, asha: Company, conversation: UUID
) -> None:
    tab = await open_tab(asha.member("readonly"))
    await tab.do(ThreadState.open_conversation, conversation_id=str(conversation))

    await tab.do(ThreadState.send, form={"body": "Hello", "draft": uuid4().hex})

    assert tab.was_told("Your role does not allow this.")
    assert (await tab.state(ThreadState)).thread.history[-1].author == "contact"


async def test_session_that_was_revoked_is_sent_to_sign_in(deps: Deps, open_tab: OpenTab, asha: Company) -> None:
    tab = await open_tab(asha.member("manager"))
    await tab.do(InboxState.load)
    async with deps.db.deployment() as tx:
        mine = MemberSession.member_id == asha.members["manager"]
        await tx.execute(update(MemberSession).where(mine).values(revoked_at=deps.clock.now()))

    await tab.do(InboxState.sort_by, order="urgent")

    assert tab.is_sent_to("/sign-in/")
    assert (await tab.state(InboxState)).order == "newest"


async def test_tab_without_a_cookie_is_sent_to_sign_in(open_tab: OpenTab, asha: Company) -> None:
    tab = await open_tab(asha.member("manager"))
    tab.cookie = ""

    await tab.do(InboxState.load)

    assert tab.is_sent_to("/sign-in/")
