"""Writes leads: opens one per contact, keeps what it answers, and every score with its arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    DateTime,
    Text,
    Uuid,
    bindparam,
    cast,
    column,
    exists,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from services.db import Transaction
from services.events.catalog.lead import LeadAnswered, LeadCreated, LeadEscalated, LeadScored, RecoveryPlanned
from services.ids import new_id
from services.leads.models import ANSWER_EVIDENCE, Lead, LeadState, QualificationAnswer
from services.leads.models import Score as ScoreTable
from services.leads.queries import LeadRecord
from services.rules.bands import Band
from services.rules.qualification import Answers, Progress, Question
from services.rules.reading import BudgetBand, BuyingSignal, Extracted, IntentLevel, Objection, Timeline
from services.rules.score_policy import Factor, ScoreFacts
from services.rules.scoring import Score
from services.statements import Prepared
from services.subject_keys import Subject

# The recovery is due while the session window is still open (settled 5 of the mission).
RECOVERY_AFTER = timedelta(hours=23)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """Why a contact may need a lead: a conversation, and where it came from."""

    conversation_id: UUID
    contact_id: UUID
    source: str
    campaign: str | None = None


async def ensure_open(tx: Transaction, interests: Sequence[Interest], now: datetime) -> dict[UUID, UUID]:
    """Open a lead for each contact that has none open; return the new ones' ids by conversation.

    The open lead of a conversation may be that of a contact who was joined with this one.
    """
    if not interests:
        return {}
    rows = await tx.rows(
        _ENSURE_OPEN,
        lead_ids=[new_id(now) for _ in interests],
        conversation_ids=[one.conversation_id for one in interests],
        contact_ids=[one.contact_id for one in interests],
        sources=[one.source for one in interests],
        campaigns=[one.campaign for one in interests],
        now=now,
    )
    opened = {row.conversation_id: row.id for row in rows}
    for one in interests:
        if lead_id := opened.get(one.conversation_id):
            of_whom = {"contact_id": one.contact_id, "conversation_id": one.conversation_id}
            tx.emit(LeadCreated(lead_id=lead_id, source=one.source, **of_whom), at=now)
    return opened


def record_answers(
    tx: Transaction, subject: Subject, lead: LeadRecord, conversation_id: UUID, answers: Answers, now: datetime
) -> None:
    """Keep what is new against `lead`; a corrected answer stays, marked as superseded. `subject` is who told it."""
    before, after = _current(lead.progress.answers), _current(answers)
    for question, told in after.items():
        was = before[question]
        if not told.is_known or told == was:
            continue
        replace_answer(tx, lead.subject or subject, lead.id, question, told, now=now)
        event = LeadAnswered(
            lead_id=lead.id,
            conversation_id=conversation_id,
            question=question,
            before=was.value if was.is_known else None,
            after=told.value,
        )
        tx.emit(event, at=now)


def replace_answer(
    tx: Transaction,
    subject: Subject,
    lead_id: UUID,
    question: Question,
    told: Extracted[IntentLevel] | Extracted[BudgetBand] | Extracted[Timeline],
    *,
    now: datetime,
) -> None:
    """Make an answer the present one; what was known before stays, marked as superseded."""
    # Both go in one statement: what it supersedes is what stood before it.
    tx.run_with_next(_SUPERSEDE, lead_id=lead_id, question=question, now=now)
    _insert_answer(tx, subject, lead_id, question, told, now)


def record_score(
    tx: Transaction, lead: LeadRecord, conversation_id: UUID, facts: ScoreFacts, score: Score, now: datetime
) -> None:
    """Keep a score with its five contributions, its reasons and the facts it was computed from."""
    score_id = new_id(now)
    tenths = {contribution.factor: contribution.tenths for contribution in score.contributions}
    reasons = [{"factor": c.factor, "code": c.code, "tenths": c.tenths, **dict(c.parameters)} for c in score.reasons]
    details = [
        {"factor": c.factor, "code": c.code, "max_tenths": c.max_tenths, **dict(c.parameters)}
        for c in score.contributions
    ]
    row = {
        "tenant_id": tx.tenant_id,
        "id": score_id,
        "lead_id": lead.id,
        "total_tenths": score.tenths,
        "band": score.band,
        "budget_tenths": tenths[Factor.BUDGET],
        "intent_tenths": tenths[Factor.INTENT],
        "engagement_tenths": tenths[Factor.ENGAGEMENT],
        "latency_tenths": tenths[Factor.LATENCY],
        "lifecycle_tenths": tenths[Factor.LIFECYCLE],
        "reasons": {"top": reasons, "all": details},
        "inputs": asdict(facts),
        "policy_version": score.version,
        "at": now,
    }
    tx.insert_with_next(ScoreTable, [row])
    event = LeadScored(
        lead_id=lead.id,
        conversation_id=conversation_id,
        score_id=score_id,
        before_tenths=lead.score_tenths,
        after_tenths=score.tenths,
        before_band=lead.band,
        after_band=score.band,
    )
    tx.emit(event, at=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterTurn:
    """What a turn left of the lead: how far the interview is, the score, and all that is open."""

    progress: Progress
    score: Score
    objections: tuple[Objection, ...]
    signals: tuple[BuyingSignal, ...]
    owner_band: Band


async def update_lead(tx: Transaction, lead_id: UUID, after: AfterTurn, now: datetime) -> None:
    """Bring the lead's row to the state after a turn."""
    answers = after.progress.answers
    await tx.run(
        _AFTER_TURN,
        lead_id=lead_id,
        to_score=after.score.tenths,
        to_band=after.score.band,
        to_owner_band=after.owner_band,
        to_intent=answers.intent.current.value,
        to_budget=answers.budget.current.value,
        to_timeline=answers.timeline.current.value,
        to_objections=after.objections,
        to_signals=after.signals,
        to_asked=after.progress.asked,
        now=now,
    )


