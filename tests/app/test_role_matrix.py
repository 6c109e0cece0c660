"""Who may open which page and reach what by its handlers: every role, and the other tenant's ids."""

from uuid import UUID, uuid4

import pytest
from factories import Company
from small_world import Morning
from tabs import OpenTab

from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.inbox.copilot_state import CopilotState
from flexoraa_app.pages.inbox.correction_state import CorrectionState
from flexoraa_app.pages.inbox.desk_state import DeskState
from flexoraa_app.pages.inbox.many_state import ManyState
from flexoraa_app.pages.inbox.state import InboxState
from flexoraa_app.pages.inbox.template_state import TemplateState
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.pages.inbox.watch_state import WatchState
from flexoraa_app.pages.operations.state import OperationsState
from flexoraa_app.pages.settings.sections import SECTIONS
from flexoraa_app.routes import ROUTES, HomeState
from services.deps import Deps
from services.rules.permissions import grant_words

REFUSED = "Your role does not allow this."

# policies.md, Roles.
OPENS = {
    "admin": (
        "/inbox/ /leads/ /handover/ /dashboard/ /goals/ /review/ /tokens/ /audit/ /compliance/ /operations/"
        " /channels/ /team/ /models/ /settings/ /simulator/"
    ),
    "manager": (
        "/inbox/ /leads/ /handover/ /dashboard/ /goals/ /review/ /tokens/ /audit/ /compliance/ /channels/ /team/"
        " /models/ /settings/ /simulator/"
    ),
    "meera": "/inbox/ /leads/ /handover/",
    "product": "/inbox/ /leads/ /handover/ /dashboard/ /goals/ /audit/ /compliance/ /models/ /settings/ /simulator/",
    "devops": "/operations/ /channels/ /simulator/",
    "auditor": "/inbox/ /leads/ /handover/ /dashboard/ /goals/ /review/ /audit/ /compliance/",
    "readonly": "/inbox/ /leads/ /handover/ /dashboard/ /goals/",
}
FIRST_PAGE = {name: paths.split()[0] for name, paths in OPENS.items()}


@pytest.fixture
async def conversation(morning: Morning) -> UUID:
    """A contact's first message, read and answered by the AI."""
    return await morning.writes("919811113333", "Hi, my budget is 20 lakh", morning.deps.clock.now())


@pytest.mark.parametrize("name", OPENS)
async def test_role_opens_its_pages_and_no_other(open_tab: OpenTab, asha: Company, name: str) -> None:
    opened = []
    for route in ROUTES:
        tab = await open_tab(asha.member(name))
        await tab.do(route.on_load[0])
        opened += [] if tab.was_told(REFUSED) else [route.link.path]

    assert opened == OPENS[name].split()


@pytest.mark.parametrize("name", OPENS)
async def test_rail_offers_what_the_role_opens(open_tab: OpenTab, asha: Company, name: str) -> None:
    tab = await open_tab(asha.member(name))

    await tab.do(FrameState.enter)

    areas = (await tab.state(FrameState)).areas
    offered = [route.link.path for route in ROUTES if {area.value for area in route.link.areas} & set(areas)]
    assert offered == OPENS[name].split()


@pytest.mark.parametrize("name", OPENS)
async def test_settings_open_section_by_section(open_tab: OpenTab, asha: Company, name: str) -> None:
    who, listed = asha.member(name), []
    for section in SECTIONS:
        tab = await open_tab(who)
        await tab.do(FrameState.enter)
        await tab.do(section.on_load[0])
        listed += (
            [section.key] if grant_words(section.area, section.access) in (await tab.state(FrameState)).grants else []
        )
        assert tab.was_told(REFUSED) is not section.opens_for(who), section.key

    assert listed == [section.key for section in SECTIONS if section.opens_for(who)]


@pytest.mark.parametrize("name", OPENS)
async def test_home_is_the_first_page_of_the_role(open_tab: OpenTab, asha: Company, name: str) -> None:
    tab = await open_tab(asha.member(name))

    await tab.do(HomeState.go)

    assert tab.is_sent_to(FIRST_PAGE[name])


@pytest.mark.parametrize(("name", "shown"), [("admin", True), ("manager", True), ("meera", False), ("auditor", False)])
async def test_balance_is_for_those_who_see_billing(open_tab: OpenTab, asha: Company, name: str, shown: bool) -> None:
    tab = await open_tab(asha.member(name))

    await tab.do(FrameState.enter)

    assert (await tab.state(FrameState)).frame.shows_balance is shown


@pytest.mark.parametrize(
    ("name", "number"),
    [("admin", 1), ("manager", 1), ("meera", 0), ("product", 1), ("auditor", 1), ("readonly", 1)],
)
async def test_inbox_holds_what_the_role_sees(
    open_tab: OpenTab, asha: Company, conversation: UUID, name: str, number: int
) -> None:
    tab = await open_tab(asha.member(name))

    await tab.do(InboxState.load)

    assert len((await tab.state(InboxState)).rows) == number


