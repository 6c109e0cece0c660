"""What recovery codes look like, and how they are read."""

import os

import pytest

from services.rules.recovery_codes import HOW_MANY, make_codes, normal_code


def test_ten_different_codes_of_four_words():
    codes = make_codes(os.urandom)

    assert len(set(codes)) == HOW_MANY
    assert {len(word) for code in codes for word in code.split("-")} == {4}


@pytest.mark.parametrize(
    "typed",
    ["K7QF-2MZD-AAOI-QQQQ", "k7qf2mzdaaoiqqqq", " K7QF 2MZD AAOI QQQQ ", "K7QF-2MZD-AA01-QQQQ"],
    ids=["as shown", "small and whole", "with spaces", "digits for letters"],
)
def test_code_is_read_as_people_type_it(typed):
    assert normal_code(typed) == "K7QF2MZDAAOIQQQQ"