async def escalate(
    tx: Transaction, lead_id: UUID, conversation_id: UUID, reasons: Sequence[str], now: datetime
) -> None:
    """Mark the lead as needing a person, for the first of the reasons."""
    await tx.execute(
        update(Lead)
        .where(Lead.tenant_id == tx.tenant_id, Lead.id == lead_id)
        .values(escalation_reason=reasons[0], escalated_at=func.coalesce(Lead.escalated_at, now), updated_at=now)
    )
    event = LeadEscalated(
        lead_id=lead_id, conversation_id=conversation_id, reason=reasons[0], all_reasons=tuple(reasons)
    )
    tx.emit(event, at=now)


async def plan_recovery(tx: Transaction, lead_id: UUID, conversation_id: UUID, at: datetime, now: datetime) -> None:
    """Mark a COLD lead for its one recovery, counted from the contact's last message at `at`."""
    due_at = at + RECOVERY_AFTER
    statement = (
        update(Lead)
        .where(Lead.tenant_id == tx.tenant_id, Lead.id == lead_id, Lead.recovery_due_at.is_distinct_from(due_at))
        .values(recovery_due_at=due_at)
        .returning(Lead.id)
    )
    if await tx.scalar(statement):
        tx.emit(RecoveryPlanned(lead_id=lead_id, conversation_id=conversation_id), at=now)


def set_owner(tx: Transaction, lead_id: UUID, member_id: UUID | None, now: datetime) -> None:
    """Make a member the lead's owner, or nobody, with the next write."""
    tx.run_with_next(_SET_OWNER, lead_id=lead_id, member_id=member_id, now=now)


async def move(tx: Transaction, lead_id: UUID, conversation_id: UUID, now: datetime) -> None:
    """Make another conversation of its contact the lead's own."""
    statement = update(Lead).where(Lead.tenant_id == tx.tenant_id, Lead.id == lead_id)
    await tx.execute(statement.values(conversation_id=conversation_id, updated_at=now))


def _current(answers: Answers) -> dict[Question, Extracted[IntentLevel] | Extracted[BudgetBand] | Extracted[Timeline]]:
    return {
        Question.INTENT: answers.intent.current,
        Question.BUDGET: answers.budget.current,
        Question.TIMELINE: answers.timeline.current,
    }


