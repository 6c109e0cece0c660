"""A turn is read, scored, answered or handed over, routed and charged, once, whatever is repeated or runs at once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from factories import NOW
from sqlalchemy import func, select, update

from services.assignments.models import Assignment, SlaClock
from services.billing import commands as billing
from services.billing.ledger import Movement, book, lock_wallet
from services.billing.models import DueFee, EntryKind, Hold, LedgerEntry, Wallet
from services.conversations.models import Conversation
from services.deps import Deps
from services.events.models import EventLog
from services.flows.answer_turn import answer_turn
from services.flows.drain_queue import drain_queue
from services.flows.note_typing import note_typing, stop_looking
from services.flows.sweep import sweep_tenant
from services.leads.models import Lead, QualificationAnswer, Score
from services.replies.models import Decision
from services.tenants.models import Availability, Member

Rows = Callable[..., Awaitable[list[dict[str, Any]]]]


@pytest.fixture
def rows(deps: Deps) -> Rows:
    """All rows of a table of one company, oldest first."""

    async def read(company: Any, table: Any) -> list[dict[str, Any]]:
        async with deps.db.read(company.system) as reader:
            statement = select(table).where(table.tenant_id == reader.tenant_id).order_by(table.id)
            return [dict(row) for row in (await reader.execute(statement)).mappings()]

    return read


@pytest.fixture
def say(deps: Deps, receive: Any, wire: Any, ravi: Any, asha: Any, now: Any, conversations_of: Any) -> Any:
    """Ravi writes to the first company and the turn is answered; each call comes a minute later."""
    numbers = iter(range(1, 100))

    async def write(words: str, *, after: timedelta = timedelta(minutes=1)) -> UUID:
        number = next(numbers)
        at = now + after * number
        await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.{number}", words, at)), at=at)
        conversation = (await conversations_of(asha))[0]
        await answer_turn(deps, asha.tenant_id, conversation["id"], at)
        return UUID(str(conversation["id"]))

    return write


@pytest.fixture
def set_available(deps: Deps) -> Any:
    """Make members of a company available, and everybody else away."""

    async def put(company: Any, *names: str, capacity: int = 15) -> None:
        async with deps.db.transaction(company.system) as tx:
            ids = [company.members[name] for name in names]
            await tx.execute(update(Member).where(Member.tenant_id == tx.tenant_id).values(capacity=capacity))
            change = {"availability": Availability.AVAILABLE}
            await tx.execute(
                update(Member).where(Member.tenant_id == tx.tenant_id, Member.id.in_(ids)).values(**change)
            )

    return put


async def test_first_question_is_answered_with_disclosure_and_one_question(say, messages_of, rows, asha):
    await say("Is it available in Pune?")

    inbound, reply = await messages_of(asha)
    assert (inbound["author"], reply["author"], reply["status"]) == ("contact", "ai", "queued")
    assert "AI assistant" in reply["text"]
    assert reply["text"].count("?") == 1
    (lead,) = await rows(asha, Lead)
    assert len(lead["questions_asked"]) == 1


async def test_turn_is_charged_by_the_rate_card(say, rows, asha):
    await say("Is it available in Pune?")

    usage = {row["operation"]: -row["granted_deci"] for row in await rows(asha, LedgerEntry) if row["kind"] == "usage"}
    assert usage == {"inbound_whatsapp": 1, "intent": 10, "score": 5, "qualification_message": 20, "routing": 10}
    assert [hold["state"] for hold in await rows(asha, Hold)] == ["settled"]
    (wallet,) = await rows(asha, Wallet)
    assert wallet["granted_deci"] == sum(row["granted_deci"] for row in await rows(asha, LedgerEntry))


async def test_repeated_job_changes_nothing(deps, say, rows, asha, messages_of, now):
    conversation_id = await say("hello, what do you sell")
    before = len(await messages_of(asha)), len(await rows(asha, LedgerEntry)), len(await rows(asha, Score))

    await answer_turn(deps, asha.tenant_id, conversation_id, now + timedelta(minutes=2))

    after = len(await messages_of(asha)), len(await rows(asha, LedgerEntry)), len(await rows(asha, Score))
    assert before == after


async def test_two_workers_answer_a_turn_once(deps, receive, wire, ravi, asha, conversations_of, messages_of, now):
    await receive(wire.body(wire.text(ravi, "wamid.two.1", "need a quote for 20 laptops")))
    (conversation,) = await conversations_of(asha)

    await asyncio.gather(*(answer_turn(deps, asha.tenant_id, conversation["id"], now) for _ in range(4)))

    assert [message["author"] for message in await messages_of(asha)] == ["contact", "ai"]


async def test_burst_is_one_turn(deps, receive, wire, ravi, asha, conversations_of, messages_of, rows, now):
    texts = ["hi", "i need 2 bikes", "for delivery boys", "whats the price"]
    changes = [wire.text(ravi, f"wamid.burst.{n}", words) for n, words in enumerate(texts)]
    await receive(wire.body(*changes))
    (conversation,) = await conversations_of(asha)

    await answer_turn(deps, asha.tenant_id, conversation["id"], now)

    assert [message["author"] for message in await messages_of(asha)] == ["contact"] * 4 + ["ai"]
    assert len(await rows(asha, Score)) == 1


async def test_answers_keep_the_words_that_prove_them(deps, say, rows, asha):
    await say("Is it available in Pune?")
    await say("budget is 2 lakh")
    await say("sorry, I mean 3 lakh")

    answers = [row for row in await rows(asha, QualificationAnswer) if row["question"] == "budget"]
    assert [answer["value"] for answer in answers] == ["1K-5K", "1K-5K"]
    assert [answer["superseded_at"] is None for answer in answers] == [False, True]


async def test_hot_lead_goes_to_an_available_sdr_with_ten_minutes(say, rows, asha, set_available, conversations_of):
    await set_available(asha, "meera")

    await say(
        "I want to buy 40 scooters for my delivery company, budget 60 lakh, need them this week. Call me to close it"
    )

    (lead,) = await rows(asha, Lead)
    (assignment,) = await rows(asha, Assignment)
    (conversation,) = await conversations_of(asha)
    assert lead["owner_id"] == assignment["member_id"] == conversation["assignee_id"] == asha.members["meera"]
    assert (assignment["state"], lead["escalation_reason"]) == ("active", "ready_to_buy")
    clocks = await rows(asha, SlaClock)
    assert {clock["due_at"] - clock["started_at"] for clock in clocks if clock["band"] == "HOT"} <= {
        timedelta(minutes=10)
    }
    assert len(assignment["payload"]["messages"]) == 1
    skipped = {one["member_id"]: one["passed"] for one in assignment["ledger"]["considered"]}
    assert skipped == {str(asha.members["meera"]): None, str(asha.members["dev"]): "away"}


async def test_asking_for_a_person_stops_the_ai_after_one_message(say, messages_of, conversations_of, asha, rows):
    await say("please connect me to a human agent")
    await say("are you there?")

    assert [message["author"] for message in await messages_of(asha)] == ["contact", "ai", "contact"]
    (conversation,) = await conversations_of(asha)
    assert (conversation["ai_state"], conversation["ai_reason"]) == ("paused", "asks_for_person")


async def test_lead_waits_in_the_queue_and_is_drained(deps, say, rows, asha, set_available, now):
    await set_available(asha)
    await say("connect me to a person please, I want to order today")
    (waiting,) = await rows(asha, Assignment)
    assert (waiting["state"], waiting["member_id"]) == ("queued", None)

    await set_available(asha, "dev")
    found = await drain_queue(deps, asha.tenant_id, now + timedelta(minutes=5))

    states = {row["state"]: row["member_id"] for row in await rows(asha, Assignment)}
    assert found == 1
    assert states == {"ended": None, "active": asha.members["dev"]}


async def test_capacity_holds_when_many_leads_turn_hot_at_once(deps, receive, wire, asha, set_available, rows, now):
    await set_available(asha, "meera", capacity=3)
    people = [SimpleNamespace(phone=f"91970000{n:04d}", user_id=f"IN.9{n:012d}", name="A") for n in range(8)]
    words = "ready to buy now, budget 80 lakh, need it today, call me"
    await receive(*(wire.body(wire.text(one, f"wamid.cap.{one.phone}", words)) for one in people))
    async with deps.db.read(asha.system) as reader:
        statement = select(Conversation.id).where(Conversation.tenant_id == asha.tenant_id)
        ids = list((await reader.execute(statement)).scalars())

    await asyncio.gather(*(answer_turn(deps, asha.tenant_id, conversation_id, now) for conversation_id in ids))

    states = [row["state"] for row in await rows(asha, Assignment)]
    assert (states.count("active"), states.count("queued")) == (3, 5)


async def test_empty_wallet_holds_once_and_gives_the_conversation_to_a_person(
    deps, say, asha, rows, messages_of, conversations_of, set_available
):
    await set_available(asha, "meera")
    await empty(deps, asha)

    await say("what is the price of the scooter")
    await say("hello??")

    authors = [message["author"] for message in await messages_of(asha)]
    assert authors == ["contact", "notice", "contact"]
    (conversation,) = await conversations_of(asha)
    assert conversation["assignee_id"] == asha.members["meera"]
    assert conversation["answered_seq"] == 0
    assert [fee["amount_deci"] for fee in await rows(asha, DueFee)] == [1, 1]
    (wallet,) = await rows(asha, Wallet)
    assert (wallet["granted_deci"], wallet["due_deci"]) == (0, 2)


async def test_turns_that_waited_for_credit_are_answered_after_a_grant(deps, say, asha, messages_of, rows, now):
    await empty(deps, asha)
    conversation_id = await say("what is the price of the scooter")
    later = now + timedelta(hours=1)

    async with deps.db.transaction(asha.system) as tx:
        await billing.grant(tx, 1000, "grant:test", now=later)
    await sweep_tenant(deps, asha.tenant_id, later)
    await answer_turn(deps, asha.tenant_id, conversation_id, later)

    assert [message["author"] for message in await messages_of(asha)] == ["contact", "notice", "ai"]
    (wallet,) = await rows(asha, Wallet)
    assert wallet["due_deci"] == 0


async def test_every_step_is_in_the_log(say, deps, asha):
    await say("I want to buy a car, budget 12 lakh, next month")

    async with deps.db.read(asha.system) as reader:
        statement = select(EventLog.action).where(EventLog.tenant_id == asha.tenant_id)
        actions = set((await reader.execute(statement)).scalars())
    assert {"message.received", "turn.read", "lead.scored", "message.queued", "tokens.deducted"} <= actions


async def test_decisions_name_provider_model_and_confidence(say, rows, asha):
    await say("do you have it in blue")

    decisions = {row["kind"]: row for row in await rows(asha, Decision)}
    reading = decisions["reading"]
    assert set(decisions) == {"reading", "reply"}
    assert reading["provider"] == "local"
    assert 0 <= reading["confidence_millis"] <= 1000


async def test_other_company_sees_nothing_of_it(say, rows, asha, borneo):
    await say("hello, price please")

    for table in (Lead, Score, Assignment, LedgerEntry, Decision):
        seen = [row for row in await rows(borneo, table) if table is not LedgerEntry or row["kind"] != EntryKind.GRANT]
        assert seen == []


async def empty(deps: Deps, company: Any) -> None:
    """Take everything out of a company's wallet, through the ledger."""
    async with deps.db.transaction(company.system) as tx:
        wallet = await lock_wallet(tx, NOW)
        movement = Movement(kind=EntryKind.EXPIRY, key="expiry:test", granted_deci=-wallet.granted_deci)
        await book(tx, wallet, [movement], card_version="test", now=NOW)


async def test_count_of_holds_left_open_is_zero(say, deps, asha):
    await say("hello")

    async with deps.db.read(asha.system) as reader:
        statement = select(func.count()).select_from(Hold).where(Hold.tenant_id == asha.tenant_id, Hold.state == "open")
        assert await reader.scalar(statement) == 0


async def test_ai_waits_while_a_person_types(
    deps, receive, wire, ravi, asha, conversations_of, messages_of, jobs_of, now
):
    await receive(wire.body(wire.text(ravi, "wamid.typed.1", "need a quote for 20 laptops")))
    (conversation,) = await conversations_of(asha)
    await note_typing(deps, asha.member("manager"), conversation["id"])
    before = len(await jobs_of(asha, "answer_turn"))

    await answer_turn(deps, asha.tenant_id, conversation["id"], now)
    assert [message["author"] for message in await messages_of(asha)] == ["contact"]
    assert len(await jobs_of(asha, "answer_turn")) == before + 1

    await stop_looking(deps, asha.member("manager"), conversation["id"])
    await answer_turn(deps, asha.tenant_id, conversation["id"], now)
    assert [message["author"] for message in await messages_of(asha)] == ["contact", "ai"]
