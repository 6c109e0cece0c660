"""Notes, labels, resolve, snooze, assign: own conversations only, nothing sent, each told once by its event."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from services.assignments import commands as assignments
from services.conversations.models import Conversation, ConversationState, Message
from services.desk.models import ConversationLabel, LabelColour, Note, NoteMention
from services.errors import Conflict, InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows.keep_desk_lists import create_label, remove_label, save_canned_reply
from services.flows.label_conversation import turn_label
from services.flows.open_conversation import open_conversation
from services.flows.place_conversation import assign, reopen, resolve, snooze
from services.flows.sweep import sweep_tenant
from services.flows.write_note import remove_note, write_note
from services.leads.queries import find_open
from services.screens import inbox
from services.screens.desk import load_desk
from services.screens.inbox import Query, View
from services.screens.inbox_thread import load_thread

HOUR = timedelta(hours=1)
SECRET = "Ravi haggles, @manager please call him"


@pytest.fixture
async def conversation_id(deps, receive, conversations_of, wire, ravi, asha, now):
    """A conversation that belongs to Meera."""
    await receive(wire.body(wire.text(ravi, "wamid.desk.in", "hello")))
    (conversation,) = await conversations_of(asha)
    async with deps.db.transaction(asha.system) as tx:
        lead = await find_open(tx, conversation["id"])
        await assignments.claim_for_member(
            tx, lead.id, conversation["id"], asha.members["meera"], reason="test", now=now
        )
    return conversation["id"]


@pytest.fixture
def listed(deps, now):
    """How many conversations a view holds for a member, by its number and by its rows."""

    async def look(who, view, at=None):
        async with deps.db.read(who) as reader:
            counts = await inbox.load_counts(reader, who)
            page = await inbox.list_conversations(reader, who, Query(view=view), now=at or now)
        assert getattr(counts, view.value) == len(page.rows)
        return len(page.rows)

    return look


async def _note(deps, who, conversation_id, now, text=SECRET, note_id=None):
    note_id = note_id or uuid4()
    await write_note(deps, who, conversation_id, text, note_id=note_id, now=now)
    return note_id


async def _standing(deps, company, conversation_id):
    async with deps.db.read(company.system) as reader:
        statement = select(Conversation.state).where(Conversation.id == conversation_id)
        return await reader.scalar(statement)


async def _actions(deps, company, prefix):
    async with deps.db.read(company.system) as reader:
        rows = await reader.execute(select(EventLog.action).where(EventLog.action.startswith(prefix)))
        return sorted(rows.scalars())


async def test_note_is_kept_encrypted_shown_to_the_team_and_never_sent(deps, asha, conversation_id, now):
    await _note(deps, asha.member("meera"), conversation_id, now)

    async with deps.db.read(asha.member("manager")) as reader:
        thread = await load_thread(reader, asha.member("manager"), conversation_id, now=now)
        sealed = await reader.scalar(select(Note.body).where(Note.tenant_id == asha.tenant_id))
        outbound = await reader.scalar(select(func.count()).where(Message.direction == "outbound"))
    [note] = [item for item in thread.history if item.kind == "note"]
    assert (note.body, note.author_name) == (SECRET, "Meera")
    assert (b"haggles" in sealed, outbound) == (False, 0)


async def test_note_sent_twice_is_one_note(deps, asha, conversation_id, now):
    note_id = await _note(deps, asha.member("meera"), conversation_id, now)
    await _note(deps, asha.member("meera"), conversation_id, now, note_id=note_id)

    async with deps.db.read(asha.system) as reader:
        assert await reader.scalar(select(func.count()).select_from(Note)) == 1
    assert await _actions(deps, asha, "note.") == ["note.written"]


async def test_mentioned_member_finds_it_and_the_mark_goes_when_opened(deps, asha, listed, conversation_id, now):
    manager = asha.member("manager")
    await _note(deps, asha.member("meera"), conversation_id, now)

    async def mentioned():
        async with deps.db.read(manager) as reader:
            page = await inbox.list_conversations(reader, manager, Query(view=View.MENTIONS), now=now)
        return [row.mentions_me for row in page.rows]

    assert await mentioned() == [True]
    assert await listed(asha.member("admin"), View.MENTIONS) == 0
    await open_conversation(deps, manager, conversation_id, now)
    assert await mentioned() == [False]


@pytest.mark.parametrize("name", ["dev", "product"])
async def test_who_cannot_read_the_conversation_is_not_mentioned(deps, asha, conversation_id, now, name):
    await _note(deps, asha.member("meera"), conversation_id, now, text=f"@{name} look")

    async with deps.db.read(asha.system) as reader:
        assert await reader.scalar(select(func.count()).select_from(NoteMention)) == 0


async def test_only_its_author_takes_a_note_back(deps, asha, conversation_id, now):
    note_id = await _note(deps, asha.member("meera"), conversation_id, now)

    with pytest.raises(NotFound):
        await remove_note(deps, asha.member("admin"), note_id, now)
    await remove_note(deps, asha.member("meera"), note_id, now)

    async with deps.db.read(asha.system) as reader:
        assert await reader.scalar(select(func.count()).select_from(Note)) == 0


async def test_product_role_reads_no_note(deps, asha, conversation_id, now):
    await _note(deps, asha.member("meera"), conversation_id, now)

    async with deps.db.read(asha.member("product")) as reader:
        thread = await load_thread(reader, asha.member("product"), conversation_id, now=now)

    assert "haggles" not in repr(thread)


async def test_resolved_conversation_leaves_the_open_views_and_comes_back_when_the_contact_writes(
    deps, asha, listed, receive, wire, ravi, conversation_id, now
):
    meera = asha.member("meera")
    await resolve(deps, meera, conversation_id, now)
    resolved = await listed(meera, View.MINE)
    await receive(wire.body(wire.text(ravi, "wamid.desk.again", "one more thing")))

    assert (resolved, await listed(meera, View.MINE)) == (0, 1)


async def test_resolve_twice_is_one_event_and_reopen_takes_it_back(deps, asha, conversation_id, now):
    meera = asha.member("meera")
    for act in (resolve, resolve, reopen, reopen):
        await act(deps, meera, conversation_id, now)

    assert await _standing(deps, asha, conversation_id) == ConversationState.OPEN
    assert await _actions(deps, asha, "conversation.re") == ["conversation.reopened", "conversation.resolved"]


async def test_snoozed_conversation_wakes_at_its_time_and_not_before(deps, asha, listed, conversation_id, now):
    meera = asha.member("meera")
    await snooze(deps, meera, conversation_id, now + HOUR, now)
    asleep = (await listed(meera, View.MINE), await listed(meera, View.SNOOZED))

    await sweep_tenant(deps, asha.tenant_id, now + HOUR - timedelta(seconds=1))
    early = await _standing(deps, asha, conversation_id)
    await sweep_tenant(deps, asha.tenant_id, now + HOUR)

    assert asleep == (0, 1)
    assert (early, await _standing(deps, asha, conversation_id)) == (ConversationState.SNOOZED, ConversationState.OPEN)


async def test_snoozed_conversation_wakes_when_the_contact_writes(
    deps, asha, listed, receive, wire, ravi, conversation_id, now
):
    await snooze(deps, asha.member("meera"), conversation_id, now + HOUR, now)

    await receive(wire.body(wire.text(ravi, "wamid.desk.wakes", "hello?")))

    assert await listed(asha.member("meera"), View.SNOOZED) == 0


async def test_snooze_into_the_past_is_refused(deps, asha, conversation_id, now):
    with pytest.raises(InvalidInput):
        await snooze(deps, asha.member("meera"), conversation_id, now, now)


async def test_manager_gives_a_conversation_to_another_sdr(deps, asha, listed, conversation_id, now):
    await assign(deps, asha.member("manager"), conversation_id, asha.members["dev"], now)

    assert (await listed(asha.member("dev"), View.MINE), await listed(asha.member("meera"), View.MINE)) == (1, 0)
    assert await _actions(deps, asha, "conversation.assigned") == ["conversation.assigned"]


async def test_conversation_goes_to_nobody_who_may_not_answer_or_is_not_of_the_company(
    deps, asha, borneo, conversation_id, now
):
    for member_id in (asha.members["readonly"], borneo.members["meera"], uuid4()):
        with pytest.raises(NotFound):
            await assign(deps, asha.member("manager"), conversation_id, member_id, now)
    with pytest.raises(NotAllowed):
        await assign(deps, asha.member("meera"), conversation_id, asha.members["dev"], now)


async def test_label_is_put_filtered_by_and_taken_off(deps, asha, conversation_id, now):
    meera = asha.member("meera")
    label_id = await create_label(deps, asha.member("manager"), " Test  drive ", LabelColour.BLUE, now)
    await turn_label(deps, meera, conversation_id, label_id, now)

    async with deps.db.read(meera) as reader:
        found = await inbox.list_conversations(reader, meera, Query(label=str(label_id)), now=now)
        none = await inbox.list_conversations(reader, meera, Query(label="no such label"), now=now)
    assert [[label.name for label in row.labels] for row in found.rows] == [["Test drive"]]
    assert none.rows == []
    assert await turn_label(deps, meera, conversation_id, label_id, now) is False


async def test_label_of_another_company_does_not_exist(deps, asha, borneo, conversation_id, now):
    foreign = await create_label(deps, borneo.member("admin"), "Site visit", LabelColour.GREEN, now)

    with pytest.raises(NotFound):
        await turn_label(deps, asha.member("meera"), conversation_id, foreign, now)
    with pytest.raises(NotFound):
        await remove_label(deps, asha.member("admin"), foreign, now)


async def test_labels_have_one_name_each_and_are_kept_by_managers(deps, asha, borneo, now):
    await create_label(deps, asha.member("manager"), "Fleet", LabelColour.RED, now)
    await create_label(deps, borneo.member("manager"), "Fleet", LabelColour.RED, now)

    with pytest.raises(Conflict):
        await create_label(deps, asha.member("admin"), "Fleet", LabelColour.GREY, now)
    with pytest.raises(NotAllowed):
        await create_label(deps, asha.member("meera"), "Mine", LabelColour.GREY, now)


async def test_removed_label_leaves_its_conversations(deps, asha, conversation_id, now):
    label_id = await create_label(deps, asha.member("manager"), "Old", LabelColour.GREY, now)
    await turn_label(deps, asha.member("meera"), conversation_id, label_id, now)

    await remove_label(deps, asha.member("manager"), label_id, now)

    async with deps.db.read(asha.system) as reader:
        assert await reader.scalar(select(func.count()).select_from(ConversationLabel)) == 0


async def test_canned_reply_comes_filled_for_the_contact(deps, asha, conversation_id, now):
    await save_canned_reply(deps, asha.member("manager"), "hello", "Hello {first_name}, {me} here", now)

    async with deps.db.read(asha.member("meera")) as reader:
        desk = await load_desk(reader, asha.member("meera"), conversation_id)

    assert [(one.shortcut, one.text) for one in desk.canned] == [("hello", "Hello Ravi, Meera here")]


@pytest.mark.parametrize("name", ["auditor", "product", "readonly", "devops"])
async def test_roles_that_only_read_change_nothing(deps, asha, conversation_id, now, name):
    who = asha.member(name)
    for act in (
        _note(deps, who, conversation_id, now),
        resolve(deps, who, conversation_id, now),
        reopen(deps, who, conversation_id, now),
        snooze(deps, who, conversation_id, now + HOUR, now),
        turn_label(deps, who, conversation_id, uuid4(), now),
        assign(deps, who, conversation_id, asha.members["dev"], now),
    ):
        with pytest.raises(NotAllowed):
            await act


@pytest.mark.parametrize("stranger", ["dev", "borneo"])
async def test_conversation_of_others_does_not_exist(deps, asha, borneo, conversation_id, now, stranger):
    who = borneo.member("admin") if stranger == "borneo" else asha.member(stranger)
    for act in (
        _note(deps, who, conversation_id, now),
        resolve(deps, who, conversation_id, now),
        snooze(deps, who, conversation_id, now + HOUR, now),
        turn_label(deps, who, conversation_id, uuid4(), now),
    ):
        with pytest.raises(NotFound):
            await act
