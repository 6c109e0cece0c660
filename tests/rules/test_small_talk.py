"""Greetings, thanks and acknowledgements alone."""

import pytest

from services.rules.small_talk import is_small_talk


@pytest.mark.parametrize("text", ["hi", "Hellooo!", "👍", "theek hai ji", "नमस्ते", "شكرا", "Good morning sir"])
def test_courtesy_alone_is_small_talk(text: str) -> None:
    assert is_small_talk(text)


@pytest.mark.parametrize("text", ["hi, price?", "5000", "ok send it", "theek hai, kal aaunga", "नमस्ते, कीमत क्या है"])
def test_message_with_content_is_not(text: str) -> None:
    assert not is_small_talk(text)
