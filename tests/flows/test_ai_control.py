"""One switch stops the AI or makes it draft only; a hand-off says what is known, with one message to the contact."""

from datetime import timedelta
from typing import Any

import pytest
from factories import NOW
from sqlalchemy import select

from services.assignments import hand_offs
from services.assignments.models import Assignment, HandOff
from services.billing.models import LedgerEntry
from services.conversations.models import Conversation, Message
from services.conversations.subjects import subject_key_of
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.flows.answer_turn import answer_turn
from services.flows.control_ai import allow_resuming, set_ai_mode
from services.flows.deliver_message import deliver_message
from services.flows.member_reply import member_reply
from services.flows.shadow_draft import charge_draft, discard_draft, send_draft
from services.flows.sweep import sweep_tenant
from services.flows.take_over import take_over
from services.replies import drafts
from services.replies.models import ReplyDraft
from services.screens.inbox_thread import load_thread
from services.subject_keys import Subject

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def say(deps: Deps, receive: Any, wire: Any, ravi: Any, asha: Any, conversations_of: Any) -> Any:
    """Ravi writes to the first company, and the worker looks at the turn."""
    numbers = iter(range(1, 100))

    async def write(words: str) -> Any:
        number = next(numbers)
        at = NOW + number * timedelta(seconds=20)
        await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.{number}", words, at)), at=at)
        (conversation,) = await conversations_of(asha)
        await answer_turn(deps, asha.tenant_id, conversation["id"], at)
        return conversation["id"]

    return write


@pytest.fixture
def waiting(deps: Deps, asha: Any) -> Any:
    """The draft that waits in a conversation."""

    async def read(conversation_id: Any) -> Any:
        async with deps.db.read(asha.system) as reader:
            return await drafts.find_waiting(reader, conversation_id)

    return read


async def _put(deps: Deps, company: Any, mode: str) -> None:
    await set_ai_mode(deps, company.member("product"), mode, NOW)


async def _authors(messages_of: Any, company: Any) -> list[str]:
    return [message["author"] for message in await messages_of(company)]


@pytest.mark.parametrize("name", ["manager", "meera", "auditor", "devops", "readonly"])
async def test_the_switch_is_for_those_who_may_change_the_ai(deps, asha, name):
    with pytest.raises(NotAllowed):
        await set_ai_mode(deps, asha.member(name), "stopped", NOW)


async def test_word_that_is_no_mode_changes_nothing(deps, asha):
    with pytest.raises(InvalidInput):
        await set_ai_mode(deps, asha.member("admin"), "louder", NOW)


async def test_stopped_ai_neither_answers_nor_charges_and_the_turn_stays_open(deps, asha, say, messages_of, rows_of):
    await _put(deps, asha, "stopped")

    await say("Is it available in Pune?")

    assert await _authors(messages_of, asha) == ["contact"]
    assert {row["operation"] for row in await rows_of(asha, LedgerEntry) if row["kind"] == "usage"} == {
        "inbound_whatsapp"
    }
    (conversation,) = await rows_of(asha, Conversation)
    assert conversation["last_inbound_seq"] > conversation["answered_seq"]


async def test_one_tenants_stop_is_not_the_others(
    deps, asha, borneo, receive, other_wire, ravi, conversations_of, messages_of
):
    await _put(deps, asha, "stopped")
    await receive(other_wire.body(other_wire.text(ravi, f"wamid.{ravi.phone}.o", "Is it available in Pune?")))
    (conversation,) = await conversations_of(borneo)

    await answer_turn(deps, borneo.tenant_id, conversation["id"], NOW)

    assert await _authors(messages_of, borneo) == ["contact", "ai"]


async def test_reply_that_was_queued_is_held_back_refunded_and_a_person_gets_it(
    meta, asha, say, messages_of, message_of, rows_of
):
    await say("Is it available in Pune?")
    queued = (await messages_of(asha))[-1]["id"]
    await _put(meta.deps, asha, "stopped")

    await deliver_message(meta.deps, asha.tenant_id, queued, LATER)

    held_back = await message_of(asha, queued)
    assert (held_back["status"], held_back["error_key"]) == ("failed", "send_policy.ai_may_speak")
    assert await meta.outbox() == []
    (conversation,) = await rows_of(asha, Conversation)
    assert (conversation["ai_state"], conversation["ai_reason"]) == ("paused", "ai_silenced")
    assert [row["granted_deci"] for row in await rows_of(asha, LedgerEntry) if row["kind"] == "refund"] == [20]


async def test_members_own_words_go_out_while_the_ai_is_stopped(meta, asha, say, message_of):
    await _put(meta.deps, asha, "stopped")
    conversation_id = await say("Is it available in Pune?")

    manager, words = asha.member("manager"), "Yes, it is."
    sent = await member_reply(meta.deps, manager, conversation_id, text=words, idempotency_key="1", now=LATER)
    await deliver_message(meta.deps, asha.tenant_id, sent.message_id, LATER)

    assert len(await meta.outbox()) == 1


