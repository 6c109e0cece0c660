"""What of a reading a person may correct, and to which values; where the corrections are kept is the leads' matter."""

from enum import StrEnum
from typing import assert_never

from services.rules.qualification import Question
from services.rules.reading import BudgetBand, Intent, IntentLevel, Timeline, Tone

# As the reader names them; what it reads beside these it names by their codes, which nobody picks from a list.
LANGUAGES = tuple("en hi hinglish bn mr gu pa ta te kn ml or ur ar fa es".split())


class Corrected(StrEnum):
    """What a person may correct; `intent` is the level of the wish to buy, `message_intent` what a turn is for."""

    INTENT = "intent"
    BUDGET = "budget"
    TIMELINE = "timeline"
    LANGUAGE = "language"
    MESSAGE_INTENT = "message_intent"
    TONE = "tone"


# What is said of one turn: a label of that reading, which changes nothing about the lead. Saying that it is right is a
# label too, for errors alone tell nothing of how often the reader is right.
OF_ONE_TURN = frozenset({Corrected.MESSAGE_INTENT, Corrected.TONE})


def question_of(what: Corrected) -> Question | None:
    """The question that it answers, None for what no question asks."""
    return next((question for question in Question if question.value == what.value), None)


def choices(what: Corrected) -> tuple[str, ...]:
    """What it may be corrected to; "unknown" says that the contact told nothing of the kind."""
    match what:
        case Corrected.INTENT:
            return tuple(IntentLevel)
        case Corrected.BUDGET:
            return tuple(BudgetBand)
        case Corrected.TIMELINE:
            return tuple(Timeline)
        case Corrected.LANGUAGE:
            return LANGUAGES
        case Corrected.MESSAGE_INTENT:
            return tuple(Intent)
        case Corrected.TONE:
            return tuple(Tone)
        case _:
            assert_never(what)
