"""Signs of readiness to buy."""

import pytest

from services.rules.buying_signals import find_buying_signals
from services.rules.reading import BuyingSignal


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        pytest.param("how much is the gold plan?", BuyingSignal.ASK_PRICE, id="price"),
        pytest.param("kitne ka hai", BuyingSignal.ASK_PRICE, id="price in hinglish"),
        pytest.param("can we see a demo on friday", BuyingSignal.ASK_DEMO_CALL, id="demo"),
        pytest.param("¿me pueden llamar?", BuyingSignal.ASK_DEMO_CALL, id="call in spanish"),
        pytest.param("ok book it, I'll pay now", BuyingSignal.READY_TO_BUY, id="ready"),
        pytest.param("is EMI available?", BuyingSignal.ASK_PAYMENT, id="payment"),
        pytest.param("what are the next steps to get started?", BuyingSignal.ASK_ONBOARDING, id="onboarding"),
        pytest.param("I am the owner of the firm", BuyingSignal.DECISION_MAKER, id="decision maker"),
        pytest.param("bahut badhiya design hai", BuyingSignal.POSITIVE_FEEDBACK, id="praise in hinglish"),
        pytest.param("we must be ready before the launch", BuyingSignal.DEADLINE, id="deadline"),
        pytest.param("we want to add 20 more seats", BuyingSignal.EXPANSION, id="expansion"),
    ],
)
def test_signal_is_found(text: str, signal: BuyingSignal) -> None:
    assert signal in find_buying_signals(text)


@pytest.mark.parametrize("text", ["who is this?", "not interested", "my parcel is broken"])
def test_message_without_readiness_shows_none(text: str) -> None:
    assert find_buying_signals(text) == ()
