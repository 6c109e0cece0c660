"""Encrypted messages are found by whole words, in the own tenant, by those who may see them, until they are erased."""

from dataclasses import replace

import pytest
from counted_statements import counted
from factories import NOW
from sqlalchemy import select, text

from services.assignments import commands as assignments
from services.conversations.models import Conversation
from services.conversations.words import WordBackfill
from services.flows.answer_turn import answer_turn
from services.flows.index_words import index_tenant
from services.keys.shredding import destroy_subject_key
from services.leads.queries import find_open
from services.screens import inbox
from services.screens.inbox_search import find_people

SAID = "Do you deliver sitaphal kulfi to Koramangala? My budget is 40 lakh, नमस्ते"


@pytest.fixture
async def conversation_id(deps, receive, conversations_of, wire, ravi, asha, now):
    """A conversation of the first company in which SAID was said, and answered."""
    await receive(wire.body(wire.text(ravi, f"wamid.search.{ravi.phone}", SAID)))
    (conversation,) = await conversations_of(asha)
    await answer_turn(deps, asha.tenant_id, conversation["id"], now)
    return conversation["id"]


async def _found(deps, principal, sought, now):
    async with deps.db.read(principal) as reader:
        return (await inbox.list_conversations(reader, principal, inbox.Query(text=sought), now=now)).rows


@pytest.mark.parametrize("sought", ["sitaphal", "SITAPHAL kulfi", "koramangala", "नमस्ते", "kulfi 40", "Ｋulfi"], ids=str)
async def test_message_is_found_by_its_words(deps, conversation_id, asha, now, sought):
    (row,) = await _found(deps, asha.member("admin"), sought, now)

    assert row.id == str(conversation_id)
    assert any(word in row.last_line.casefold() for word in ("sitaphal", "kulfi", "koramangala", "नमस्ते"))


@pytest.mark.parametrize("sought", ["sitap", "kulfi vanilla", "?!", "ulf"], ids=str)
async def test_message_is_not_found_by(deps, conversation_id, asha, now, sought):
    assert await _found(deps, asha.member("admin"), sought, now) == []


async def test_contact_is_found_by_number_in_any_spelling(deps, conversation_id, ravi, asha, now):
    spelled = f"+{ravi.phone[:2]} {ravi.phone[2:7]}-{ravi.phone[7:]}"

    (row,) = await _found(deps, asha.member("admin"), spelled, now)

    assert row.id == str(conversation_id)


async def test_other_tenant_finds_nothing(deps, conversation_id, borneo, ravi, now):
    admin = borneo.member("admin")

    assert await _found(deps, admin, "sitaphal", now) == []
    assert await _found(deps, admin, ravi.phone, now) == []


async def test_sdr_finds_what_is_assigned_and_product_no_texts(deps, conversation_id, asha, now):
    async with deps.db.transaction(asha.system) as tx:
        lead = await find_open(tx, conversation_id)
        await tx.execute(text("update conversation set assignee_id = null"))
        await assignments.claim_for_member(tx, lead.id, conversation_id, asha.members["meera"], reason="test", now=now)

    assert len(await _found(deps, asha.member("meera"), "sitaphal", now)) == 1
    assert await _found(deps, asha.member("dev"), "sitaphal", now) == []
    assert await _found(deps, asha.member("product"), "sitaphal", now) == []


async def test_erased_contact_is_found_by_nothing_and_leaves_no_word(deps, conversation_id, asha, now):
    async with deps.db.transaction(asha.system) as tx:
        statement = select(Conversation.contact_id).where(Conversation.id == conversation_id)
        await destroy_subject_key(tx, await tx.scalar(statement))

    assert await _found(deps, asha.member("admin"), "sitaphal", now) == []
    async with deps.db.read(asha.system) as reader:
        assert await reader.scalar(text("select count(*) from message_word")) == 0


async def test_index_holds_no_words(deps, conversation_id, asha):
    async with deps.db.read(asha.system) as reader:
        rows = (await reader.execute(text("select row_to_json(w)::text as row from message_word w"))).all()

    assert rows
    assert not any("kulfi" in row.row for row in rows)


async def test_name_is_found_however_many_wrote_since(deps, receive, conversations_of, wire, ravi, asha, borneo, now):
    named = replace(ravi, name="Zubaida Ünlü")
    await receive(wire.body(wire.text(named, f"wamid.name.{ravi.phone}", "hello")))
    (conversation,) = await conversations_of(asha)

    async with deps.db.read(asha.member("admin")) as reader:
        assert await find_people(reader, "unlu ZUBAIDA") == [conversation["id"]]
        assert await find_people(reader, "zubai") == []
    async with deps.db.read(asha.member("product")) as reader:
        assert await find_people(reader, "zubaida") == []
    async with deps.db.read(borneo.member("admin")) as reader:
        assert await find_people(reader, "zubaida") == []


async def test_address_in_a_message_is_found_as_a_whole(deps, receive, wire, ravi, asha, now):
    await receive(wire.body(wire.text(ravi, f"wamid.mail.{ravi.phone}", "Write to Ravi.K@Example.org please")))

    (row,) = await _found(deps, asha.member("admin"), "ravi.k@example.org", now)

    assert row.found_message_id


async def test_older_messages_and_names_become_findable_batch_by_batch(
    deps, receive, conversation_id, wire, other_wire, ravi, asha, borneo, now
):
    await receive(other_wire.body(other_wire.text(ravi, f"wamid.old.{ravi.phone}", "pistachio")))
    async with deps.db.transaction(asha.system) as tx:
        await tx.execute(text("delete from message_word"))
    assert await _found(deps, asha.member("admin"), "sitaphal", now) == []

    for company in (asha, borneo):
        await _index_all(deps, company)

    assert len(await _found(deps, asha.member("admin"), "sitaphal", now)) == 1
    async with deps.db.read(asha.member("admin")) as reader:
        assert await find_people(reader, "ravi") == [conversation_id]
    assert await _found(deps, asha.member("admin"), "pistachio", now) == []
    assert await index_tenant(deps, asha.tenant_id, NOW) == 0


async def test_backfill_goes_on_where_it_was_killed(deps, receive, conversation_id, asha, now):
    async with deps.db.transaction(asha.system) as tx:
        await tx.execute(text("delete from message_word"))
    first = await index_tenant(deps, asha.tenant_id, NOW)
    async with deps.db.transaction(asha.system) as tx:
        position = (await tx.execute(select(WordBackfill.place, WordBackfill.after_id))).one()

    assert first
    assert position.after_id is not None
    await _index_all(deps, asha)
    assert len(await _found(deps, asha.member("admin"), "sitaphal", now)) == 1


async def test_search_takes_as_many_statements_however_much_it_finds(deps, receive, wire, ravi, asha, now):
    bodies = [
        wire.text(replace(ravi, phone=f"{ravi.phone}{n}", user_id=f"{ravi.user_id}{n}"), f"w.{ravi.phone}.{n}", SAID)
        for n in range(6)
    ]
    await receive(wire.body(bodies[0]))
    with counted(deps) as one:
        await _found(deps, asha.member("admin"), "sitaphal kulfi", now)
    await receive(wire.body(*bodies[1:]))
    with counted(deps) as many:
        assert len(await _found(deps, asha.member("admin"), "sitaphal kulfi", now)) == 6

    assert len(many) == len(one) <= 8


async def _index_all(deps, company):
    while await index_tenant(deps, company.tenant_id, NOW):
        """Until nothing is left."""
