"""Composes a reply from the parts of its plan; only a fact of the tenant makes a statement about the tenant."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from services.replies.queries import ApprovedFact
from services.replies.wording import say
from services.rules.escalation import FixedText
from services.rules.passages import Passage
from services.rules.qualification import Question
from services.rules.rate_card import ReplyKind
from services.rules.reply_plan import Parts, is_courtesy
from services.rules.segments import Segment

_FIXED = {
    FixedText.STOP_CONFIRMATION: Segment.STOP_CONFIRMATION,
    FixedText.PLACEHOLDER: Segment.PLACEHOLDER,
    FixedText.HANDING_OVER: Segment.HANDING_OVER,
    FixedText.HOLDING: Segment.HOLDING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact in a model's words; what makes them true is the guard's matter."""

    text: str
    fact: ApprovedFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a reply is to say: its parts, the facts that its claims state, and the contact's figure to repeat."""

    language: str
    company: str
    parts: Parts
    turn_number: int
    question: Question | None = None
    answers: tuple[ApprovedFact, ...] = ()
    passage: Passage | None = None  # quoted where no fact answers
    proposed: tuple[Statement, ...] = ()  # a model's words for facts, in place of `answers`
    persuasion: ApprovedFact | None = None
    technique: str | None = None
    figure: str = ""

    def facts_of(self, part: Segment) -> tuple[ApprovedFact, ...]:
        """The facts that a part states; none for what is worded here."""
        match part:
            case Segment.CLAIM:
                return self.answers
            case Segment.PERSUADE if self.persuasion:
                return (self.persuasion,)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What one part of a reply says, and the fact it states or the passage it quotes; none for what is worded here."""

    part: Segment
    text: str
    fact: ApprovedFact | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A reply before the policy check: its sentences, how it is charged, and what it asks."""

    sentences: tuple[Sentence, ...]
    language: str
    kind: ReplyKind
    question: Question | None = None
    technique: str | None = None
    refusals: tuple[str, ...] = ()  # why the guard refused an earlier draft

    @property
    def text(self) -> str:
        """What is sent."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def segments(self) -> tuple[str, ...]:
        """What it is made of, in order."""
        return tuple(sentence.part.value for sentence in self.sentences)

    @property
    def fact_ids(self) -> tuple[UUID, ...]:
        """The facts it states."""
        return tuple(sentence.fact.id for sentence in self.sentences if sentence.fact)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages it quotes."""
        return tuple(sentence.passage for sentence in self.sentences if sentence.passage)

    @property
    def is_models(self) -> bool:
        """Whether a language model found any of its words."""
        return any(sentence.fact and sentence.text not in sentence.fact.texts.values() for sentence in self.sentences)

    @property
    def discloses_ai(self) -> bool:
        """Whether it says that an AI writes."""
        return not {Segment.DISCLOSURE, Segment.CONFIRM_AI}.isdisjoint(self.segments)


def write(brief: Brief) -> Draft:
    """Return the reply to a turn that the AI answers."""
    asked = brief.question if any(part.startswith("ask_") for part in brief.parts) else None
    return Draft(
        sentences=tuple(_sentences(brief)),
        language=brief.language,
        kind=_kind(brief.parts, asked),
        question=asked,
        technique=brief.technique if Segment.PERSUADE in brief.parts else None,
    )


def _kind(parts: Parts, asked: Question | None) -> ReplyKind:
    if asked:
        return ReplyKind.QUALIFICATION
    return ReplyKind.FIXED if is_courtesy(parts) else ReplyKind.PERSUASION


def _sentences(brief: Brief) -> Iterator[Sentence]:
    for part in brief.parts:
        if part is Segment.CLAIM and brief.proposed:
            yield from (Sentence(part=part, text=one.text, fact=one.fact) for one in brief.proposed)
        elif part in (Segment.CLAIM, Segment.PERSUADE):
            for fact in brief.facts_of(part):
                if statement := fact.text(brief.language):
                    yield Sentence(part=part, text=statement, fact=fact)
            if part is Segment.CLAIM and brief.passage and not brief.answers:
                yield Sentence(part=part, text=brief.passage.sentence, passage=brief.passage)
        else:
            wording = say(part, brief.language, brief.turn_number)
            yield Sentence(part=part, text=wording.format(company=brief.company, words=brief.figure))


def write_fixed(fixed: FixedText, language: str, company: str, *, discloses: bool) -> Draft:
    """Return one of the fixed texts, which are free; the first message to a contact says that an AI wrote it."""
    segment = _FIXED[fixed]
    parts = [Segment.DISCLOSURE, segment] if discloses and fixed is FixedText.HANDING_OVER else [segment]
    said = (Sentence(part=part, text=say(part, language, 0).format(company=company)) for part in parts)
    return Draft(sentences=tuple(said), language=language, kind=ReplyKind.FIXED)
