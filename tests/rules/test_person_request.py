"""Asking for a human being."""

import pytest

from services.rules.person_request import asks_for_person


@pytest.mark.parametrize(
    "text",
    [
        "can I talk to a real person?",
        "connect me to your manager",
        "kisi insaan se baat karwao",
        "किसी व्यक्ति से बात करनी है",
        "أريد التحدث مع موظف",
        "quiero hablar con una persona",
        "agent",
        "are you a bot? give me a human",
    ],
)
def test_request_for_person_is_heard(text: str) -> None:
    assert asks_for_person(text)


@pytest.mark.parametrize("text", ["500 per person", "I am a travel agent", "I spoke to your manager", "who teaches?"])
def test_other_mention_of_people_is_no_request(text: str) -> None:
    assert not asks_for_person(text)
