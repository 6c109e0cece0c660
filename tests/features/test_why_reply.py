"""Why a reply was sent is told with the contact's words to those who may read them, and to nobody else."""

from datetime import timedelta
from uuid import UUID

import pytest
from factories import NOW, Company
from small_world import Morning, open_morning
from sqlalchemy import select

from services.compliance.erasure_models import ErasureCause
from services.conversations.models import Author, Conversation, Message
from services.deps import Deps
from services.errors import NotAllowed, NotFound
from services.flows.answer_turn import answer_turn
from services.flows.forget_contact import forget_contact
from services.flows.replay_decision import replay_decision
from services.screens.replay_words import shown_replay
from services.screens.why_reply import ERASED_NOTE, PRICE_HIDDEN, Why, load_why

WORDS = "I need a car, my budget is 20 lakh, within two months"


@pytest.fixture
async def morning(deps: Deps, asha: Company) -> Morning:
    return await open_morning(deps, asha)


@pytest.fixture
async def reply_id(morning: Morning, asha: Company) -> UUID:
    """What the AI answered to a contact with a budget and a date."""
    conversation_id = await morning.writes("919812350001", WORDS)
    await answer_turn(morning.deps, asha.tenant_id, conversation_id, NOW + timedelta(minutes=1))
    async with morning.deps.db.read(asha.system) as reader:
        statement = select(Message.id).where(
            Message.conversation_id == conversation_id, Message.author.in_([Author.AI, Author.NOTICE])
        )
        found: UUID = await reader.scalar(statement)
        return found


async def _why(deps: Deps, company: Company, name: str, message_id: UUID) -> Why:
    principal = company.member(name)
    async with deps.db.read(principal) as reader:
        return await load_why(reader, principal, message_id)


async def test_manager_sees_words_thresholds_price_and_may_replay(deps: Deps, asha: Company, reply_id: UUID) -> None:
    why = await _why(deps, asha, "manager", reply_id)

    quotes = {line.label: line.quote for line in why.understood}
    assert "20 lakh" in quotes["Budget"]
    assert any("60.0 %" in line.value for line in why.decided)
    assert {line.label for line in why.paid} >= {"Reading", "Score"}
    assert why.sentences
    assert (why.can_replay, why.can_call) == (True, True)


async def test_product_sees_codes_without_a_word_of_the_contact(deps: Deps, asha: Company, reply_id: UUID) -> None:
    why = await _why(deps, asha, "product", reply_id)

    assert "20 lakh" not in repr(why)
    assert "two months" not in repr(why)
    assert {line.label: line.value for line in why.understood}["Budget"] == "$5K–50K"


async def test_reader_without_billing_sees_no_price(deps: Deps, asha: Company, reply_id: UUID) -> None:
    why = await _why(deps, asha, "readonly", reply_id)

    assert [line.value for line in why.paid] == [PRICE_HIDDEN]
    assert why.can_call is False


async def test_strangers_find_nothing(deps: Deps, asha: Company, borneo: Company, reply_id: UUID) -> None:
    with pytest.raises(NotFound):
        await _why(deps, borneo, "admin", reply_id)
    with pytest.raises(NotFound):
        await _why(deps, asha, "dev", reply_id)
    with pytest.raises(NotAllowed):
        await _why(deps, asha, "devops", reply_id)


async def test_erasure_leaves_codes_and_takes_the_words(deps: Deps, asha: Company, reply_id: UUID) -> None:
    async with deps.db.transaction(asha.system) as tx:
        statement = (
            select(Conversation.contact_id)
            .join(Message, Message.conversation_id == Conversation.id)
            .where(Message.id == reply_id)
        )
        await forget_contact(tx, await tx.scalar(statement), b"k" * 16, ErasureCause.REQUEST, NOW)

    why = await _why(deps, asha, "admin", reply_id)

    assert why.note == ERASED_NOTE
    assert (why.understood, why.sentences, why.can_replay) == ([], [], False)
    assert why.decided
    assert "20 lakh" not in repr(why)


async def test_replay_says_the_same_in_words(deps: Deps, asha: Company, reply_id: UUID) -> None:
    why = await _why(deps, asha, "meera", reply_id)

    shown = shown_replay(await replay_decision(deps, asha.member("meera"), UUID(why.reading_id)))
    assert shown.is_equal
    assert "byte for byte" in shown.verdict
