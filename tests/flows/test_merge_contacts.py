"""Two contacts become one person, by notice or by hand, and two again."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from services.adapters.erasure_journal.file import JournalFile
from services.assignments.models import Assignment, SlaClock
from services.checks.look import Look
from services.checks.registry import OF_EACH_TENANT
from services.contacts.models import ChannelIdentity, Contact, ContactMerge
from services.conversations.models import Conversation, Message
from services.errors import Conflict, InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows.answer_turn import answer_turn
from services.flows.erase_contact import approve_erasure, request_erasure
from services.flows.merge_contacts import merge_contacts, unmerge_contacts
from services.leads.models import Lead, QualificationAnswer
from services.rules.erasure import Authority
from services.rules.merging import Evidence
from services.rules.permissions import Principal
from services.screens.inbox import Query, list_conversations
from services.screens.inbox_profile import load_profile
from services.screens.inbox_thread import load_thread
from services.subject_keys import ERASED

WHY = (Evidence.SAME_NAME, Evidence.OVERLAPPING_TIME)
ROWS = (Contact, ChannelIdentity, Conversation, Message, Lead, QualificationAnswer, Assignment, SlaClock)
# Counts what was read before from what is read now; a score is computed anew.
MOVES_ON = {"epoch", "updated_at", "scored_at"}


@pytest.fixture
def moved(ravi):
    """The same person after the change of number."""
    return replace(ravi, phone=f"{ravi.phone}7", user_id=f"{ravi.user_id}7")


@pytest.fixture
async def pair(deps, receive, conversations_of, wire, other_wire, ravi, moved, asha, now):
    """Two contacts that wrote and were answered, the old one first; somebody with the same number at Borneo."""
    later = now + timedelta(minutes=1)
    old = wire.text(ravi, f"wamid.{ravi.phone}.1", "Our budget is 40 lakh")
    new = wire.text(moved, f"wamid.{ravi.phone}.2", "We need it this month", later)
    await receive(wire.body(old), other_wire.body(other_wire.text(ravi, f"wamid.{ravi.phone}.3", "Hello")))
    await receive(wire.body(new), at=later)
    by_age = sorted(await conversations_of(asha), key=lambda row: row["created_at"])
    for conversation in by_age:
        await answer_turn(deps, asha.tenant_id, conversation["id"], later + timedelta(minutes=1))
    return by_age[0]["contact_id"], by_age[1]["contact_id"]


def _notice(wire, ravi, moved, at):
    system = {"type": "user_changed_number", "body": "changed", "wa_id": moved.phone, "user_id": moved.user_id}
    head = {"from": ravi.phone, "id": f"wamid.{ravi.phone}.n", "timestamp": str(int(at.timestamp())), "type": "system"}
    system["previous_user_id"] = ravi.user_id
    return wire.body(wire.change({"messages": [head | {"system": system}]}))


async def _everything(rows_of, asha):
    return {
        table.__tablename__: {
            row["id"]: {name: value for name, value in row.items() if name not in MOVES_ON}
            for row in await rows_of(asha, table)
        }
        for table in ROWS
    }


async def _open_leads(rows_of, asha):
    return [lead for lead in await rows_of(asha, Lead) if lead["state"] == "open"]


async def test_notice_after_the_new_number_wrote_joins_both(
    receive, rows_of, conversations_of, pair, wire, ravi, moved, asha, borneo, now
):
    await receive(_notice(wire, ravi, moved, now), at=now + timedelta(minutes=5))

    contacts = {row["id"]: row["joined_as"] for row in await rows_of(asha, Contact)}
    assert contacts.keys() == set(pair)
    assert len(set(contacts.values()) - {None}) == 1, "one person"
    owners = {row["contact_id"] for row in await rows_of(asha, ChannelIdentity) if row["retired_at"] is None}
    assert owners == {pair[1]}, "only the new address is in use"
    shown = [row for row in await conversations_of(asha) if row["folded_into"] is None]
    assert [row["contact_id"] for row in shown] == [pair[1]]
    assert all(row["joined_as"] is None for row in await rows_of(borneo, Contact))
    (merge,) = await rows_of(asha, ContactMerge)
    assert (merge["reason"], merge["evidence"]) == ("notice", {"codes": ["number_change"]})
    assert "contact.merged" in {row["action"] for row in await rows_of(asha, EventLog)}


async def test_one_lead_stays_with_all_that_was_told_and_is_scored_anew(deps, rows_of, pair, asha, now):
    before = {lead["contact_id"]: lead for lead in await rows_of(asha, Lead)}
    await merge_contacts(deps, asha.member("manager"), pair, WHY, now + timedelta(minutes=5))

    (lead,) = await _open_leads(rows_of, asha)
    assert (lead["budget_band"], lead["timeline"]) != ("unknown", "unknown")
    assert lead["score_tenths"] > max(one["score_tenths"] for one in before.values())
    head = next(row for row in await rows_of(asha, Conversation) if row["folded_into"] is None)
    assert lead["conversation_id"] == head["id"]
    current = [row for row in await rows_of(asha, Assignment) if row["state"] != "ended"]
    assert [row["lead_id"] for row in current] in ([lead["id"]], [])


async def test_undo_restores_every_row(deps, rows_of, pair, asha, now):
    before = await _everything(rows_of, asha)
    at = now + timedelta(minutes=2)
    merge_id = await merge_contacts(deps, asha.member("manager"), pair, WHY, at)
    assert await _everything(rows_of, asha) != before

    await unmerge_contacts(deps, asha.member("admin"), merge_id, at)

    assert await _everything(rows_of, asha) == before
    with pytest.raises(Conflict):
        await unmerge_contacts(deps, asha.member("admin"), merge_id, at)


async def test_what_is_written_after_the_merge_stays_with_the_identity_it_came_by(
    deps, receive, rows_of, messages_of, pair, wire, ravi, asha, now
):
    at = now + timedelta(minutes=5)
    merge_id = await merge_contacts(deps, asha.member("manager"), pair, WHY, at)
    again = at + timedelta(minutes=1)
    await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.9", "It is me again", again)), at=again)

    old = next(row for row in await rows_of(asha, Conversation) if row["contact_id"] == pair[0])
    assert old["folded_into"] is None, "the conversation it wrote in goes on"
    (lead,) = await _open_leads(rows_of, asha)
    assert lead["conversation_id"] == old["id"]
    await answer_turn(deps, asha.tenant_id, old["id"], again + timedelta(minutes=1))

    await unmerge_contacts(deps, asha.member("manager"), merge_id, again + timedelta(minutes=2))
    said = next(message for message in await messages_of(asha) if message["text"] == "It is me again")
    assert said["conversation_id"] == old["id"]
    assert {lead["contact_id"] for lead in await _open_leads(rows_of, asha)} == set(pair)
    assert all(row["folded_into"] is None for row in await rows_of(asha, Conversation))


async def test_answer_begun_before_the_merge_is_not_written_after_it(
    deps, receive, rows_of, conversations_of, pair, wire, moved, asha, now
):
    at = now + timedelta(minutes=5)
    await receive(wire.body(wire.text(moved, f"wamid.{moved.phone}.8", "What about Saturday?", at)), at=at)

    class Meanwhile:
        """Reads a turn while somebody joins the contact with another one."""

        async def read(self, text, *asking):
            await merge_contacts(deps, asha.member("manager"), pair, WHY, at)
            return await deps.reader.read(text, asking)

    conversation = next(row for row in await conversations_of(asha) if row["contact_id"] == pair[1])
    said = len(await rows_of(asha, Message))
    await answer_turn(replace(deps, reader=Meanwhile()), asha.tenant_id, conversation["id"], at + timedelta(minutes=1))
    assert len(await rows_of(asha, Message)) == said

    await answer_turn(deps, asha.tenant_id, conversation["id"], at + timedelta(minutes=2))
    assert len(await rows_of(asha, Message)) > said


async def test_stop_by_one_number_holds_for_both(deps, receive, rows_of, pair, wire, ravi, asha, now):
    at = now + timedelta(minutes=5)
    await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.s", "stop", at)), at=at)
    merge_id = await merge_contacts(deps, asha.member("manager"), pair, WHY, at)
    assert all(row["opted_out_at"] for row in await rows_of(asha, Conversation))

    await unmerge_contacts(deps, asha.member("manager"), merge_id, at)
    stopped = {row["contact_id"] for row in await rows_of(asha, Conversation) if row["opted_out_at"]}
    assert stopped == {pair[0]}


@pytest.mark.parametrize("name", ["meera", "readonly", "auditor", "product"])
async def test_who_may_not_write_leads_may_not_join_contacts(deps, pair, asha, now, name):
    with pytest.raises(NotAllowed):
        await merge_contacts(deps, asha.member(name), pair, WHY, now)


async def test_unknown_same_and_foreign_contacts_are_refused(deps, rows_of, pair, asha, borneo, now):
    (theirs,) = [row["id"] for row in await rows_of(borneo, Contact)]
    for other, refusal in ((pair[0], InvalidInput), (uuid4(), NotFound), (theirs, NotFound)):
        with pytest.raises(refusal):
            await merge_contacts(deps, asha.member("admin"), (pair[0], other), WHY, now)
    merge_id = await merge_contacts(deps, asha.member("admin"), pair, WHY, now)
    with pytest.raises(NotFound):
        await unmerge_contacts(deps, borneo.member("admin"), merge_id, now)
    with pytest.raises(InvalidInput):
        await merge_contacts(deps, asha.member("admin"), pair, WHY, now)


async def test_erasing_a_merged_person_destroys_every_key(deps, rows_of, messages_of, pair, asha, now, tmp_path):
    deps = replace(deps, erasures=JournalFile(tmp_path / "erasures.ndjson"))
    merge_id = await merge_contacts(deps, asha.member("manager"), pair, WHY, now)
    request_id = await request_erasure(deps, asha.member("manager"), pair[1], Authority.OWN_MESSAGE, now)
    await approve_erasure(deps, replace(asha.member("admin"), is_confirmed=True), request_id, now)

    assert {row["subject_key"] for row in await rows_of(asha, Contact)} == {b""}
    assert {message["text"] for message in await messages_of(asha)} == {ERASED}
    assert await rows_of(asha, ChannelIdentity) == []
    assert len((tmp_path / "erasures.ndjson").read_text().splitlines()) == 2
    with pytest.raises(Conflict):
        await unmerge_contacts(deps, asha.member("admin"), merge_id, now)


async def test_erased_contact_is_not_joined(deps, rows_of, pair, asha, now, tmp_path):
    deps = replace(deps, erasures=JournalFile(tmp_path / "erasures.ndjson"))
    request_id = await request_erasure(deps, asha.member("manager"), pair[0], Authority.OWN_MESSAGE, now)
    await approve_erasure(deps, replace(asha.member("admin"), is_confirmed=True), request_id, now)

    with pytest.raises(InvalidInput):
        await merge_contacts(deps, asha.member("manager"), pair, WHY, now)
    assert await rows_of(asha, ContactMerge) == []


async def test_two_merges_at_once_count_once(deps, rows_of, pair, asha, now):
    outcomes = await asyncio.gather(
        *(merge_contacts(deps, asha.member(name), pair, WHY, now) for name in ("admin", "manager")),
        return_exceptions=True,
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["InvalidInput", "UUID"]
    assert len(await rows_of(asha, ContactMerge)) == 1


async def test_one_thread_shows_both_conversations_in_the_order_of_time(deps, rows_of, pair, asha, now):
    await merge_contacts(deps, asha.member("manager"), pair, WHY, now + timedelta(minutes=5))
    rows = await rows_of(asha, Conversation)
    manager = asha.member("manager")
    async with deps.db.read(manager) as reader:
        threads = [await load_thread(reader, manager, row["id"], now=now) for row in rows]
        listed = await list_conversations(reader, manager, Query(), now=now)
        profile = await load_profile(reader, manager, rows[0]["id"])

    assert threads[0] == threads[1]
    said = [item for item in threads[0].history if item.author == "contact"]
    assert [item.body for item in said] == ["Our budget is 40 lakh", "We need it this month"]
    assert [row.id for row in listed.rows] == [threads[0].id]
    assert {answer.quote for answer in profile.answers} & {item.body for item in said}
    assert (len(profile.identities), profile.merged.why[:6]) == (4, "Joined")


@pytest.mark.parametrize("undone", [False, True], ids=["merged", "undone"])
async def test_every_invariant_holds(deps, rows_of, pair, asha, now, undone):
    at = now + timedelta(minutes=5)
    merge_id = await merge_contacts(deps, asha.member("manager"), pair, WHY, at)
    if undone:
        await unmerge_contacts(deps, asha.member("manager"), merge_id, at)

    async with deps.db.read(Principal.system(asha.tenant_id)) as reader:
        look = Look(reader=reader, worked_until=None)
        found = {check.__name__: await check(look) for check in OF_EACH_TENANT}
    assert {name: broken for name, broken in found.items() if broken} == {}
