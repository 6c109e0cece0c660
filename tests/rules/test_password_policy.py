"""Which passwords are accepted."""

import pytest

from services.rules.password_policy import Weakness, weakness

OWN = ("Asha", "Motors", "meera", "flexoraa")


@pytest.mark.parametrize(
    ("password", "is_common", "expected"),
    [
        pytest.param("elevenchars", False, Weakness.SHORT, id="eleven characters"),
        pytest.param("x9" * 129, False, Weakness.LONG, id="a book"),
        pytest.param("qwerty123456", True, Weakness.COMMON, id="from a breach"),
        pytest.param("aaaaaaaaaaaa", False, Weakness.MONOTONE, id="one letter"),
        pytest.param("abcdefghijkl", False, Weakness.MONOTONE, id="the alphabet"),
        pytest.param("ashamotors2026!", False, Weakness.OWN_WORDS, id="the company and a year"),
        pytest.param("Meera.Flexoraa", False, Weakness.OWN_WORDS, id="own name and ours"),
        pytest.param("meera likes old trains", False, None, id="own name among other words"),
        pytest.param("correct horse battery", False, None, id="three words"),
        pytest.param("twelve chars", False, None, id="twelve characters of one class"),
        pytest.param("पासवर्ड बहुत लंबा है", False, None, id="in Hindi"),
    ],
)
def test_password_is_judged(password, is_common, expected):
    assert weakness(password, is_common=is_common, own_words=OWN) is expected
