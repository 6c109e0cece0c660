"""Asking us to stop, in every supported language, and what only sounds like it."""

import pytest

from services.rules.opt_in import asks_to_resume
from services.rules.opt_out import asks_to_stop
from services.rules.opt_out_words import WHOLE_MESSAGES


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("STOP", id="keyword"),
        pytest.param("stop pls!!", id="keyword with politeness"),
        pytest.param("please take my number off your list", id="english list"),
        pytest.param("dont text me again", id="english without apostrophe"),
        pytest.param("I don't want to receive any more offers", id="english wish"),
        pytest.param("mujhe message mat bhejo", id="hinglish"),
        pytest.param("ye promotional msgs band karo", id="hinglish promotion"),
        pytest.param("मुझे मैसेज मत भेजिए", id="hindi"),
        pytest.param("मला मेसेज पाठवू नका", id="marathi"),
        pytest.param("আমাকে আর মেসেজ পাঠাবেন না", id="bengali"),
        pytest.param("મને મેસેજ ન મોકલો", id="gujarati"),
        pytest.param("ਮੈਨੂੰ ਮੈਸੇਜ ਨਾ ਭੇਜੋ", id="punjabi"),
        pytest.param("எனக்கு மெசேஜ் அனுப்ப வேண்டாம்", id="tamil"),
        pytest.param("నాకు మెసేజ్ పంపొద్దు", id="telugu"),
        pytest.param("ನನಗೆ ಮೆಸೇಜ್ ಕಳುಹಿಸಬೇಡಿ", id="kannada"),
        pytest.param("എനിക്ക് മെസേജ് അയക്കരുത്", id="malayalam"),
        pytest.param("ମୋତେ ମେସେଜ ପଠାନ୍ତୁ ନାହିଁ", id="odia"),
        pytest.param("مجھے میسج مت بھیجیں", id="urdu"),
        pytest.param("لا ترسلوا لي رسائل", id="arabic"),
        pytest.param("دیگر به من پیام ندهید", id="persian"),
        pytest.param("no me escriban más", id="spanish"),
    ],
)
def test_request_to_stop_is_heard(text: str) -> None:
    assert asks_to_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("when does the offer stop?", id="an offer stops"),
        pytest.param("machine band ho gayi", id="a machine stopped"),
        pytest.param("don't call, just whatsapp me", id="another channel"),
        pytest.param("abhi call mat karo, meeting me hu", id="another hour"),
        pytest.param("can my customers unsubscribe from your broadcasts?", id="their customers"),
        pytest.param("OTP message aana band ho gaya", id="messages that fail to come"),
        pytest.param("please stop the auto debit on my card", id="a service to stop"),
        pytest.param("don't send the invoice yet", id="a document to hold back"),
        pytest.param("which bus stop is closest?", id="a bus stop"),
    ],
)
def test_ordinary_message_is_no_opt_out(text: str) -> None:
    assert not asks_to_stop(text)


@pytest.mark.parametrize("keyword", sorted(WHOLE_MESSAGES))
def test_every_keyword_is_heard(keyword: str) -> None:
    assert asks_to_stop(keyword)
    assert asks_to_stop(f"{keyword} !! 🛑\ufe0f")


@pytest.mark.parametrize("text", ["ＳＴＯＰ", "ST\u200bOP", "\u202estop", "बंद\u200c करो"], ids=ascii)
def test_keyword_is_heard_in_any_look(text: str) -> None:
    assert asks_to_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ѕtор", id="cyrillic letters"),
        pytest.param("ЅТОР", id="cyrillic capitals"),
        pytest.param("SΤΟΡ", id="greek letters"),
        pytest.param("St0p", id="a figure for a letter"),
        pytest.param("5T0P!!", id="two figures"),
        pytest.param("S T O P", id="spaced"),
        pytest.param("s.t.o.p", id="dotted"),
        pytest.param("s-t_o*p please", id="signs between, with politeness"),
        pytest.param("STOOOOPPP", id="stretched"),
        pytest.param("sssstop!!! 🛑", id="stretched at the start"),
        pytest.param("s\u0336t\u0336o\u0336p\u0336", id="struck through"),
        pytest.param("un-subscribe", id="hyphen"),
        pytest.param("UNSUBSCR1BE", id="unsubscribe with a figure"),
        pytest.param("O P T  O U T", id="two words spaced"),
        pytest.param("band karoooo", id="hinglish stretched"),
        pytest.param("para", id="spanish"),
        pytest.param("PARAR!", id="spanish infinitive"),
        pytest.param("стоп", id="russian"),
    ],
)
def test_disguised_keyword_is_heard_as_a_whole_message(text: str) -> None:
    assert asks_to_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("stop by tomorrow?", id="a visit"),
        pytest.param("can I st0p by at 5?", id="a visit with a figure"),
        pytest.param("don't stop", id="go on"),
        pytest.param("dont st0p sending", id="go on, disguised"),
        pytest.param("non stop flight hai?", id="a flight"),
        pytest.param("s t o p sign ke paas hu", id="a sign"),
        pytest.param("top", id="shorter word"),
        pytest.param("stock", id="similar word"),
        pytest.param("para mi esposa", id="spanish for my wife"),
        pytest.param("es para mañana", id="spanish for tomorrow"),
        pytest.param("गाड़ी स्टॉप पर है", id="hindi at the stop"),
        pytest.param("बस स्टॉप के पास दुकान है", id="hindi bus stop"),
        pytest.param("काम बंद नहीं करना है", id="hindi not to stop"),
        pytest.param("Apu", id="a name"),
        pytest.param("no more than 5 lakh", id="a budget"),
    ],
)
def test_what_only_holds_a_keyword_is_no_opt_out(text: str) -> None:
    assert not asks_to_stop(text)


@pytest.mark.parametrize("text", ["", "🙏please", "\u200b"], ids=ascii)
def test_nothing_said_is_no_request(text: str) -> None:
    assert not asks_to_stop(text)


@pytest.mark.parametrize("text", ["शुरू करो", "शुरू", "চালু করুন", "ਸ਼ੁਰੂ ਕਰੋ", "தொடங்கு", "ＳＴＡＲＴ"], ids=ascii)
def test_start_word_is_heard_in_any_script(text: str) -> None:
    assert asks_to_resume(text)


@pytest.mark.parametrize("language", [None, "en", "hinglish", "hi"])
def test_alto_is_a_car_where_no_spanish_is_spoken(language: str | None) -> None:
    assert not asks_to_stop("Alto", language=language)


@pytest.mark.parametrize("text", ["Alto", "ALTO!!", "alto por favor"])
def test_alto_is_a_stop_in_spanish(text: str) -> None:
    assert asks_to_stop(text, language="es")


def test_alto_with_anything_else_is_a_car_in_spanish_too() -> None:
    assert not asks_to_stop("¿el Alto o el Swift?", language="es")