async def test_live_again_the_sweep_finds_what_waited(deps, asha, say, jobs_of):
    await _put(deps, asha, "stopped")
    conversation_id = await say("Is it available in Pune?")
    asked_anew = f"answer:{conversation_id}:1:1"
    await sweep_tenant(deps, asha.tenant_id, NOW + timedelta(minutes=2))
    assert asked_anew not in await jobs_of(asha, "answer_turn")

    await _put(deps, asha, "live")
    await sweep_tenant(deps, asha.tenant_id, NOW + timedelta(minutes=2))

    assert asked_anew in await jobs_of(asha, "answer_turn")


async def test_shadowed_ai_sends_nothing_and_charges_no_reply(deps, asha, say, messages_of, waiting, rows_of):
    await _put(deps, asha, "shadow")

    conversation_id = await say("Is it available in Pune?")

    assert await _authors(messages_of, asha) == ["contact"]
    assert "?" in (await waiting(conversation_id)).text
    charged = {row["operation"] for row in await rows_of(asha, LedgerEntry) if row["kind"] == "usage"}
    assert "qualification_message" not in charged


async def test_draft_that_a_person_sends_is_charged_once(deps, asha, say, messages_of, waiting, rows_of):
    await _put(deps, asha, "shadow")
    conversation_id = await say("Is it available in Pune?")
    draft = await waiting(conversation_id)

    await send_draft(deps, asha.member("manager"), conversation_id, draft.id, text=draft.text, now=LATER)
    for _ in range(2):
        await charge_draft(deps, asha.tenant_id, draft.id, LATER)

    assert (await messages_of(asha))[-1]["text"] == draft.text
    assert await _authors(messages_of, asha) == ["contact", "member"]
    paid = [(row["operation"], -row["granted_deci"]) for row in await rows_of(asha, LedgerEntry)]
    assert paid.count(("qualification_message", 20)) == 1
    with pytest.raises(NotFound):
        await send_draft(deps, asha.member("manager"), conversation_id, draft.id, text="Again", now=LATER)


async def test_ai_goes_on_drafting_and_reads_the_answer_to_its_question(deps, asha, say, waiting):
    await _put(deps, asha, "shadow")
    conversation_id = await say("Is it available in Pune?")
    draft = await waiting(conversation_id)
    await send_draft(
        deps, asha.member("manager"), conversation_id, draft.id, text=draft.text, now=NOW + timedelta(seconds=30)
    )

    await say("yes for my office")

    newer = await waiting(conversation_id)
    assert newer is not None
    assert newer.id != draft.id


async def test_changed_and_discarded_drafts_are_told_apart(deps, asha, say, waiting, rows_of):
    await _put(deps, asha, "shadow")
    conversation_id = await say("Is it available in Pune?")
    first = await waiting(conversation_id)
    await send_draft(deps, asha.member("manager"), conversation_id, first.id, text="In my words.", now=LATER)
    await say("and in Delhi?")
    second = await waiting(conversation_id)

    await discard_draft(deps, asha.member("manager"), conversation_id, second.id, LATER)

    assert sorted(row["state"] for row in await rows_of(asha, ReplyDraft)) == ["discarded", "edited"]
    assert await waiting(conversation_id) is None


@pytest.mark.parametrize("name", ["auditor", "product", "devops", "readonly"])
async def test_those_who_only_look_send_no_draft(deps, asha, say, waiting, name):
    await _put(deps, asha, "shadow")
    conversation_id = await say("Is it available in Pune?")
    draft = await waiting(conversation_id)

    with pytest.raises(NotAllowed):
        await send_draft(deps, asha.member(name), conversation_id, draft.id, text=draft.text, now=LATER)


async def test_other_tenant_finds_no_draft(deps, asha, borneo, say, waiting):
    await _put(deps, asha, "shadow")
    conversation_id = await say("Is it available in Pune?")
    draft = await waiting(conversation_id)

    with pytest.raises(NotFound):
        await discard_draft(deps, borneo.member("admin"), conversation_id, draft.id, LATER)


async def test_hand_off_has_a_summary_and_one_message_to_the_contact(deps, asha, say, messages_of, rows_of):
    await say("My budget is 20 lakh")

    conversation_id = await say("I want to talk to a human please")

    assert (await _authors(messages_of, asha))[-2:] == ["contact", "ai"]
    async with deps.db.read(asha.system) as reader:
        statement = select(Conversation.contact_id, subject_key_of()).where(Conversation.id == conversation_id)
        row = (await reader.execute(statement)).one()
        subject = Subject(reader.cipher, row.contact_id, row.subject_key)
        kept = await hand_offs.find_newest(reader, subject, conversation_id)
    assert kept.trigger == "asks_for_person"
    assert ("budget", "20 lakh") in [(one.question, one.words) for one in kept.summary.known]
    assert kept.summary.last[-1].text == "I want to talk to a human please"
    (stored,) = await rows_of(asha, HandOff)
    assert b"20 lakh" not in stored["summary"]
    assert stored["turn_key"] in [row["payload"]["hand_off"] for row in await rows_of(asha, Assignment)]


