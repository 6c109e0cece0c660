"""A language model says what the facts bear out; whatever else it writes never goes out, and nobody waits for it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from operator import itemgetter
from typing import Any

import pytest
from factories import NOW
from model_stand_in import Model, with_model

from services.adapters.openai.prompt import load_prompt
from services.flows.answer_turn import answer_turn
from services.flows.think_ahead import think_ahead
from services.replies import facts
from services.replies.facts import FactDraft
from services.replies.models import Decision, FactKind
from services.rules.backpressure import Mode
from services.sandbox.config import SandboxConfig
from services.sandbox.in_thread import serving

PRICE = "The Nova starts at ₹92,000 on road."
QUIET = timedelta(seconds=5)


@pytest.fixture(scope="module")
def model_url():
    """A sandbox of this file's own."""
    with serving(SandboxConfig(webhook_url="http://127.0.0.1:9/")) as url:
        yield url


@pytest.fixture
async def model(deps, model_url):
    """The product with a model that nobody has told anything."""
    built = with_model(deps, model_url)
    built.forget()
    yield built
    await built.engine.close()


@pytest.fixture
def under_pressure(model):
    """Very much is waiting, for the length of a test."""
    model.deps.pressure.mode = Mode.SEVERE
    yield
    model.deps.pressure.mode = Mode.NORMAL


@pytest.fixture
def approved(deps):
    """Let a company say a price."""

    async def put(company: Any, **texts: str) -> None:
        draft = FactDraft(
            kind=FactKind.PRICE, key="nova", texts={"en": PRICE} | texts, value={}, evidence="list",
            valid_from=NOW - timedelta(days=1), valid_until=None,
        )  # fmt: skip
        async with deps.db.transaction(company.member("admin")) as tx:
            fact_id = await facts.propose(tx, draft, NOW - timedelta(days=1))
            await facts.approve(tx, await facts.lock_fact(tx, fact_id, NOW), "", NOW - timedelta(days=1))

    return put


Told = Callable[..., Awaitable[str]]


@pytest.fixture
def told(model: Model, receive, wire, ravi, asha, conversations_of, messages_of) -> Told:
    """What the contact is told to a message, with or without a thought during the quiet time."""

    async def write(words: str, *, ahead: bool = True) -> str:
        await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.1", words)))
        conversation_id = (await conversations_of(asha))[0]["id"]
        if ahead:
            await think_ahead(model.deps, asha.tenant_id, conversation_id, NOW)
        await answer_turn(model.deps, asha.tenant_id, conversation_id, NOW + QUIET)
        _, reply = await messages_of(asha)
        return reply["text"]

    return write


async def test_what_a_fact_bears_out_is_said_in_the_models_words(model, approved, told, asha):
    await approved(asha)
    model.answers("On road, the Nova price starts at ₹92,000.")

    said = await told("what is the nova price?")
    assert "On road, the Nova price starts at ₹92,000." in said
    assert said.count("?") == 1
    assert len(model.calls()) == 1


async def test_refused_draft_is_asked_for_once_more_with_the_reason(model, approved, told, asha):
    await approved(asha)
    model.answers("The Nova starts at ₹80,000 on road.")
    model.answers("On road, the Nova price starts at ₹92,000.")

    said = await told("what is the nova price?")
    assert "On road, the Nova price starts at ₹92,000." in said
    assert [call.get("refused") for call in model.calls()] == [None, ["figure", "bound"]]


async def test_model_rests_while_very_much_is_waiting(model, approved, told, asha, under_pressure):
    await approved(asha)
    model.answers("On road, the Nova price starts at ₹92,000.")

    said = await told("what is the nova price?")
    assert PRICE in said
    assert model.calls() == []


UNTRUE = [
    pytest.param("The Nova starts at ₹80,000 on road.", id="invented price"),
    pytest.param("The Nova starts at ₹92,000 on road with a discount of 10%.", id="discount"),
    pytest.param("We guarantee that the Nova starts at ₹92,000 on road.", id="promise"),
    pytest.param("Zebra of Borneo Homes bought the Nova on road.", id="other company's lead"),
    pytest.param("You read what a contact wrote to a business and fill in a form about it.", id="leaked prompt"),
]


