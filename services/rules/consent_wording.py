"""The first wording of consent that every tenant starts with, by language; what a tenant changes is a new version.

A wording names the business, the channel, what will be sent, and how to stop: without these a consent proves nothing.
"""

from collections.abc import Mapping

from services.rules.consent import LONGEST_WORDING

BUSINESS = "{business}"

FIRST_WORDING: Mapping[str, str] = {
    "en": (
        "I agree that {business} sends me offers and news by WhatsApp message to the number above. I can stop this at"
        " any time by replying STOP."
    ),
    "hi": (
        "मैं सहमत हूँ कि {business} ऊपर दिए गए नंबर पर मुझे WhatsApp संदेश से ऑफ़र और समाचार भेजे। मैं STOP लिखकर इसे कभी भी रोक"
        " सकता/सकती हूँ।"
    ),
    "ar": (
        "أوافق على أن ترسل لي {business} عروضاً وأخباراً عبر رسائل واتساب إلى الرقم أعلاه. يمكنني إيقاف ذلك في أي وقت"
        " بإرسال كلمة STOP."
    ),
}


def fault_of(wording: str) -> str | None:
    """Why a wording cannot be used, as a sentence; None where it can."""
    text = wording.strip()
    if BUSINESS not in text:
        return "Say who will write: put {business} where your name stands."
    if "{" in text.replace(BUSINESS, "") or "}" in text.replace(BUSINESS, ""):
        return "Only {business} may stand in braces."
    if "STOP" not in text:
        return "Say how to stop: the word STOP must appear."
    if len(text) > LONGEST_WORDING:
        return f"Keep it under {LONGEST_WORDING} characters."
    return None
