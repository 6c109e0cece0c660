"""Sensitive topics in context, in every supported language; bare words prove nothing."""

import pytest

from services.rules.reading import SensitiveTopic
from services.rules.sensitive import find_sensitive

LEGAL, FINANCIAL, MEDICAL, VIOLENT, ABUSIVE, SELF_HARM = SensitiveTopic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        pytest.param("I'll see you in consumer court", LEGAL, id="court"),
        pytest.param("vakil ka notice bhejunga", LEGAL, id="lawyer's notice in hinglish"),
        pytest.param("should I put my savings in mutual funds or your plot?", FINANCIAL, id="investment advice"),
        pytest.param("can I take this powder with my BP tablets?", MEDICAL, id="medical advice"),
        pytest.param("क्या गर्भवती महिला यह दवा ले सकती है?", MEDICAL, id="medical advice in hindi"),
        pytest.param("I'll burn your office down", VIOLENT, id="threat"),
        pytest.param("haath pair tod dunga", VIOLENT, id="threat in hinglish"),
        pytest.param("you bloody fools", ABUSIVE, id="abuse"),
        pytest.param("I don't want to live any more", SELF_HARM, id="english"),
        pytest.param("jeene ka mann nahi karta", SELF_HARM, id="hinglish"),
        pytest.param("मैं मरना चाहता हूँ", SELF_HARM, id="hindi"),
        pytest.param("मला जगायचं नाही", SELF_HARM, id="marathi"),
        pytest.param("আমি মরতে চাই", SELF_HARM, id="bengali"),
        pytest.param("મારે જીવવું નથી", SELF_HARM, id="gujarati"),
        pytest.param("ਮੈਂ ਮਰਨਾ ਚਾਹੁੰਦਾ ਹਾਂ", SELF_HARM, id="punjabi"),
        pytest.param("எனக்கு தற்கொலை எண்ணம் வருகிறது", SELF_HARM, id="tamil"),
        pytest.param("నాకు చనిపోవాలని ఉంది", SELF_HARM, id="telugu"),
        pytest.param("ನನಗೆ ಸಾಯಬೇಕು ಅನಿಸುತ್ತಿದೆ", SELF_HARM, id="kannada"),
        pytest.param("എനിക്ക് മരിക്കണം", SELF_HARM, id="malayalam"),
        pytest.param("ମୁଁ ଆତ୍ମହତ୍ୟା କରିବି", SELF_HARM, id="odia"),
        pytest.param("میں خودکشی کر لوں گا", SELF_HARM, id="urdu"),
        pytest.param("أريد أن أموت", SELF_HARM, id="arabic"),
        pytest.param("می‌خواهم بمیرم", SELF_HARM, id="persian"),
        pytest.param("ya no quiero vivir", SELF_HARM, id="spanish"),
    ],
)
def test_topic_is_found(text: str, topic: SensitiveTopic) -> None:
    assert topic in find_sensitive(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("don't kill the deal, we want it", id="figure of speech"),
        pytest.param("send the final contract to sign", id="contract"),
        pytest.param("share bank details for the advance", id="bank details"),
        pytest.param("do you have a home loan tie up?", id="loan facility"),
        pytest.param("we run a diabetes clinic and need a website", id="a medical trade"),
        pytest.param("is the food court on the second floor?", id="food court"),
        pytest.param("shut up and take my money", id="joke"),
        pytest.param("photo shoot ka package batao", id="shoot"),
    ],
)
def test_ordinary_message_is_not_sensitive(text: str) -> None:
    assert find_sensitive(text) == ()