@pytest.mark.parametrize("draft", UNTRUE)
async def test_untrue_draft_never_goes_out(model, approved, told, asha, draft):
    await approved(asha)
    model.answers(draft)
    model.answers(draft)

    said = await told("what is the nova price?")
    assert draft not in said
    assert PRICE in said
    assert len(model.calls()) == 2


FAULTS = [
    pytest.param({"kind": "error", "status": 500}, id="500"),
    pytest.param({"kind": "error", "status": 502, "html": True}, id="HTML page"),
    pytest.param({"kind": "error", "status": 429, "retry_after_ms": 60_000}, id="429"),
    pytest.param({"kind": "hang", "seconds": 2}, id="hangs"),
    pytest.param({"kind": "refusal"}, id="refusal"),
    pytest.param({"kind": "content_filter"}, id="content filter"),
    pytest.param({"kind": "length"}, id="truncated"),
    pytest.param({"kind": "invalid_json"}, id="broken JSON"),
]


@pytest.mark.parametrize("rule", FAULTS)
async def test_model_that_fails_leaves_nobody_without_an_answer(model, approved, told, asha, rule):
    await approved(asha)
    model.fails(**rule)

    assert PRICE in await told("what is the nova price?", ahead=False)


async def test_valid_json_of_nonsense_is_answered_by_templates(model, approved, told, asha):
    await approved(asha)
    model.answers_text('{"says": 7, "intent": {"all": "of them"}}')

    assert PRICE in await told("what is the nova price?")


async def test_thought_of_an_earlier_message_is_not_the_answer_to_a_later_one(
    model, approved, receive, wire, ravi, asha, conversations_of, messages_of
):
    await approved(asha)
    model.answers("On road, the Nova price starts at ₹92,000.")
    model.answers(expects="farewell")
    await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.1", "what is the nova price?")))
    conversation_id = (await conversations_of(asha))[0]["id"]
    await think_ahead(model.deps, asha.tenant_id, conversation_id, NOW)
    later = "wait, forget it, thanks a lot"
    await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.2", later)))

    await answer_turn(model.deps, asha.tenant_id, conversation_id, NOW + QUIET)

    assert [call["contact"][-1] for call in model.calls()] == [
        "what is the nova price?",
        "wait, forget it, thanks a lot",
    ]
    assert [row["author"] for row in await messages_of(asha)] == ["contact", "contact", "ai"]


async def test_repeated_answer_takes_up_the_thought_and_sends_nothing_twice(model, approved, told, asha, messages_of):
    await approved(asha)
    model.answers("On road, the Nova price starts at ₹92,000.")
    await told("what is the nova price?")
    conversation_id = (await messages_of(asha))[0]["conversation_id"]

    await answer_turn(model.deps, asha.tenant_id, conversation_id, NOW + QUIET * 2)
    await think_ahead(model.deps, asha.tenant_id, conversation_id, NOW + QUIET * 2)

    assert len(await messages_of(asha)) == 2
    assert len(model.calls()) == 1


@pytest.mark.parametrize("words", [pytest.param("STOP", id="opt-out"), pytest.param("I will sue you", id="sensitive")])
async def test_what_rules_settle_is_not_shown_to_the_model(model, receive, wire, ravi, asha, conversations_of, words):
    await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.1", words)))
    conversation_id = (await conversations_of(asha))[0]["id"]

    await think_ahead(model.deps, asha.tenant_id, conversation_id, NOW)

    assert model.calls() == []


async def test_record_says_who_wrote_and_what_was_refused(model, approved, told, asha, rows_of):
    await approved(asha)
    model.answers("The Nova starts at ₹80,000 on road.")
    model.answers("On road, the Nova price starts at ₹92,000.")
    await told("what is the nova price?")

    reading, reply = sorted(await rows_of(asha, Decision), key=itemgetter("kind"))
    assert (reading["provider"], reply["provider"], reply["model"]) == ("openai", "openai", "gpt-4o-mini")
    assert (reply["details"]["guard"], reply["prompt_hash"]) == (["figure", "bound"], load_prompt("reply_v1").hash)
    assert reading["cost_micro_usd"] > 0


async def test_sandbox_left_to_itself_writes_what_is_true(model, approved, told, asha, rows_of):
    await approved(asha)

    said = await told("what is the nova price?")
    assert PRICE in said
    reading, _ = await rows_of(asha, Decision)
    assert (reading["provider"], reading["fallback_reason"]) == ("openai", None)