def _insert_answer(
    tx: Transaction,
    subject: Subject,
    lead_id: UUID,
    question: Question,
    told: Extracted[IntentLevel] | Extracted[BudgetBand] | Extracted[Timeline],
    now: datetime,
) -> None:
    assert told.evidence is not None
    answer_id = new_id(now)
    row = {
        "tenant_id": tx.tenant_id,
        "id": answer_id,
        "lead_id": lead_id,
        "question": question,
        "value": told.value,
        "evidence": subject.seal(ANSWER_EVIDENCE, answer_id, told.evidence.text),
        "message_id": told.evidence.message_id,
        "at": now,
    }
    tx.insert_with_next(QualificationAnswer, [row])


_THIS = (Lead.tenant_id == bindparam("tenant_id"), Lead.id == bindparam("lead_id"))

_NOTHING_YET = cast([], ARRAY(Text))
_NOW = bindparam("now", type_=DateTime(timezone=True))
_GIVEN = (
    func.unnest(
        bindparam("lead_ids", type_=ARRAY(Uuid())),
        bindparam("contact_ids", type_=ARRAY(Uuid())),
        bindparam("conversation_ids", type_=ARRAY(Uuid())),
        bindparam("sources", type_=ARRAY(Text())),
        bindparam("campaigns", type_=ARRAY(Text())),
    )
    .table_valued(
        column("lead_id", Uuid()),
        column("contact_id", Uuid()),
        column("conversation_id", Uuid()),
        column("source", Text()),
        column("campaign", Text()),
        name="given",
    )
    .render_derived()
)
_NEW_LEAD: Mapping[str, ColumnElement[Any]] = {
    "tenant_id": bindparam("tenant_id", type_=Uuid()),
    "id": _GIVEN.c.lead_id,
    "contact_id": _GIVEN.c.contact_id,
    "conversation_id": _GIVEN.c.conversation_id,
    "state": literal(LeadState.OPEN, Text()),
    "score_tenths": literal(0),
    "band": literal(Band.COLD, Text()),
    "intent_level": literal(IntentLevel.UNKNOWN, Text()),
    "budget_band": literal(BudgetBand.UNKNOWN, Text()),
    "timeline": literal(Timeline.UNKNOWN, Text()),
    "objections": _NOTHING_YET,
    "buying_signals": _NOTHING_YET,
    "questions_asked": _NOTHING_YET,
    "source": _GIVEN.c.source,
    "campaign": _GIVEN.c.campaign,
    "interactions": literal(0),
    "created_at": _NOW,
    "updated_at": _NOW,
}
_ENSURE_OPEN = Prepared(
    insert(Lead)
    .from_select(
        list(_NEW_LEAD),
        select(*_NEW_LEAD.values()).where(
            ~exists().where(
                Lead.tenant_id == bindparam("tenant_id"),
                Lead.conversation_id == _GIVEN.c.conversation_id,
                Lead.state == LeadState.OPEN,
            )
        ),
    )
    .on_conflict_do_nothing()
    .returning(Lead.id, Lead.conversation_id)
)
_AFTER_TURN = Prepared(
    update(Lead)
    .where(*_THIS)
    .values(
        score_tenths=bindparam("to_score"),
        band=bindparam("to_band"),
        owner_band=bindparam("to_owner_band"),
        intent_level=bindparam("to_intent"),
        budget_band=bindparam("to_budget"),
        timeline=bindparam("to_timeline"),
        objections=bindparam("to_objections"),
        buying_signals=bindparam("to_signals"),
        questions_asked=bindparam("to_asked"),
        interactions=Lead.interactions + 1,
        scored_at=bindparam("now"),
        updated_at=bindparam("now"),
    )
)
_SET_OWNER = Prepared(update(Lead).where(*_THIS).values(owner_id=bindparam("member_id"), updated_at=bindparam("now")))
_SUPERSEDE = Prepared(
    update(QualificationAnswer)
    .where(
        QualificationAnswer.tenant_id == bindparam("tenant_id"),
        QualificationAnswer.lead_id == bindparam("lead_id"),
        QualificationAnswer.question == bindparam("question"),
        QualificationAnswer.superseded_at.is_(None),
    )
    .values(superseded_at=bindparam("now"))
)
