"""Asking us to stop, in every supported language, and what only sounds like it."""

import pytest

from services.rules.opt_out import asks_to_stop


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
