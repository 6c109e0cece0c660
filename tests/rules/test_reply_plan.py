"""What a reply is made of, by what the contact expects."""

import pytest

from services.rules.bands import Band
from services.rules.expectations import Expectation
from services.rules.qualification import Question
from services.rules.reading import Objection
from services.rules.reply_plan import Occasion, is_courtesy, plan

BUDGET = Question.BUDGET


@pytest.mark.parametrize(
    ("occasion", "parts"),
    [
        pytest.param(
            Occasion(expectation=Expectation.NOTHING, question=Question.INTENT, discloses=True),
            "greeting disclosure ask_intent",
            id="a first word is greeted, told that an AI writes, and asked",
        ),
        pytest.param(
            Occasion(expectation=Expectation.ANSWER, question=BUDGET, discloses=True),
            "greeting disclosure no_fact ask_budget",
            id="a first question without a fact is not passed over",
        ),
        pytest.param(
            Occasion(expectation=Expectation.ANSWER, question=BUDGET, has_answer=True),
            "claim ask_budget",
            id="a question is answered at once, then the interview goes on",
        ),
        pytest.param(
            Occasion(expectation=Expectation.ANSWER, question=BUDGET, has_answer=True, learned=True),
            "acknowledge_figure claim ask_budget",
            id="a figure and a question in one turn",
        ),
        pytest.param(
            Occasion(expectation=Expectation.TRUTH_ABOUT_US, question=BUDGET, discloses=True),
            "greeting confirm_ai ask_budget",
            id="who asks first whether a bot writes is told once",
        ),
        pytest.param(
            Occasion(expectation=Expectation.PEACE, question=BUDGET),
            "give_time",
            id="who only looks is left in peace",
        ),
        pytest.param(
            Occasion(expectation=Expectation.FAREWELL, question=BUDGET), "welcome", id="thanks are not pressed"
        ),
        pytest.param(
            Occasion(expectation=Expectation.APOLOGY, question=BUDGET),
            "acknowledge_frustration offer_person",
            id="who is annoyed is offered a person, not a question",
        ),
        pytest.param(
            Occasion(expectation=Expectation.NO_INVENTION, question=BUDGET),
            "no_promise ask_budget",
            id="a wish for a promise is declined",
        ),
        pytest.param(
            Occasion(expectation=Expectation.NO_INVENTION, has_answer=True),
            "no_promise claim close_cold",
            id="a wish for a promise gets the fact instead",
        ),
        pytest.param(
            Occasion(expectation=Expectation.REASSURANCE, objections=(Objection.TERMS, Objection.PRICE)),
            "acknowledge_price close_cold",
            id="the objection that has words of its own",
        ),
        pytest.param(
            Occasion(expectation=Expectation.NOTHING, changed=True, learned=True, question=Question.TIMELINE),
            "acknowledge_change ask_timeline",
            id="a correction is confirmed",
        ),
        pytest.param(
            Occasion(expectation=Expectation.NOTHING, band=Band.WARM, can_persuade=True),
            "acknowledge persuade close_warm",
            id="after the interview a fact may persuade",
        ),
        pytest.param(
            Occasion(expectation=Expectation.ANSWER, question=BUDGET, failed_before=True),
            "no_fact offer_person",
            id="a second question without an answer is not followed by one of ours",
        ),
        pytest.param(
            Occasion(expectation=Expectation.NOTHING, is_small_talk=True, question=BUDGET),
            "ask_budget",
            id="a bare ok is not thanked for",
        ),
        pytest.param(
            Occasion(expectation=Expectation.ANSWER, band=Band.HOT),
            "no_fact offer_person",
            id="without a fact a person is offered",
        ),
    ],
)
def test_parts_of_a_reply(occasion: Occasion, parts: str) -> None:
    assert plan(occasion) == tuple(parts.split())


@pytest.mark.parametrize("expectation", Expectation)
@pytest.mark.parametrize("discloses", [True, False])
@pytest.mark.parametrize("question", [None, *Question])
def test_reply_is_never_empty_and_asks_at_most_one_thing(expectation, discloses, question) -> None:
    parts = plan(Occasion(expectation=expectation, discloses=discloses, question=question))

    assert parts
    assert sum(part.startswith(("ask_", "close_", "offer_")) for part in parts) <= 1


def test_only_courtesies_are_free() -> None:
    assert is_courtesy(plan(Occasion(expectation=Expectation.FAREWELL)))
    assert not is_courtesy(plan(Occasion(expectation=Expectation.NOTHING, question=BUDGET)))
