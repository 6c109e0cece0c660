"""Decides on a turn that was read: score, step, reply. No input and no output: `settle_turn` writes what it returns."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.billing.commands import Held
from services.conversations.models import Author
from services.conversations.turns import Turn
from services.leads.commands import AfterTurn
from services.leads.facts import score_facts
from services.leads.queries import LeadRecord
from services.ports import EngineReading
from services.replies.ground import ReplyGround, write_from
from services.replies.queries import ApprovedFact
from services.replies.recorded import ReadingInput
from services.replies.reply import Hearing, wants_passage
from services.replies.wording import language_for
from services.replies.write import Draft
from services.rules import bands, qualification
from services.rules.bands import Band
from services.rules.escalation import Situation, Step
from services.rules.judgement import Judgement, Moment, judge
from services.rules.passages import Passage
from services.rules.qualification import Question
from services.rules.rate_card import ReplyKind
from services.rules.reading import Reading
from services.rules.score_policy import ScoreFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A turn with its lead, its hold, and the tenant's facts that hold now."""

    turn: Turn
    lead: LeadRecord
    held: Held
    facts: tuple[ApprovedFact, ...] = ()

    @property
    def asked(self) -> Question | None:
        """What our last message asked, so that "5 lakh" is read as an answer; None once a person has written since."""
        return asked_last(self.turn, self.lead)


def asked_last(turn: Turn, lead: LeadRecord) -> Question | None:
    """What our last message asked; None once a person has written since."""
    ours = [line for line in turn.lines if line.author is not Author.CONTACT]
    asked = lead.progress.asked
    # In shadow mode a person sent the AI's question.
    is_ours = bool(ours) and (ours[-1].author is Author.AI or ours[-1].operation == ReplyKind.QUALIFICATION)
    return asked[-1] if asked and is_ours else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A question that no fact answers, and the language to answer it in."""

    question: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnAnswer:
    """What is to be done about a turn, and everything it was decided on."""

    engine: EngineReading
    language: str | None
    given: ReadingInput
    facts: ScoreFacts
    after: AfterTurn
    step: Step
    ground: ReplyGround | None
    draft: Draft | None

    @property
    def reading(self) -> Reading:
        """What the turn was understood to say."""
        return self.engine.reading

    def routes(self, lead: LeadRecord) -> bool:
        """True where somebody may have to get the lead: it needs a person, changed its band, or has no owner yet."""
        if self.step.escalates:
            return True
        changed = self.after.owner_band is not lead.owner_band
        return changed or (lead.owner_id is None and self.after.owner_band is not Band.COLD)


def decide(opened: Opened, engine: EngineReading, now: datetime, *, passage: Passage | None = None) -> TurnAnswer:
    """Return the answer to a turn; the same reading of the same turn gives the same answer.

    `passage` is what the tenant's documents say where no fact answers.
    """
    turn, lead, reading = opened.turn, opened.lead, engine.reading
    moment = moment_of(opened, now)
    judged = judge(reading, moment, now)
    progress, facts = judged.progress, judged.facts
    owner_band = bands.owner_band(lead.owner_band, judged.score.tenths, new_message=True)
    ground = with_passage(_ground(opened, engine, judged, now), passage)
    draft = write_from(ground, opened.facts) if ground else None
    if draft and draft.question:
        progress = qualification.ask(progress, draft.question)
    after = AfterTurn(
        progress=progress,
        score=judged.score,
        objections=facts.open_objections,
        signals=facts.buying_signals,
        owner_band=owner_band,
    )
    return TurnAnswer(
        engine=engine,
        language=_spoken(reading) or turn.language,
        given=ReadingInput(turn=turn.text(opened.asked, now), moment=moment),
        facts=facts,
        after=after,
        step=judged.step,
        ground=ground,
        draft=draft,
    )


def moment_of(opened: Opened, now: datetime) -> Moment:
    """What was known before the turn was read."""
    lead = opened.lead
    signals, objections = lead.buying_signals, lead.objections
    measured = score_facts(lead, lead.progress.answers, opened.turn.lines, now, signals=signals, objections=objections)
    return Moment(situation=_situation(opened), progress=lead.progress, signals=signals, measured=measured)


def _situation(opened: Opened) -> Situation:
    return Situation(
        covered=opened.held.covers,
        ai_answers=opened.turn.ai_is_on,
        earlier_objections=opened.lead.objections,
        is_opening=all(line.author is Author.CONTACT for line in opened.turn.lines),
        asked=opened.asked,
        stop_confirmed=opened.turn.opted_out,
        holding_text_sent_at=opened.turn.held_at,
    )


def spoken_language(turn: Turn, reading: Reading) -> str:
    """The language to answer a turn in."""
    spoken_before = turn.language if turn.languages is None or turn.language in turn.languages else None
    return language_for(
        reading.language,
        is_hinglish=reading.is_hinglish,
        default=spoken_before or turn.default_language,
        offered=turn.languages,
    )


def _ground(opened: Opened, engine: EngineReading, judged: Judgement, now: datetime) -> ReplyGround | None:
    turn, step, reading = opened.turn, judged.step, engine.reading
    language = spoken_language(turn, reading)
    discloses = not turn.is_disclosed
    if step.fixed_text:
        return ReplyGround(language=language, company=turn.company, fixed=step.fixed_text, discloses=discloses)
    if not step.replies:
        return None
    hearing = Hearing(
        text=turn.text(None, now).text,
        reading=reading,
        before=opened.lead.progress.answers,
        question=qualification.next_question(judged.progress),
        band=judged.score.band,
        earlier=turn.contacts_words,
        said=tuple(line.text for line in turn.lines if line.author is Author.AI),
        discloses=discloses,
        proposal=engine.proposal,
    )
    return ReplyGround(language=language, company=turn.company, hearing=hearing)


def unanswered(opened: Opened, engine: EngineReading, now: datetime) -> Unanswered | None:
    """What is to be looked up in the tenant's documents; None where it has none, or need not be."""
    is_answered = engine.proposal is not None and engine.proposal.sentences
    if not opened.turn.knowledge_version or is_answered:
        return None
    ground = _ground(opened, engine, judge(engine.reading, moment_of(opened, now), now), now)
    if ground is None or ground.hearing is None:
        return None
    heard = ground.hearing
    if not wants_passage(heard.text, heard.reading, opened.facts, earlier=heard.earlier):
        return None
    return Unanswered(question=heard.text, language=ground.language)


def with_passage(ground: ReplyGround | None, passage: Passage | None) -> ReplyGround | None:
    """The ground with what the documents say."""
    if ground is None or ground.hearing is None or passage is None:
        return ground
    return replace(ground, hearing=replace(ground.hearing, passage=passage))


def _spoken(reading: Reading) -> str | None:
    if reading.is_hinglish:
        return "hinglish"
    return None if reading.language == "und" else reading.language
