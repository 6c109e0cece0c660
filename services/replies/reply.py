"""Replies to a turn: chooses its facts, plans its parts, writes them. Whether a reply is due is escalation's matter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.replies.choice import answers_to, overview, persuasion
from services.replies.guard import refusals
from services.replies.queries import ApprovedFact
from services.replies.wording import WORDING
from services.replies.write import Brief, Draft, Statement, write
from services.rules.bands import Band
from services.rules.expectations import Expectation, expectation
from services.rules.passages import Passage
from services.rules.proposal import Proposal, heard_with
from services.rules.qualification import Answers, Question
from services.rules.reading import Reading, Timeline
from services.rules.reply_plan import Occasion, plan
from services.rules.segments import Segment

# Shorter and longer words of a contact are not said back.
LEAST_FIGURE, LONGEST_FIGURE = 5, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What is replied to: the turn's text and reading, what was known before, what to ask.

    `earlier` is what the contact wrote before, `said` what the AI did.
    """

    text: str
    reading: Reading
    before: Answers
    question: Question | None
    band: Band
    earlier: str
    said: tuple[str, ...]
    discloses: bool
    passage: Passage | None = None
    proposal: Proposal | None = None  # a language model's

    @property
    def figure(self) -> str:
        """The contact's words for a new budget or date, short enough to be said back; "" where none is."""
        answers, reading = self.before, self.reading
        budget = reading.budget.evidence if reading.budget != answers.budget.current else None
        is_dated = reading.timeline.value is not Timeline.EXPLORING and reading.timeline != answers.timeline.current
        timeline = reading.timeline.evidence if is_dated else None
        words = ", ".join(" ".join(found.text.split()) for found in (budget, timeline) if found)
        # A bare "ok" that took up our figure is no figure to say back.
        return words if LEAST_FIGURE <= len(words) <= LONGEST_FIGURE or words.isdecimal() else ""

    @property
    def corrects(self) -> bool:
        """Whether a budget or date that was known is another now."""
        answers, reading = self.before, self.reading
        budget, timeline = answers.budget.current, answers.timeline.current
        return (reading.budget.is_known and budget.is_known and reading.budget.value is not budget.value) or (
            reading.timeline.is_known and timeline.is_known and reading.timeline.value is not timeline.value
        )


def reply_to(hearing: Hearing, facts: Sequence[ApprovedFact], *, language: str, company: str) -> Draft:
    """Return the reply in `language`; `facts` are the tenant's that hold now, newest first.

    A draft that the guard refuses is written again without the model's words, then without facts.
    """
    contact = f"{hearing.earlier}\n{hearing.text}"
    found: tuple[str, ...] = ()
    for plainer, known in ((hearing, facts), (replace(hearing, proposal=None), facts)):
        draft = _draft(plainer, known, language, company)
        refused = refusals(draft, contact=contact, company=company)
        if not refused:
            return replace(draft, refusals=found)
        found = tuple(dict.fromkeys((*found, *refused)))
    bare = replace(hearing, proposal=None, passage=None)
    return replace(_draft(bare, (), language, company), refusals=found)


def wants_passage(text: str, reading: Reading, facts: Sequence[ApprovedFact], *, earlier: str) -> bool:
    """Whether the contact asks something that no fact answers."""
    return expectation(text, reading) is Expectation.ANSWER and not answers_to(text, facts, earlier=earlier)


def _draft(hearing: Hearing, facts: Sequence[ApprovedFact], language: str, company: str) -> Draft:
    expected = _expected(hearing)
    proposed = _statements(hearing.proposal, facts)
    wants_overview = expected is Expectation.OVERVIEW
    answers = overview(facts, language) if wants_overview else answers_to(hearing.text, facts, earlier=hearing.earlier)
    # Interest without a need is no answer to what is needed.
    question = Question.INTENT if wants_overview and not hearing.said else hearing.question
    convincing = None if question else persuasion(hearing.band, facts, hearing.said, language)
    figure = hearing.figure
    passage = hearing.passage if expected is Expectation.ANSWER and not answers and not proposed else None
    parts = plan(
        Occasion(
            expectation=expected,
            objections=hearing.reading.objections,
            question=question,
            band=hearing.band,
            discloses=hearing.discloses,
            is_small_talk=hearing.reading.is_small_talk,
            has_answer=bool(answers) or bool(proposed) or passage is not None,
            can_persuade=convincing is not None,
            failed_before=_lacked_a_fact(hearing.said, language),
            learned=bool(figure),
            changed=bool(figure) and hearing.corrects,
        )
    )
    return write(
        Brief(
            language=language,
            company=company,
            parts=parts,
            turn_number=len(hearing.said),
            question=question,
            answers=answers,
            proposed=proposed,
            passage=passage,
            persuasion=convincing[0] if convincing else None,
            technique=convincing[1] if convincing else None,
            figure=figure,
        )
    )


def _expected(hearing: Hearing) -> Expectation:
    by_rules = expectation(hearing.text, hearing.reading)
    return heard_with(by_rules, hearing.proposal.expects) if hearing.proposal else by_rules


def _statements(proposal: Proposal | None, facts: Sequence[ApprovedFact]) -> tuple[Statement, ...]:
    """What the model says of facts that still hold."""
    known = {fact.id: fact for fact in facts}
    sentences = proposal.sentences if proposal else ()
    return tuple(
        Statement(text=one.text, fact=known[one.fact_id]) for one in sentences if one.fact_id and one.fact_id in known
    )


def _lacked_a_fact(said: Sequence[str], language: str) -> bool:
    wordings = WORDING[language][Segment.NO_FACT]
    return bool(said) and any(wording in said[-1] for wording in wordings)
