"""The language of a message, by script, telling words and what the conversation spoke so far."""

import time

import pytest

from services.rules.language import detect


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param("Do you deliver to Pune?", "en", id="english"),
        pytest.param("mujhe iska rate batao", "hinglish", id="hindi in latin script"),
        pytest.param("please call kar lena", "hinglish", id="one hindi word makes it hinglish"),
        pytest.param("namaste sir, share the brochure", "en", id="a loan and an address word do not"),
        pytest.param("within 4 lakh bhai", "en", id="lakh and bhai do not"),
        pytest.param("यह कितने का है?", "hi", id="hindi"),
        pytest.param("तुमचा पत्ता काय आहे", "mr", id="marathi shares the script"),
        pytest.param("আপনাদের দোকান কোথায়?", "bn", id="bengali"),
        pytest.param("કેટલા રૂપિયા થશે?", "gu", id="gujarati"),
        pytest.param("ਕਿੰਨੇ ਦਾ ਹੈ?", "pa", id="punjabi"),
        pytest.param("விலை என்ன?", "ta", id="tamil"),
        pytest.param("ధర ఎంత?", "te", id="telugu"),
        pytest.param("ಬೆಲೆ ಎಷ್ಟು?", "kn", id="kannada"),
        pytest.param("വില എത്രയാണ്?", "ml", id="malayalam"),
        pytest.param("ଦାମ କେତେ?", "or", id="odia"),
        pytest.param("یہ کتنے کا ہے؟", "ur", id="urdu"),
        pytest.param("كم سعر هذا المنتج؟", "ar", id="arabic"),
        pytest.param("قیمت این چند است؟", "fa", id="persian"),
        pytest.param("¿Tienen entrega a domicilio?", "es", id="spanish"),
        pytest.param("price எவ்வளவு sir", "ta", id="english words inside a native script"),
        pytest.param("🙏🙏", "und", id="emoji only"),
        pytest.param("25000", "und", id="figures only"),
    ],
)
def test_language_of_message(text: str, tag: str) -> None:
    assert detect(text).tag == tag


@pytest.mark.parametrize("text", ["ok", "Yes", "👍", "500"])
def test_answer_without_language_keeps_that_of_conversation(text: str) -> None:
    assert detect(text, "hinglish").tag == "hinglish"


def test_full_sentence_changes_language_of_conversation() -> None:
    assert detect("What are your opening hours?", "hinglish").tag == "en"


def test_detector_names_languages_without_telling_words() -> None:
    assert detect("zzkrt mplo vrena", latin=lambda _text: "tr").code == "tr"


@pytest.mark.parametrize("text", ["z" * 200_000, "a@" * 100_000, "@" * 200_000], ids=["word", "addresses", "signs"])
def test_endless_word_takes_no_time(text: str) -> None:
    started = time.process_time()
    detect(text)

    # Searched from every letter anew, this takes minutes, in which nothing else of the process runs.
    assert time.process_time() - started < 2
