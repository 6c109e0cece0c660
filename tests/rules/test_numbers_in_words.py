"""Numbers as digits of any script, in words, and mixed."""

from decimal import Decimal

import pytest

from services.rules.numbers_in_words import find_numbers, parse_literal, tokens_of


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        pytest.param("1,25,000", "125000", id="indian grouping"),
        pytest.param("125,000", "125000", id="western grouping"),
        pytest.param("4.500,50", "4500.50", id="european grouping"),
        pytest.param("1.250.000", "1250000", id="european millions"),
        pytest.param("2.5", "2.5", id="decimal point"),
        pytest.param("2,5", "2.5", id="decimal comma"),
        pytest.param("12'500", "12500", id="swiss grouping"),
    ],
)
def test_value_of_digits_with_separators(literal: str, value: str) -> None:
    assert parse_literal(literal) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("dhai lakh", 250_000, 250_000, id="dhai is two and a half"),
        pytest.param("dedh crore", 15_000_000, 15_000_000, id="dedh is one and a half"),
        pytest.param("sadhe teen hazaar", 3_500, 3_500, id="sadhe adds a half"),
        pytest.param("paune do lakh", 175_000, 175_000, id="paune takes a quarter off"),
        pytest.param("twenty five thousand", 25_000, 25_000, id="english words"),
        pytest.param("two and a half lakh", 250_000, 250_000, id="and a half"),
        pytest.param("डेढ़ लाख", 150_000, 150_000, id="devanagari words"),
        pytest.param("१५ हज़ार", 15_000, 15_000, id="devanagari digits"),
        pytest.param("٣٥ ألف", 35_000, 35_000, id="arabic digits"),
        pytest.param("خمسة وعشرين ألف", 25_000, 25_000, id="arabic units before tens"),
        pytest.param("ألفين", 2_000, 2_000, id="arabic dual"),
        pytest.param("dos mil quinientos", 2_500, 2_500, id="spanish words"),
        pytest.param("1 crore 20 lakh", 12_000_000, 12_000_000, id="scales add up"),
        pytest.param("5-10k", 5_000, 10_000, id="the scale of a range carries left"),
        pytest.param("2 se 3 lakh", 200_000, 300_000, id="hindi range"),
    ],
)
def test_number_in_text(text: str, low: int, high: int) -> None:
    [number] = find_numbers(tokens_of(text))

    assert (number.low, number.value) == (low, high)
