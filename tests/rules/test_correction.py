"""A reading is corrected to the values that a reading has, and to no other."""

import pytest

from services.rules.correction import Corrected, choices, question_of
from services.rules.qualification import Question


@pytest.mark.parametrize(
    ("what", "value", "may"),
    [
        (Corrected.INTENT, "High", True),
        (Corrected.INTENT, "5K-50K", False),
        (Corrected.BUDGET, "5K-50K", True),
        (Corrected.BUDGET, "unknown", True),
        (Corrected.BUDGET, "20 lakh", False),
        (Corrected.TIMELINE, "1-3mo", True),
        (Corrected.LANGUAGE, "hinglish", True),
        (Corrected.LANGUAGE, "unknown", False),
    ],
)
def test_values_are_the_readings_own(what: Corrected, value: str, may: bool) -> None:
    assert (value in choices(what)) is may


def test_every_question_can_be_corrected() -> None:
    assert {question_of(what) for what in Corrected} == {*Question, None}
