"""What is kept of a text finds what is looked for, in every script."""

import pytest

from services.rules.search_words import LONGEST, MOST_WORDS, search_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello, WORLD!", ("hello", "world")),
        ("ｆｕｌｌ width", ("full", "width")),
        ("Straße café", ("strasse", "cafe")),
        ("नमस्ते, कीमत क्या है?", ("नमस्ते", "कीमत", "क्या", "है")),
        ("السَّلامُ عليكم", ("السلام", "عليكم")),
        ("விலை என்ன", ("விலை", "என்ன")),
        ("price: 40 lakh", ("price", "40", "lakh")),
        ("", ()),
        ("! ? .", ()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_of(text: str, words: tuple[str, ...]) -> None:
    assert search_words(text) == words


@pytest.mark.parametrize("written", ["+91 98765 43210", "+919876543210", "(91) 98765-43210", "call 91-98765-43210 now"])
def test_phone_is_found_in_any_spelling(written: str) -> None:
    assert "919876543210" in search_words(written)


@pytest.mark.parametrize("written", ["Ravi.Kumar@Example.COM", "mail <ravi.kumar@example.com> please"])
def test_email_is_one_word(written: str) -> None:
    assert "ravi.kumar@example.com" in search_words(written)


def test_words_are_bounded() -> None:
    assert len(search_words(" ".join(f"word{number}" for number in range(500)))) == MOST_WORDS
    assert search_words("x" * (LONGEST + 1)) == ()
