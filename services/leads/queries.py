"""Reads leads: the open one of a conversation's contact with what it has answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.db import Reader
from services.leads.models import ANSWER_EVIDENCE, Lead, LeadState, QualificationAnswer
from services.rules.bands import Band
from services.rules.qualification import Answer, Answers, Progress, Question
from services.rules.reading import (
    BudgetBand,
    BuyingSignal,
    Evidence,
    Extracted,
    IntentLevel,
    Objection,
    Timeline,
    Value,
)
from services.statements import Prepared
from services.subject_keys import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRecord:
    """A lead as scoring and routing see it; `former_owner_id` had the contact's last closed lead."""

    id: UUID
    conversation_id: UUID
    owner_id: UUID | None
    former_owner_id: UUID | None = None
    band: Band
    owner_band: Band | None
    score_tenths: int
    objections: tuple[Objection, ...]
    buying_signals: tuple[BuyingSignal, ...]
    progress: Progress
    is_escalated: bool
    created_at: datetime
    # Whose words its answers keep: the contact it was opened for, though it may be answered in another's conversation
    # since the two were joined. None before it is stored.
    subject: Subject | None = None


def of_conversation() -> ColumnElement[bool]:
    """Whether a lead is that of a conversation's contact, or of one joined with it that is answered there."""
    return or_(Lead.contact_id == Conversation.contact_id, Lead.conversation_id == Conversation.id)


async def find_open(tx: Reader, conversation_id: UUID) -> LeadRecord | None:
    """Return the open lead of the conversation's contact, wherever it began; None where there is none."""
    row = await tx.row(_OPEN, conversation_id=conversation_id)
    if row is None:
        return None
    subject = Subject(tx.cipher, row.contact_id, row.subject_key)
    progress = Progress(
        answers=await load_answers(tx, subject, row.id),
        asked=tuple(Question(question) for question in row.questions_asked),
    )
    return LeadRecord(
        id=row.id,
        conversation_id=row.conversation_id,
        owner_id=row.owner_id,
        former_owner_id=row.former_owner_id,
        band=Band(row.band),
        owner_band=Band(row.owner_band) if row.owner_band else None,
        score_tenths=row.score_tenths,
        objections=tuple(Objection(value) for value in row.objections),
        buying_signals=tuple(BuyingSignal(value) for value in row.buying_signals),
        progress=progress,
        is_escalated=row.escalated_at is not None,
        created_at=row.created_at,
        subject=subject,
    )


def former_owner() -> ScalarSelect[UUID | None]:
    """Who had the contact's last closed lead: the column of a statement about leads."""
    closed = aliased(Lead)
    return (
        select(closed.owner_id)
        .where(
            closed.tenant_id == Lead.tenant_id,
            closed.contact_id == Lead.contact_id,
            closed.state != LeadState.OPEN,
            closed.owner_id.is_not(None),
        )
        .order_by(closed.updated_at.desc())
        .limit(1)
        .scalar_subquery()
    )


async def load_answers(tx: Reader, subject: Subject, lead_id: UUID) -> Answers:
    """Return what a lead answered, with the words that prove each, the corrected ones before the present one."""
    rows = await tx.rows(_ANSWERS, lead_id=lead_id)
    return Answers(
        intent=_answer(IntentLevel, _of(subject, rows, Question.INTENT)),
        budget=_answer(BudgetBand, _of(subject, rows, Question.BUDGET)),
        timeline=_answer(Timeline, _of(subject, rows, Question.TIMELINE)),
    )


def _of(subject: Subject, rows: Iterable[Any], question: Question) -> list[tuple[str, Evidence]]:
    return [
        (row.value, Evidence(text=subject.open(ANSWER_EVIDENCE, row.id, row.evidence), message_id=row.message_id))
        for row in rows
        if row.question == question
    ]


def _answer(values: type[Value], told: list[tuple[str, Evidence]]) -> Answer[Value]:
    if not told:
        return Answer(current=Extracted(value=values("unknown")))
    extracted = [Extracted(value=values(value), evidence=evidence) for value, evidence in told]
    return Answer(current=extracted[-1], earlier=tuple(extracted[:-1]))


_OPEN = Prepared(
    select(Lead, Contact.subject_key, former_owner().label("former_owner_id"))
    .join(Contact, and_(Contact.tenant_id == Lead.tenant_id, Contact.id == Lead.contact_id))
    .join(Conversation, and_(Conversation.tenant_id == Lead.tenant_id, of_conversation()))
    .where(
        Lead.tenant_id == bindparam("tenant_id"),
        Conversation.id == bindparam("conversation_id"),
        Lead.state == LeadState.OPEN,
    )
)
_ANSWERS = Prepared(
    select(QualificationAnswer)
    .where(QualificationAnswer.tenant_id == bindparam("tenant_id"), QualificationAnswer.lead_id == bindparam("lead_id"))
    .order_by(QualificationAnswer.at, QualificationAnswer.id)
)
