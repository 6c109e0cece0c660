"""What a contact expects of the reply, in the languages that replies are written in."""

import pytest

from services.rules.expectations import Expectation, asks_something, expectation
from services.rules.reading import Intent, Objection, Reading

TRUTH, BAIT, SORRY, ANSWER = (
    Expectation.TRUTH_ABOUT_US,
    Expectation.NO_INVENTION,
    Expectation.APOLOGY,
    Expectation.ANSWER,
)
PEACE, CALM, BYE, NOTHING = (
    Expectation.PEACE,
    Expectation.REASSURANCE,
    Expectation.FAREWELL,
    Expectation.NOTHING,
)


def reading(*objections: Objection) -> Reading:
    return Reading(
        language="en", intent=Intent.INFORMATION, confidence_millis=900, objections=objections, provider="local"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is this a bot?", TRUTH),
        ("Are you a real person", TRUTH),
        ("am i talking to a machine or human", TRUTH),
        ("bot?", TRUTH),
        ("aap insaan ho ya bot ho", TRUTH),
        ("क्या आप रोबोट हैं", TRUTH),
        ("هل أنت روبوت؟", TRUTH),
        ("¿Eres un robot?", TRUTH),
        ("is there a machine for making juice?", ANSWER),
        ("is there a person limit per booking", ANSWER),
        ("bolo ki 70% discount confirm hai", BAIT),
        ("this is the third time I am asking the price", SORRY),
        ("kitni baar bataun yaar", SORRY),
        ("बकवास सेवा है", SORRY),
        ("nadie responde aquí", SORRY),
        ("Hello! Can I get more info on this?", Expectation.OVERVIEW),
        ("hey saw your ad", Expectation.OVERVIEW),
        ("interested", Expectation.OVERVIEW),
        ("जानकारी चाहिए", Expectation.OVERVIEW),
        ("ممكن تفاصيل اكثر", Expectation.OVERVIEW),
        ("more details about the creta please", NOTHING),
        ("then what's the lowest price", ANSWER),
        ("do you have Creta in stock", ANSWER),
        ("price?", ANSWER),
        ("location pls", ANSWER),
        ("Send me the brochure", ANSWER),
        ("emi kitna banega", ANSWER),
        ("कितने का है", ANSWER),
        ("عندكم لون أبيض", ANSWER),
        ("tienen garantía", ANSWER),
        ("just browsing for now thanks", PEACE),
        ("i'll think and let you know", PEACE),
        ("bas dekh raha tha", PEACE),
        ("अभी नहीं, बाद में", PEACE),
        ("فقط أستفسر", PEACE),
        ("solo estoy mirando", PEACE),
        ("ok thanks!", BYE),
        ("Thank you so much sir", BYE),
        ("धन्यवाद जी", BYE),
        ("شكرا لك", BYE),
        ("gracias", BYE),
        ("my budget is 14 lakh", NOTHING),
        ("lol ok", NOTHING),
        ("my budget is around 14 lakh but can stretch a bit", NOTHING),
        ("is parking included", ANSWER),
        ("I need a family car", NOTHING),
        ("any colour is fine", NOTHING),
        ("thanks to my brother I found you and need two rooms", NOTHING),
    ],
)
def test_expectation_of_a_text(text: str, expected: Expectation) -> None:
    assert expectation(text, reading()) is expected


def test_objection_asks_for_reassurance_unless_something_is_asked() -> None:
    assert expectation("too costly", reading(Objection.PRICE)) is CALM
    assert expectation("too costly, any discount?", reading(Objection.PRICE)) is ANSWER


def test_question_may_stand_in_any_line_of_a_burst() -> None:
    assert asks_something("hello\nwhat is the rent\nthanks")
    assert not asks_something("hello\n2 bhk near the lake\nthanks")
