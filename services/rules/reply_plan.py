"""Which parts a reply is made of, in order: open, deal with what the contact expects, then ask or invite.

A contact who wants peace, says goodbye or is annoyed is not asked anything. Wording is the replies' matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from services.rules.bands import Band
from services.rules.expectations import Expectation
from services.rules.qualification import Question
from services.rules.reading import Objection
from services.rules.segments import Segment

Parts = tuple[Segment, ...]

QUESTIONS: Mapping[Question, Segment] = {
    Question.INTENT: Segment.ASK_INTENT,
    Question.BUDGET: Segment.ASK_BUDGET,
    Question.TIMELINE: Segment.ASK_TIMELINE,
}
_CLOSES = {Band.HOT: Segment.CLOSE_HOT, Band.WARM: Segment.CLOSE_WARM, Band.COLD: Segment.CLOSE_COLD}
_OBJECTIONS = {
    Objection.PRICE: Segment.ACKNOWLEDGE_PRICE,
    Objection.TRUST: Segment.ACKNOWLEDGE_TRUST,
    Objection.PAST_EXPERIENCE: Segment.ACKNOWLEDGE_TRUST,
    Objection.TIMING: Segment.ACKNOWLEDGE_TIME,
    Objection.AUTHORITY: Segment.ACKNOWLEDGE_OTHERS,
}
_DEALS: Mapping[Expectation, Parts] = {
    Expectation.TRUTH_ABOUT_US: (Segment.CONFIRM_AI,),
    Expectation.NO_INVENTION: (Segment.NO_PROMISE,),
    Expectation.APOLOGY: (Segment.ACKNOWLEDGE_FRUSTRATION,),
    Expectation.PEACE: (Segment.GIVE_TIME,),
    Expectation.FAREWELL: (Segment.WELCOME,),
}
# Nothing is asked of a contact who expects one of these.
_UNPRESSED = frozenset({Expectation.APOLOGY, Expectation.PEACE, Expectation.FAREWELL})
# What costs nothing: nothing is asked, claimed or offered in it.
COURTESIES = frozenset({Segment.GREETING, Segment.DISCLOSURE, Segment.CONFIRM_AI, Segment.GIVE_TIME, Segment.WELCOME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a reply has to do with; `has_answer` if a fact covers what was asked, `can_persuade` if one suits the band.

    `failed_before` if our last reply had no answer either. `learned` and `changed` say that the turn gave or corrected
    a figure whose words can be repeated.
    """

    expectation: Expectation
    objections: tuple[Objection, ...] = ()
    question: Question | None = None
    band: Band = Band.COLD
    discloses: bool = False
    has_answer: bool = False
    can_persuade: bool = False
    failed_before: bool = False
    is_small_talk: bool = False
    learned: bool = False
    changed: bool = False


def plan(occasion: Occasion) -> Parts:
    """Return the parts of the reply, never none."""
    return (*_opening(occasion), *_middle(occasion), *_end(occasion))


def is_courtesy(parts: Parts) -> bool:
    """True where a reply only greets, thanks or gives time, and is free."""
    return COURTESIES.issuperset(parts)


def _opening(occasion: Occasion) -> Parts:
    if occasion.discloses:
        # Saying that an AI writes is the disclosure.
        told = occasion.expectation is Expectation.TRUTH_ABOUT_US
        return (Segment.GREETING,) if told else (Segment.GREETING, Segment.DISCLOSURE)
    if occasion.changed:
        return (Segment.ACKNOWLEDGE_CHANGE,)
    if occasion.learned:
        return (Segment.ACKNOWLEDGE_FIGURE,)
    # "Thanks, noted" to a bare "ok" would be noise.
    is_told = occasion.expectation is Expectation.NOTHING and not occasion.is_small_talk
    return (Segment.ACKNOWLEDGE,) if is_told else ()


def _middle(occasion: Occasion) -> Parts:
    match occasion.expectation:
        case Expectation.ANSWER:
            return (Segment.CLAIM,) if occasion.has_answer else (Segment.NO_FACT,)
        case Expectation.OVERVIEW if occasion.has_answer:
            return (Segment.CLAIM,)
        case Expectation.REASSURANCE:
            known = (_OBJECTIONS[objection] for objection in occasion.objections if objection in _OBJECTIONS)
            return (next(known, Segment.ACKNOWLEDGE_OBJECTION),)
        case Expectation.NO_INVENTION if occasion.has_answer:
            return (Segment.NO_PROMISE, Segment.CLAIM)
    return _DEALS.get(occasion.expectation, ())


def _end(occasion: Occasion) -> Parts:
    if occasion.expectation is Expectation.APOLOGY:
        return (Segment.OFFER_PERSON,)
    if occasion.expectation in _UNPRESSED:
        return ()
    if occasion.failed_before and occasion.expectation is Expectation.ANSWER and not occasion.has_answer:
        return (Segment.OFFER_PERSON,)
    if occasion.question:
        return (QUESTIONS[occasion.question],)
    if occasion.expectation in (Expectation.ANSWER, Expectation.NO_INVENTION) and not occasion.has_answer:
        return (Segment.OFFER_PERSON,)
    if occasion.can_persuade and occasion.expectation in (Expectation.NOTHING, Expectation.ANSWER):
        return (Segment.PERSUADE, _CLOSES[occasion.band])
    return (_CLOSES[occasion.band],)
