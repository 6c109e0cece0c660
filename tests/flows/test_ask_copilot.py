"""The copilot suggests and sends nothing: what it costs, what it rests on, and what it says without a model."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from services.billing.models import Hold, HoldState, LedgerEntry, Wallet
from services.conversations.models import Message
from services.errors import GatewayTimeout, NotAllowed, NotFound
from services.flows import ask_copilot as copilot
from services.flows.ask_copilot import Ask, ask_copilot
from services.ports import WritingTask, Written
from services.replies.models import Decision, DecisionKind
from services.rules.copilot import Task
from services.screens.thread_summary import load_summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A model that says what it is told to say, or nothing in time."""

    said: str | None

    async def write(self, _task: WritingTask) -> Written:
        """The words, or a timeout."""
        if self.said is None:
            raise GatewayTimeout
        return Written(
            text=self.said,
            provider="openai",
            model="m",
            prompt_hash=b"p",
            latency_ms=1,
            model_tokens=9,
            cost_micro_usd=7,
        )


@pytest.fixture
async def conversation_id(receive, conversations_of, wire, ravi, asha):
    """A contact who asks for a price."""
    await receive(wire.body(wire.text(ravi, "wamid.copilot", "Hi, what is the price of the Creta?")))
    (conversation,) = await conversations_of(asha)
    return conversation["id"]


@pytest.fixture
def books(deps, asha):
    """What the company paid for, its balance, and how many holds are open."""

    async def read():
        async with deps.db.read(asha.system) as reader:
            used = await reader.execute(
                select(LedgerEntry.operation, -(LedgerEntry.granted_deci + LedgerEntry.topped_up_deci)).where(
                    LedgerEntry.kind == "usage", LedgerEntry.operation != "inbound_whatsapp"
                )
            )
            balance = await reader.scalar(select(Wallet.granted_deci + Wallet.topped_up_deci))
            held = await reader.scalar(select(func.count()).where(Hold.state == HoldState.OPEN))
        return [tuple(row) for row in used], balance, held

    return read


async def _kept(deps, company):
    async with deps.db.read(company.system) as reader:
        statement = select(Decision.action, Decision.provider).where(Decision.kind == DecisionKind.COPILOT)
        return [tuple(row) for row in await reader.execute(statement)]


async def test_draft_is_made_without_a_key_charged_once_and_sent_to_nobody(deps, asha, books, conversation_id, now):
    manager, ask = asha.member("manager"), Ask(conversation_id=conversation_id, task=Task.DRAFT)
    _, before, _ = await books()
    first = await ask_copilot(deps, manager, ask, now)
    again = await ask_copilot(deps, manager, ask, now)

    used, after, held = await books()
    assert first.text == again.text != ""
    assert (first.price_deci, again.price_deci) == (before - after, 0)
    assert ([deci for _, deci in used], held) == ([first.price_deci], 0)
    async with deps.db.read(asha.system) as reader:
        assert await reader.scalar(select(func.count()).where(Message.direction == "outbound")) == 0


async def test_draft_does_not_say_that_an_ai_writes(deps, asha, conversation_id, now):
    found = await ask_copilot(deps, asha.member("manager"), Ask(conversation_id=conversation_id, task=Task.DRAFT), now)

    assert "AI" not in found.text
    assert found.sources


@pytest.mark.parametrize("task", [task for task in Task if task is not Task.DRAFT])
async def test_without_a_key_it_says_so_and_charges_nothing(deps, asha, books, conversation_id, now, task):
    keyless = replace(deps, writer=None)
    found = await ask_copilot(
        keyless, asha.member("manager"), Ask(conversation_id=conversation_id, task=task, text="Hello"), now
    )

    assert (found.text, found.problem) == ("", copilot.NO_MODEL)
    assert (await books())[0] == []


async def test_rewriting_is_charged_once_and_keeps_the_original(deps, asha, books, conversation_id, now):
    keyed = replace(deps, writer=Words(said="It starts at 11 lakh, Ravi!"))
    ask = Ask(conversation_id=conversation_id, task=Task.WARMER, text="It starts at 11 lakh.")

    first = await ask_copilot(keyed, asha.member("manager"), ask, now)
    await ask_copilot(keyed, asha.member("manager"), ask, now)

    assert (first.text, first.original) == ("It starts at 11 lakh, Ravi!", "It starts at 11 lakh.")
    assert (await books())[0] == [("copilot_text", 10)]
    assert await _kept(deps, asha) == [("suggested", "openai")]


@pytest.mark.parametrize(
    "said",
    [
        "It starts at 9 lakh.",
        "It does not start at 11 lakh.",
        "It starts at 11 lakh, guaranteed.",
        "11 lakh: www.x.com",
    ],
    ids=["figure", "negation", "promise", "link"],
)
async def test_rewriting_that_says_something_else_is_not_shown(deps, asha, books, conversation_id, now, said):
    keyed = replace(deps, writer=Words(said=said))
    ask = Ask(conversation_id=conversation_id, task=Task.FORMAL, text="It starts at 11 lakh.")

    found = await ask_copilot(keyed, asha.member("manager"), ask, now)

    assert (found.text, found.problem) == ("", copilot.ADDED)
    assert (await books())[::2] == ([], 0)
    assert await _kept(deps, asha) == [("blocked", "openai")]


async def test_model_that_does_not_answer_costs_nothing_and_may_be_asked_again(deps, asha, books, conversation_id, now):
    ask = Ask(conversation_id=conversation_id, task=Task.SHORTER, text="It starts at 11 lakh.")
    silent = await ask_copilot(replace(deps, writer=Words(said=None)), asha.member("manager"), ask, now)
    after_silence = await books()
    later = now + timedelta(seconds=1)
    found = await ask_copilot(replace(deps, writer=Words(said="From 11 lakh.")), asha.member("manager"), ask, later)

    assert (silent.problem, after_silence[::2]) == (copilot.NO_ANSWER, ([], 0))
    assert found.text == "From 11 lakh."


async def test_empty_wallet_suggests_nothing_and_says_why(deps, asha, books, conversation_id, now):
    async with deps.db.transaction(asha.system) as tx:
        await tx.execute(Wallet.__table__.update().values(granted_deci=5, topped_up_deci=0))

    found = await ask_copilot(deps, asha.member("manager"), Ask(conversation_id=conversation_id, task=Task.DRAFT), now)

    assert (found.text, found.problem) == ("", copilot.NOT_COVERED)


async def test_summary_tells_what_is_known_for_nothing(deps, asha, books, conversation_id, now):
    manager = asha.member("manager")
    async with deps.db.read(manager) as reader:
        summary = await load_summary(reader, manager, conversation_id, now=now)

    assert any("price of the Creta" in line for line in summary.lines)
    assert any("Not known yet" in line for line in summary.lines)
    assert (await books())[0] == []


@pytest.mark.parametrize("name", ["auditor", "product", "readonly", "devops"])
async def test_roles_that_only_read_ask_nothing(deps, asha, conversation_id, now, name):
    with pytest.raises(NotAllowed):
        await ask_copilot(deps, asha.member(name), Ask(conversation_id=conversation_id, task=Task.DRAFT), now)


@pytest.mark.parametrize("stranger", ["dev", "borneo"])
async def test_conversation_of_others_cannot_be_asked_about(deps, asha, borneo, conversation_id, now, stranger):
    who = borneo.member("admin") if stranger == "borneo" else asha.member(stranger)
    with pytest.raises(NotFound):
        await ask_copilot(deps, who, Ask(conversation_id=conversation_id, task=Task.DRAFT), now)
