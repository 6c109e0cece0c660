"""Who looks and types is seen by colleagues, stops with the send, and tells nothing to anybody else."""

from datetime import timedelta

import pytest
from sqlalchemy import func, update

from services.desk.models import Watch
from services.desk.watching import is_anyone_typing
from services.errors import NotFound
from services.events.models import EventLog
from services.flows.member_reply import member_reply
from services.flows.note_typing import note_looking, note_typing, stop_looking
from services.screens.watchers import list_onlookers


@pytest.fixture
async def conversation_id(receive, conversations_of, wire, ravi, asha):
    await receive(wire.body(wire.text(ravi, "wamid.watch.in", "hello")))
    (conversation,) = await conversations_of(asha)
    return conversation["id"]


@pytest.fixture
def seen_by(deps, asha, conversation_id):
    """What a colleague sees, and whether the AI should wait."""

    async def look(name="admin"):
        async with deps.db.read(asha.member(name)) as reader:
            there = await list_onlookers(reader, asha.member(name), conversation_id)
            return [one.is_typing for one in there], await is_anyone_typing(reader, conversation_id)

    return look


async def test_colleague_sees_who_looks_types_sends_and_leaves(deps, asha, conversation_id, seen_by, now):
    me, seen = asha.member("manager"), []
    await note_looking(deps, me, conversation_id)
    seen.append(await seen_by())
    await note_typing(deps, me, conversation_id)
    seen.append(await seen_by())
    seen.append(await seen_by("manager"))
    await member_reply(deps, me, conversation_id, text="Hi", idempotency_key="k", now=now)
    seen.append(await seen_by())
    await stop_looking(deps, me, conversation_id)
    seen.append(await seen_by())

    assert seen == [([False], False), ([True], True), ([], True), ([False], False), ([], False)]


async def test_who_said_nothing_for_a_while_is_gone(deps, asha, conversation_id, seen_by):
    await note_typing(deps, asha.member("manager"), conversation_id)
    async with deps.db.transaction(asha.system) as tx:
        past = func.now() - timedelta(minutes=1)
        await tx.execute(update(Watch).values(looked_at=past, typed_at=past))

    assert await seen_by() == ([], False)


async def test_strangers_and_readers_leave_no_trace(deps, asha, borneo, conversation_id, seen_by, rows_of):
    before = len(await rows_of(asha, EventLog))
    await note_typing(deps, asha.member("readonly"), conversation_id)
    for stranger in (borneo.member("admin"), asha.member("dev")):
        with pytest.raises(NotFound):
            await note_typing(deps, stranger, conversation_id)

    assert await seen_by() == ([], False)
    assert len(await rows_of(asha, EventLog)) == before
