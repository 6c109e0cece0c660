"""Objections by what stands in the way; a message may raise several."""

import pytest

from services.rules.objections import find_objections
from services.rules.reading import Objection


@pytest.mark.parametrize(
    ("text", "objection"),
    [
        pytest.param("that's way too expensive", Objection.PRICE, id="price"),
        pytest.param("itne paise nahi hai", Objection.PRICE, id="price in hinglish"),
        pytest.param("how do I know this is not a scam", Objection.TRUST, id="trust"),
        pytest.param("अभी नहीं, बाद में देखेंगे", Objection.TIMING, id="timing in hindi"),
        pytest.param("papa se puchna padega", Objection.AUTHORITY, id="authority in hinglish"),
        pytest.param("we don't need it", Objection.NEED, id="need"),
        pytest.param("it has no tally integration", Objection.FEATURE_GAP, id="feature"),
        pytest.param("Zoho is cheaper", Objection.COMPETITOR, id="competitor"),
        pytest.param("my staff won't manage this, too complicated", Objection.COMPLEXITY, id="complexity"),
        pytest.param("we won't sign a lock-in", Objection.TERMS, id="terms"),
        pytest.param("is my data safe with you", Objection.DATA_PRIVACY, id="privacy"),
        pytest.param("our last vendor was a disaster", Objection.PAST_EXPERIENCE, id="experience"),
        pytest.param("bahut door hai", Objection.LOCATION, id="location"),
    ],
)
def test_objection_is_found(text: str, objection: Objection) -> None:
    assert objection in find_objections(text)


def test_message_with_three_objections_counts_three() -> None:
    text = "too costly, my boss must approve, and Zoho has it cheaper"

    assert set(find_objections(text)) == {Objection.PRICE, Objection.AUTHORITY, Objection.COMPETITOR}


@pytest.mark.parametrize("text", ["what are your timings?", "bhejo details", "¿dónde están?", "sounds good, send it"])
def test_neutral_message_raises_none(text: str) -> None:
    assert find_objections(text) == ()
