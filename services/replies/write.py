"""Composes a reply from segments: acknowledgement, what was asked, one question or call to action.

Only a fact of the tenant makes a statement about the tenant; without one the reply says so and offers a person.
"""

from dataclasses import dataclass
from uuid import UUID

from services.replies.queries import ApprovedFact
from services.replies.wording import Segment, say
from services.rules.bands import Band
from services.rules.escalation import FixedText
from services.rules.qualification import Question
from services.rules.rate_card import ReplyKind
from services.rules.reading import Reading, Tone

_QUESTIONS = {
    Question.INTENT: Segment.ASK_INTENT,
    Question.BUDGET: Segment.ASK_BUDGET,
    Question.TIMELINE: Segment.ASK_TIMELINE,
}
_CLOSES = {Band.HOT: Segment.CLOSE_HOT, Band.WARM: Segment.CLOSE_WARM, Band.COLD: Segment.CLOSE_COLD}
_FIXED = {
    FixedText.STOP_CONFIRMATION: Segment.STOP_CONFIRMATION,
    FixedText.PLACEHOLDER: Segment.PLACEHOLDER,
    FixedText.HANDING_OVER: Segment.HANDING_OVER,
    FixedText.HOLDING: Segment.HOLDING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a reply is to do."""

    language: str
    company: str
    reading: Reading
    band: Band
    question: Question | None
    turn_number: int
    discloses: bool
    asked_for_fact: bool
    fact: ApprovedFact | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A reply before the policy check: its text, what it was made of, and how it is charged."""

    text: str
    language: str
    kind: ReplyKind
    segments: tuple[str, ...]
    fact_ids: tuple[UUID, ...] = ()
    question: Question | None = None


def write(brief: Brief) -> Draft:
    """Return the reply to a turn that the AI answers."""
    segments = _segments(brief)
    said = [_say(segment, brief) for segment in segments]
    if brief.fact and (statement := brief.fact.text(brief.language)):
        said.insert(len(said) - 1, statement)
    return Draft(
        text=" ".join(said),
        language=brief.language,
        kind=ReplyKind.QUALIFICATION if brief.question else ReplyKind.PERSUASION,
        segments=tuple(segment.value for segment in segments),
        fact_ids=(brief.fact.id,) if brief.fact else (),
        question=brief.question,
    )


def write_fixed(fixed: FixedText, language: str, company: str, *, discloses: bool) -> Draft:
    """Return one of the fixed texts, which are free; the first message to a contact says that an AI wrote it."""
    segment = _FIXED[fixed]
    parts = [Segment.DISCLOSURE, segment] if discloses and fixed is FixedText.HANDING_OVER else [segment]
    text = " ".join(say(part, language, 0).format(company=company) for part in parts)
    return Draft(text=text, language=language, kind=ReplyKind.FIXED, segments=tuple(part.value for part in parts))


def _segments(brief: Brief) -> list[Segment]:
    first = [Segment.GREETING, Segment.DISCLOSURE] if brief.discloses else [_acknowledgement(brief.reading)]
    missing = [Segment.NO_FACT] if brief.asked_for_fact and brief.fact is None else []
    if brief.question:
        return [*first, *missing, _QUESTIONS[brief.question]]
    return [*first, *missing, Segment.OFFER_PERSON if missing else _CLOSES[brief.band]]


def _acknowledgement(reading: Reading) -> Segment:
    if reading.tone is Tone.FRUSTRATED:
        return Segment.ACKNOWLEDGE_FRUSTRATION
    return Segment.ACKNOWLEDGE_OBJECTION if reading.objections else Segment.ACKNOWLEDGE


def _say(segment: Segment, brief: Brief) -> str:
    return say(segment, brief.language, brief.turn_number).format(company=brief.company)
