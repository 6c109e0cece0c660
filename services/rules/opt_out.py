"""Whether a contact asks us to stop writing, in any supported language.

Only messages to *them* count: a sale that stops, a subscription to cancel or "don't call, write" are ordinary messages.
"""

import re

from services.rules.keyword import folded, without_edges
from services.rules.look_alikes import spelled_out
from services.rules.opt_out_words import CHANNEL_CHANGE, DISGUISED, IN_SPANISH, NOT_ABOUT_US, REQUESTS, WHOLE_MESSAGES

SPANISH = "es"

_SPACES = re.compile(r"[\s,.!।؛،]+")
_POLITE = re.compile(
    r"\b(?:please|pls|plz|plss|kindly|sir|madam|mam|bhai|bro|ji|thanks|thank you|thx|now|ok|okay|just|hi"
    r"|hello|dear|por favor|gracias|porfa|yaar|abhi|kripya)\b"
    r"|कृपया|प्लीज़|प्लीज|जी|من فضلك|لو سمحت|رجاء|شكرا|لطفا|براہ کرم|পপ্লিজ|প্লিজ|দয়া করে|મહેરબાની કરીને"
    r"|ਕਿਰਪਾ ਕਰਕੇ|தயவுசெய்து|దయచేసి|ದಯವಿಟ್ಟು|ദയവായി|ଦୟାକରି",
    re.IGNORECASE,
)  # fmt: skip


def asks_to_stop(text: str, *, language: str | None = None) -> bool:
    """True where the text asks not to be written to any more, as a keyword ("STOP") or in a sentence.

    `language` is what the contact is known to speak: some words are a request in that language only.
    """
    if language == SPANISH and is_spanish_keyword(text):
        return True
    if _is_keyword(text) or spelled_out(_bare(text)) in _SPELLED_OUT:
        return True
    flat = _SPACES.sub(" ", text.lower()).strip()
    found = next((m for pattern in REQUESTS for m in pattern.finditer(flat) if not _is_excused(flat, m)), None)
    return found is not None


def is_spanish_keyword(text: str) -> bool:
    """True for a message that is a request to stop where the contact speaks Spanish, and else perhaps a product."""
    return any(_bare(line) in IN_SPANISH for line in text.splitlines() or [text])


def _is_keyword(text: str) -> bool:
    """A STOP word that is the whole message, or one line of it, politeness aside."""
    return any(_bare(line) in _KEYWORDS for line in text.splitlines() or [text])


def _bare(line: str) -> str:
    """The line in lower case without punctuation, politeness and doubled words."""
    plain = _SPACES.sub(" ", _POLITE.sub(" ", folded(line)))
    words = without_edges(plain).split()
    return " ".join(word for i, word in enumerate(words) if i == 0 or word != words[i - 1])


def _is_excused(flat: str, request: re.Match[str]) -> bool:
    """A wish for another channel or hour, or words about somebody else's messages."""
    around = flat[max(0, request.start() - 60) : request.end() + 60]
    return bool(CHANNEL_CHANGE.search(around) or NOT_ABOUT_US.search(flat))


# In the form that messages are compared in: what stripping takes from the one it takes from the other.
_KEYWORDS = frozenset(_bare(keyword) for keyword in WHOLE_MESSAGES) - {""}
_SPELLED_OUT = frozenset(map(spelled_out, DISGUISED))
