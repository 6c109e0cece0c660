"""Plays one dialog: the contact writes by the script, the product answers by its own rules, at times of the past."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from services.billing.commands import Held
from services.conversations.models import Author, MessageKind
from services.conversations.turns import Line, Turn
from services.demo.scripts import PROVIDER, Script, ScriptTurn
from services.flows.turn_answer import Opened, TurnAnswer, decide
from services.ids import new_id
from services.leads.queries import LeadRecord
from services.ports import EngineReading
from services.replies.queries import ApprovedFact
from services.replies.recorded import write_reading
from services.rules.bands import Band
from services.rules.escalation import StepKind
from services.rules.qualification import Progress
from services.rules.rate_card import ReplyKind
from services.rules.reading import Evidence, Extracted, Reading

BETWEEN_MESSAGES = timedelta(seconds=3)
STORED_AFTER = timedelta(seconds=1)
ANSWERED_AFTER = timedelta(seconds=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a dialog is played on: the company, its inbox and facts, and the ids of what comes to be."""

    company: str
    zone: ZoneInfo
    currency: str
    inbox_id: UUID
    wallet_id: UUID
    facts: tuple[ApprovedFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedTurn:
    """A turn with its answer; `at` is when it was answered, `reply_id` the message that did."""

    opened: Opened
    answer: TurnAnswer
    at: datetime
    reply_id: UUID | None


@dataclass(slots=True, kw_only=True)
class Played:
    """A dialog that was played: everything said, and the state it left behind."""

    stage: Stage
    language: str
    conversation_id: UUID
    contact_id: UUID
    started_at: datetime
    lead: LeadRecord
    lines: list[Line] = field(default_factory=list)
    turns: list[PlayedTurn] = field(default_factory=list)
    answered_seq: int = 0

    @property
    def ended_at(self) -> datetime:
        """When the last word was said."""
        return self.lines[-1].created_at

    def says(self, author: Author, text: str, at: datetime, *, operation: str | None = None) -> Line:
        """Add a message; ours are stored when they are written, the contact's a moment after."""
        line = Line(
            id=new_id(at),
            seq=len(self.lines) + 1,
            author=author,
            kind=MessageKind.TEXT,
            text=text,
            at=at,
            created_at=at + STORED_AFTER if author is Author.CONTACT else at,
            operation=operation,
        )
        self.lines.append(line)
        return line


def play(script: Script, stage: Stage, started_at: datetime, pauses: Sequence[timedelta]) -> Played:
    """Play a dialog until it ends or a person is needed; `pauses` are how long the contact takes for each answer."""
    conversation_id = new_id(started_at)
    played = Played(
        stage=stage,
        language=script.language,
        conversation_id=conversation_id,
        contact_id=new_id(started_at),
        started_at=started_at,
        lead=_new_lead(conversation_id, started_at),
    )
    at = started_at
    for turn, pause in zip(script.turns, pauses, strict=False):
        at = _play_turn(played, turn, at) + pause
        if played.turns[-1].answer.step.kind is not StepKind.ANSWER:
            break
    return played


def _play_turn(played: Played, turn: ScriptTurn, at: datetime) -> datetime:
    said = []
    for text in turn.says:
        said.append(played.says(Author.CONTACT, text, at))
        at += BETWEEN_MESSAGES
    now = at + ANSWERED_AFTER
    opened = _opened(played)
    reading = _with_ids(turn.reading, said)
    engine = EngineReading(reading=reading, provider=PROVIDER, model="script", raw_output=write_reading(reading))
    answer = decide(opened, engine, now)
    reply = None
    if answer.draft:
        kind = answer.draft.kind
        operation = "fixed_text" if kind is ReplyKind.FIXED else str(kind)
        reply = played.says(Author.AI, answer.draft.text, now, operation=operation)
    played.answered_seq = opened.turn.read_to_seq
    played.turns.append(PlayedTurn(opened=opened, answer=answer, at=now, reply_id=reply.id if reply else None))
    played.lead = _after(played.lead, answer)
    return now


def _opened(played: Played) -> Opened:
    stage = played.stage
    turn = Turn(
        conversation_id=played.conversation_id,
        contact_id=played.contact_id,
        inbox_id=stage.inbox_id,
        assignee_id=None,
        answered_seq=played.answered_seq,
        read_to_seq=len(played.lines),
        ai_is_on=True,
        is_disclosed=bool(played.turns),
        held_at=None,
        opted_out=False,
        company=stage.company,
        language=played.language if played.turns else None,
        default_language="en",
        timezone=stage.zone,
        default_currency=stage.currency,
        knowledge_version=0,
        quiet_seconds=4,
        lines=tuple(played.lines),
    )
    held = Held(wallet_id=stage.wallet_id, turn_key=turn.key, conversation_id=played.conversation_id, covers=True)
    return Opened(turn=turn, lead=played.lead, held=held, facts=stage.facts)


def _with_ids(reading: Reading, said: Sequence[Line]) -> Reading:
    """The reading with its evidence tied to the message that holds the words."""
    return replace(
        reading,
        intent_level=_tied(reading.intent_level, said),
        budget=_tied(reading.budget, said),
        timeline=_tied(reading.timeline, said),
    )


def _tied(told: Extracted, said: Sequence[Line]) -> Extracted:  # type: ignore[type-arg]  # any of the three values
    if told.evidence is None:
        return told
    words = told.evidence.text
    message_id = next(line.id for line in said if words in line.text)
    return replace(told, evidence=Evidence(text=words, message_id=message_id))


def _new_lead(conversation_id: UUID, at: datetime) -> LeadRecord:
    return LeadRecord(
        id=new_id(at),
        conversation_id=conversation_id,
        owner_id=None,
        band=Band.COLD,
        owner_band=None,
        score_tenths=0,
        objections=(),
        buying_signals=(),
        progress=Progress(),
        is_escalated=False,
        created_at=at,
    )


def _after(lead: LeadRecord, answer: TurnAnswer) -> LeadRecord:
    after = answer.after
    return replace(
        lead,
        band=after.score.band,
        owner_band=after.owner_band,
        score_tenths=after.score.tenths,
        objections=after.objections,
        buying_signals=after.signals,
        progress=after.progress,
        is_escalated=lead.is_escalated or answer.step.escalates,
    )