async def test_product_sees_no_personal_data(open_tab: OpenTab, asha: Company, conversation: UUID) -> None:
    tab = await open_tab(asha.member("product"))

    await tab.do(InboxState.load)
    await tab.do(ThreadState.open_conversation, conversation_id=str(conversation))

    sent = str(tab.sent)
    assert "20 lakh" not in sent
    assert "919811113333" not in sent


@pytest.mark.parametrize("name", ["readonly", "auditor", "product", "devops"])
async def test_those_who_only_look_change_nothing(
    open_tab: OpenTab, asha: Company, conversation: UUID, name: str
) -> None:
    tab = await open_tab(asha.member(name))
    await tab.do(ThreadState.open_conversation, conversation_id=str(conversation))
    tab.asked.clear()

    await tab.do(ThreadState.turn_ai)

    assert tab.was_told(REFUSED)


# fmt: off
DESK_ACTS = [
    (DeskState.write_note, {"form": {"note": "Call them", "draft": "0" * 32}}),
    (DeskState.remove_note, {"note_id": str(UUID(int=1))}),
    (DeskState.resolve, {}),
    (DeskState.snooze, {"nap": "hour"}),
    (DeskState.assign, {"member_id": str(UUID(int=1))}),
    (DeskState.turn_label, {"label_id": str(UUID(int=1))}),
    (DeskState.undo, {}),
    (CorrectionState.correct, {"what": "budget", "value": "1K-5K"}),
    (CopilotState.ask, {"task": "draft", "text": ""}),
    (ManyState.open_bench, {}),
    (ManyState.act, {"conversation_ids": [str(UUID(int=1))], "act": "resolve", "value": ""}),
    (ManyState.run, {"macro_id": str(UUID(int=1))}),
    (ManyState.undo, {}),
    (TemplateState.read, {}),
    (TemplateState.send, {"form": {}}),
    (WatchState.typing, {}),
]
# fmt: on


@pytest.mark.parametrize("name", ["readonly", "auditor", "product", "devops"])
async def test_those_who_only_look_put_nothing_away(
    open_tab: OpenTab, asha: Company, conversation: UUID, name: str
) -> None:
    tab = await open_tab(asha.member(name))
    await tab.do(ThreadState.open_conversation, conversation_id=str(conversation))
    for handler, arguments in DESK_ACTS:
        tab.asked.clear()
        await tab.do(handler, **arguments)
        assert tab.was_told(REFUSED), handler


async def test_sdr_gives_no_conversation_away(open_tab: OpenTab, asha: Company) -> None:
    tab = await open_tab(asha.member("meera"))

    await tab.do(DeskState.assign, member_id=str(asha.members["dev"]))

    assert tab.was_told(REFUSED)


@pytest.mark.parametrize("name", ["manager", "meera", "auditor"])
async def test_those_without_operations_replay_nothing(open_tab: OpenTab, asha: Company, name: str) -> None:
    tab = await open_tab(asha.member(name))

    await tab.do(OperationsState.replay, delivery_id=str(uuid4()))

    assert tab.was_told(REFUSED)


@pytest.mark.parametrize(
    ("handler", "arguments"),
    [
        pytest.param(OperationsState.replay, {"delivery_id": str(uuid4())}, id="a delivery"),
        pytest.param(OperationsState.retry, {"job_id": "987654321"}, id="a job"),
    ],
)
async def test_what_is_not_the_tenants_does_not_exist(
    open_tab: OpenTab, asha: Company, handler: object, arguments: dict[str, str]
) -> None:
    tab = await open_tab(asha.member("devops"))

    await tab.do(handler, **arguments)

    assert tab.was_told("This does not exist, or you have no access to it.")


async def test_conversation_of_the_other_tenant_does_not_exist(
    deps: Deps, open_tab: OpenTab, borneo: Company, conversation: UUID
) -> None:
    tab = await open_tab(borneo.member("admin"))
    tab.address = f"/nowhere/?conversation={conversation}"

    await tab.do(ThreadState.arrive)
    await tab.do(ThreadState.open_conversation, conversation_id=str(conversation))
    await tab.do(ThreadState.send, form={"body": "Hello from next door", "draft": "0" * 32})

    assert (await tab.state(ThreadState)).thread.id == ""
    assert "20 lakh" not in str(tab.sent)


@pytest.mark.parametrize("text", ["", "not-an-id", "' or 1=1 --", "../../etc/passwd"])
async def test_what_is_no_id_opens_nothing(open_tab: OpenTab, asha: Company, text: str) -> None:
    tab = await open_tab(asha.member("admin"))

    await tab.do(ThreadState.open_conversation, conversation_id=text)

    assert (await tab.state(ThreadState)).thread.id == ""
    assert not tab.was_told("went wrong")