async def test_repeated_turn_hands_over_once(deps, asha, say, rows_of):
    conversation_id = await say("I want to talk to a human please")

    await answer_turn(deps, asha.tenant_id, conversation_id, LATER)

    assert len(await rows_of(asha, HandOff)) == 1
    assert len([row for row in await rows_of(asha, Message) if row["operation"] == "fixed_text"]) == 1


async def test_thread_shows_the_draft_and_the_summary_but_not_to_those_who_see_no_names(deps, asha, say):
    await _put(deps, asha, "shadow")
    await say("My budget is 20 lakh")
    conversation_id = await say("I want to talk to a human please")
    shown = {}
    for name in ("manager", "auditor", "product"):
        async with deps.db.read(asha.member(name)) as reader:
            shown[name] = await load_thread(reader, asha.member(name), conversation_id, now=LATER)

    assert shown["manager"].draft_text
    assert "20 lakh" in " ".join(shown["manager"].hand_off)
    assert (shown["auditor"].draft_text, shown["product"].hand_off) == ("", [])


IDLE = timedelta(minutes=31)


@pytest.mark.parametrize("name", ["manager", "meera", "auditor", "devops", "readonly"])
async def test_resuming_is_for_those_who_may_change_the_ai(deps, asha, name):
    with pytest.raises(NotAllowed):
        await allow_resuming(deps, asha.member(name), allowed=True, now=NOW)


@pytest.mark.parametrize(
    ("idle", "mode", "state"),
    [
        pytest.param(timedelta(minutes=29), "live", "paused", id="29 minutes"),
        pytest.param(IDLE, "live", "on", id="31 minutes"),
        pytest.param(IDLE, "stopped", "paused", id="the AI is stopped"),
    ],
)
async def test_ai_resumes_where_the_owner_is_idle(deps, asha, say, rows_of, idle, mode, state):
    await allow_resuming(deps, asha.member("product"), allowed=True, now=NOW)
    conversation_id = await say("Is it available in Pune?")
    await take_over(deps, asha.member("manager"), conversation_id, LATER)
    await _put(deps, asha, mode)

    await sweep_tenant(deps, asha.tenant_id, LATER + idle)

    assert [row["ai_state"] for row in await rows_of(asha, Conversation)] == [state]


async def test_members_words_begin_the_thirty_minutes_anew(deps, asha, say, rows_of):
    await allow_resuming(deps, asha.member("product"), allowed=True, now=NOW)
    conversation_id = await say("Is it available in Pune?")
    manager = asha.member("manager")
    await take_over(deps, manager, conversation_id, LATER)
    answered = LATER + timedelta(minutes=20)
    await member_reply(deps, manager, conversation_id, text="Yes.", idempotency_key="1", now=answered)

    await sweep_tenant(deps, asha.tenant_id, LATER + IDLE)
    assert [row["ai_state"] for row in await rows_of(asha, Conversation)] == ["paused"]

    await sweep_tenant(deps, asha.tenant_id, answered + IDLE)
    assert [row["ai_state"] for row in await rows_of(asha, Conversation)] == ["on"]


async def test_resumed_ai_answers_what_waited(deps, asha, say, jobs_of):
    await allow_resuming(deps, asha.member("product"), allowed=True, now=NOW)
    conversation_id = await say("Is it available in Pune?")
    await take_over(deps, asha.member("manager"), conversation_id, NOW + timedelta(seconds=30))
    await say("Hello? And in Delhi?")

    await sweep_tenant(deps, asha.tenant_id, LATER + IDLE)

    (asked,) = [key for key in await jobs_of(asha, "answer_turn") if key.count(":") == 3]
    assert asked.startswith(f"answer:{conversation_id}:")


async def test_escalation_that_nobody_took_up_waits_for_a_person(deps, asha, say, rows_of):
    await allow_resuming(deps, asha.member("product"), allowed=True, now=NOW)
    await say("I want to talk to a human please")

    await sweep_tenant(deps, asha.tenant_id, LATER + IDLE)

    assert [row["ai_state"] for row in await rows_of(asha, Conversation)] == ["paused"]


async def test_one_tenants_resuming_is_not_the_others(
    deps, asha, borneo, receive, other_wire, ravi, conversations_of, rows_of
):
    await allow_resuming(deps, asha.member("product"), allowed=True, now=NOW)
    await receive(other_wire.body(other_wire.text(ravi, f"wamid.{ravi.phone}.o", "Is it available in Pune?")))
    (conversation,) = await conversations_of(borneo)
    await take_over(deps, borneo.member("manager"), conversation["id"], LATER)

    for company in (asha, borneo):
        await sweep_tenant(deps, company.tenant_id, LATER + IDLE)

    assert [row["ai_state"] for row in await rows_of(borneo, Conversation)] == ["paused"]
