"""Which sensitive topics a message touches in earnest, in any supported language.

Words alone prove nothing ("kill the deal", "contract to sign"): a pattern pairs the word with a threat, a danger or a
request for advice. A trained model may add what no pattern foresaw; that is the adapter's.
"""

from services.rules.reading import SensitiveTopic
from services.rules.sensitive_harm_words import HARM, HARMLESS
from services.rules.sensitive_words import ADVICE

_PATTERNS = ADVICE | HARM


def find_sensitive(text: str) -> tuple[SensitiveTopic, ...]:
    """The topics of the text, in the order of the enum; empty for an ordinary message."""
    flat = HARMLESS.sub(" ", " ".join(text.lower().split()))
    return tuple(topic for topic in SensitiveTopic if any(pattern.search(flat) for pattern in _PATTERNS[topic]))
