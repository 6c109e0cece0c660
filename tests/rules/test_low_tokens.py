"""At 50, 80 and 100 % people are told in words that fit; the banner stands from 80 % on."""

from dataclasses import replace

import pytest
from factories import NOW

from services.rules.low_tokens import Standing, banner_of, subject_of, text_of

STANDING = Standing(percent=50, used_deci=5_000, supply_deci=10_000, balance_deci=5_005, period_ends_at=NOW)


@pytest.mark.parametrize(
    ("percent", "subject", "consequence", "has_banner"),
    [
        (50, "Flexoraa: 50 %", "Nothing changes yet", False),
        (80, "Flexoraa: Urgent: 80 %", "A larger plan", True),
        (100, "Flexoraa: this period's tokens are used up", "The AI waits", True),
    ],
)
def test_each_mark_has_its_words(percent: int, subject: str, consequence: str, has_banner: bool) -> None:
    standing = replace(STANDING, percent=percent)

    assert subject_of(standing).startswith(subject)
    assert consequence in text_of(standing, "Asha Motors", "https://flexoraa.test")
    assert bool(banner_of(percent)) is has_banner


def test_a_mail_says_what_is_left_and_where_to_look() -> None:
    text = text_of(STANDING, "Asha Motors", "https://flexoraa.test")

    assert "500 of 1,000 tokens" in text
    assert "500.5 are left" in text
    assert "https://flexoraa.test/tokens/" in text
