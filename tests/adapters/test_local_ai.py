"""The local reader reads a whole turn: money and time in the light of our question, with words that prove them."""

from datetime import date
from uuid import UUID

import pytest

from services.adapters.local_ai.reader import LocalReader
from services.rules.qualification import Question
from services.rules.reading import BudgetBand, BuyingSignal, Intent, SensitiveTopic, Timeline
from services.rules.turn_text import Author, InboundText, PastLine, TurnText

TODAY = date(2026, 2, 10)
FIRST, SECOND = UUID(int=1), UUID(int=2)


@pytest.fixture(scope="module")
def reader() -> LocalReader:
    return LocalReader.load(use_embeddings=False)


def turn_of(*texts: str, asked: Question | None = None, ours: str = "") -> TurnText:
    messages = tuple(InboundText(id=UUID(int=i), text=text) for i, text in enumerate(texts, start=1))
    previous = (PastLine(author=Author.US, text=ours),) if ours else ()
    return TurnText(messages=messages, previous=previous, asked=asked, today=TODAY)


def test_bare_answer_is_read_in_the_light_of_the_question(reader: LocalReader) -> None:
    reading = reader.read(turn_of("65000", asked=Question.BUDGET))

    assert reading.budget.value is BudgetBand.UNDER_1K
    assert reader.read(turn_of("65000", asked=Question.TIMELINE)).budget.value is BudgetBand.UNKNOWN


def test_question_is_seen_in_our_words_where_the_record_is_silent(reader: LocalReader) -> None:
    reading = reader.read(turn_of("march", ours="When would you like to start?"))

    assert reading.timeline.value is Timeline.FROM_1_TO_3_MONTHS


def test_evidence_names_the_message_it_stands_in(reader: LocalReader) -> None:
    reading = reader.read(turn_of("we need it in 2 months", "budget is 6 lakh"))

    assert reading.budget.evidence is not None
    assert (reading.budget.evidence.text, reading.budget.evidence.message_id) == ("6 lakh", SECOND)
    assert reading.timeline.evidence is not None
    assert (reading.timeline.evidence.text, reading.timeline.evidence.message_id) == ("2 months", FIRST)


def test_correction_in_a_later_message_wins(reader: LocalReader) -> None:
    reading = reader.read(turn_of("our budget is 3 lakh", "sorry, make it 7 lakh", asked=Question.BUDGET))

    assert reading.budget.value is BudgetBand.FROM_5K_TO_50K


def test_exact_date_outlives_a_later_day_to_talk(reader: LocalReader) -> None:
    reading = reader.read(turn_of("in july", "call me tomorrow", asked=Question.TIMELINE))

    assert reading.timeline.value is Timeline.FROM_3_TO_6_MONTHS


def test_stop_and_danger_are_read_whatever_the_intent(reader: LocalReader) -> None:
    assert reader.read(turn_of("band karo ye messages bhejna")).opted_out
    assert SensitiveTopic.SELF_HARM in reader.read(turn_of("ab jeene ka mann nahi hai")).sensitive


def test_greeting_is_small_talk_and_states_no_level(reader: LocalReader) -> None:
    reading = reader.read(turn_of("hello"))

    assert reading.is_small_talk
    assert not reading.intent_level.is_known


def test_hinglish_order_is_hindi_in_latin_script_with_readiness(reader: LocalReader) -> None:
    reading = reader.read(turn_of("theek hai bhai, book kar do, advance bhej raha hu"))

    assert (reading.language, reading.is_hinglish) == ("hi", True)
    assert reading.intent is Intent.BUYING_INTENT
    assert BuyingSignal.READY_TO_BUY in reading.buying_signals


def test_same_turn_is_read_the_same_again(reader: LocalReader) -> None:
    turn = turn_of("Zoho gives this for half the price")

    assert reader.read(turn) == reader.read(turn)
    assert reader.model.startswith("local-")
