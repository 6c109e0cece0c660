"""The summary that a person gets says what is known, in the contact's words, and nothing else."""

import pytest

from services.rules.escalation import Trigger
from services.rules.hand_off import LONGEST_MESSAGE, Known, Said, summarise
from services.rules.qualification import Answer, Answers
from services.rules.reading import BudgetBand, BuyingSignal, Evidence, Extracted, Objection

TOLD = Answers(
    budget=Answer(
        current=Extracted(value=BudgetBand.FROM_5K_TO_50K, evidence=Evidence(text="20 lakh", message_id=None))
    )
)


def _summary(*texts: str):  # type: ignore[no-untyped-def]  # read once below
    said = [Said(author="contact", text=text) for text in texts]
    triggers = (Trigger.READY_TO_BUY, Trigger.COMPETITOR)
    return summarise(triggers, TOLD, said, objections=(Objection.PRICE,), signals=(BuyingSignal.ASK_PRICE,))


def test_known_answers_carry_their_words_and_unknown_ones_are_empty() -> None:
    summary = _summary("My budget is 20 lakh")

    assert summary.known == (
        Known(question="intent", value=""),
        Known(question="budget", value="5K-50K", words="20 lakh"),
        Known(question="timeline", value=""),
    )
    assert (summary.objections, summary.signals) == (("price",), ("ask_price",))


def test_first_trigger_is_the_reason() -> None:
    assert _summary("hi").triggers == ("ready_to_buy", "competitor")


@pytest.mark.parametrize(
    ("texts", "last"),
    [
        pytest.param([str(n) for n in range(9)], ["4", "5", "6", "7", "8"], id="the last five"),
        pytest.param(["a\n\n  b"], ["a b"], id="on one line"),
        pytest.param(["x" * 301], ["x" * (LONGEST_MESSAGE - 1) + "…"], id="cut"),
        pytest.param([], [], id="none"),
    ],
)
def test_last_messages(texts: list[str], last: list[str]) -> None:
    assert [one.text for one in _summary(*texts).last] == last
