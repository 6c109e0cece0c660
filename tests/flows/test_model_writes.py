"""A language model says what the facts bear out; whatever else it writes never goes out, and nobody waits for it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from factories import NOW
from model_stand_in import Model, with_model

from services.flows.answer_turn import answer_turn
from services.flows.think_ahead import think_ahead
from services.replies import facts
from services.replies.facts import FactDraft
from services.replies.models import FactKind
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
