"""Whether words the model quotes are the contact's own: an invented quotation proves nothing and is dropped."""

import re

from services.rules.reading import Evidence
from services.rules.turn_text import TurnText


def find_evidence(words: str, turn: TurnText) -> Evidence | None:
    """The quoted words as the contact wrote them in one open message, the newest that has them; None where none has.

    Case and white space may differ, as models tidy them; what is returned is a substring of the message.
    """
    parts = words.split()
    if not any(character.isalnum() for character in words):
        return None
    # Whole words only: "5 lakh" is not found in "15 lakh".
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)", re.IGNORECASE)
    for message in reversed(turn.messages):
        found = pattern.search(message.text)
        if found:
            return Evidence(text=found.group(), message_id=message.id)
    return None
