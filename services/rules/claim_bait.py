"""Whether a message tries to make us grant, promise, invent or reveal something: the reply then sticks to known facts.

It is no reason to escalate; the reply's guard (`claims`) holds whatever the message says.
"""

from services.rules.claim_bait_words import PATTERNS


def is_claim_bait(text: str) -> bool:
    """True where the text asks for a grant, a promise, an invention or a disclosure that only facts may carry."""
    flat = " ".join(text.lower().replace("’", "'").split())
    return any(pattern.search(flat) for pattern in PATTERNS)
