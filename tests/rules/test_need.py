"""Whether a message states a need."""

import pytest

from services.rules.need import states_need


@pytest.mark.parametrize(
    "text",
    [
        "I'm looking for a used swift, 2019 or newer",
        "need a 2bhk near the metro",
        "3 bhk chahiye penang me, family ke liye",
        "mujhe website banwana hai",
        "मुझे एक पारिवारिक कार चाहिए",
        "أبحث عن شقة للإيجار",
        "busco un coche usado",
        "Saya nak sewa rumah 3 bilik",
        "எனக்கு கார் வேண்டும்",
        "interested in the evening batch",
    ],
)
def test_need_is_heard(text: str) -> None:
    assert states_need(text)


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "what is the price",
        "I need to think about it",
        "nahi chahiye",
        "no need, thanks",
        "لا أريد",
        "I want to talk to a person",
        "interested in this",
        "8-9 lakh",
    ],
)
def test_other_wishes_are_no_need(text: str) -> None:
    assert not states_need(text)
