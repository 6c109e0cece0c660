"""How sure the model was of one value of its JSON, from the log-probabilities of the value's tokens."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenOdds:
    """One token as UTF-8 bytes (a token may hold half a character) and the logarithm of its probability."""

    text: bytes
    logprob: float


def odds_of_value(field: str, value: str, tokens: Sequence[TokenOdds]) -> float | None:
    """The probability, 0 to 1, of the tokens that spell the string value of a top-level field.

    A token that also spells a quote or a colon counts whole, which errs on the unsure side. None where the tokens do
    not spell the field with this value.
    """
    spelled = b"".join(token.text for token in tokens)
    # Inside a string the quotes are escaped, so that a contact's words cannot look like the field.
    found = re.search(rb'"%s"\s*:\s*"(%s)"' % (re.escape(field.encode()), re.escape(value.encode())), spelled)
    if found is None:
        return None
    start, total = 0, 0.0
    for token in tokens:
        end = start + len(token.text)
        if end > found.start(1) and start < found.end(1):
            total += token.logprob
        start = end
    # Some servers send -9999 for "impossible" and tiny positive rounding errors for "certain".
    odds = math.exp(min(total, 0.0))
    return None if math.isnan(odds) else odds
