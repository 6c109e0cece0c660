"""What a contact expects the reply to deal with, beside the interview: honesty, an answer, an apology, peace.

Found by words in the languages that replies are written in; what is then said is the replies' matter.
"""

from enum import StrEnum

from services.rules import expectation_words as words
from services.rules.claim_bait import is_claim_bait
from services.rules.reading import Reading, Timeline


class Expectation(StrEnum):
    """What the reply is to deal with, in the order in which one is chosen."""

    TRUTH_ABOUT_US = "truth_about_us"  # asks whether a machine writes
    NO_INVENTION = "no_invention"  # wants a grant, a promise or a secret that no fact carries
    APOLOGY = "apology"  # shows annoyance
    OVERVIEW = "overview"  # shows interest without saying in what
    ANSWER = "answer"  # asks something
    PEACE = "peace"  # only looking, or later
    REASSURANCE = "reassurance"  # raises an objection
    FAREWELL = "farewell"  # thanks and nothing else
    NOTHING = "nothing"


def expectation(text: str, reading: Reading) -> Expectation:
    """Return what the turn's text expects most; an annoyed question is answered with an apology first."""
    flat = " ".join(text.replace("’", "'").split())
    found = {
        Expectation.TRUTH_ABOUT_US: words.ASKS_WHO_WRITES.search(flat) is not None,
        Expectation.NO_INVENTION: is_claim_bait(text),
        Expectation.APOLOGY: words.SHOWS_ANNOYANCE.search(flat) is not None,
        Expectation.OVERVIEW: words.WANTS_OVERVIEW.search(flat) is not None,
        Expectation.ANSWER: asks_something(text),
        Expectation.PEACE: _wants_peace(flat, reading),
        Expectation.REASSURANCE: bool(reading.objections),
        Expectation.FAREWELL: words.SAYS_THANKS.search(flat) is not None,
    }
    return next((wanted for wanted, is_wanted in found.items() if is_wanted), Expectation.NOTHING)


def asks_something(text: str) -> bool:
    """True where a line of the text is a question, with or without its mark."""
    lines = (line.strip().replace("’", "'") for line in text.splitlines())
    return any("?" in line or "؟" in line or words.OPENS_QUESTION.search(line) for line in lines)


def _wants_peace(flat: str, reading: Reading) -> bool:
    # A date or a figure says that it is more than looking around.
    is_dated = reading.timeline.value not in (Timeline.UNKNOWN, Timeline.EXPLORING)
    return words.SAYS_LATER.search(flat) is not None and not (is_dated or reading.budget.is_known)
