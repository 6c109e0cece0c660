"""Tables of leads: what they answered, and every score with its exact contributions."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, Index, Integer, SmallInteger, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Field, Purpose
from services.rules.bands import Band
from services.rules.correction import Corrected
from services.tables import Json, RowId, Table, TenantId, Visibility, one_of, references, visible_to

ANSWER_EVIDENCE = Field(table="qualification_answer", column="evidence", purpose=Purpose.MESSAGES)


class LeadState(StrEnum):
    """A contact has at most one open lead."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    CLOSED = "closed"


class Lead(Table):
    """A contact's buying interest. `owner_band` is the band by which its owner was told, `band` the present one."""

    __tablename__ = "lead"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    contact_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    state: Mapped[str]
    owner_id: Mapped[UUID | None]
    score_tenths: Mapped[int] = mapped_column(Integer)
    band: Mapped[str]
    owner_band: Mapped[str | None]
    intent_level: Mapped[str]
    budget_band: Mapped[str]
    timeline: Mapped[str]
    objections: Mapped[list[str]] = mapped_column(ARRAY(Text))
    buying_signals: Mapped[list[str]] = mapped_column(ARRAY(Text))
    questions_asked: Mapped[list[str]] = mapped_column(ARRAY(Text))
    qualification_ended: Mapped[str | None]
    escalation_reason: Mapped[str | None]
    escalated_at: Mapped[datetime | None]
    recovery_due_at: Mapped[datetime | None]
    source: Mapped[str]
    campaign: Mapped[str | None]
    interactions: Mapped[int] = mapped_column(Integer)
    scored_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    __table_args__ = (
        one_of("state", LeadState),
        one_of("band", Band),
        references("contact", "contact_id"),
        references("conversation", "conversation_id"),
        references("member", "owner_id"),
        Index(
            "lead_one_open_per_contact_key",
            "tenant_id",
            "contact_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        # A column of the board is read along it, and the columns' totals from it alone.
        Index(
            "lead_board_idx",
            "tenant_id",
            "state",
            "band",
            "score_tenths",
            "id",
            postgresql_include=["budget_band", "owner_id"],
        ),
        Index(None, "tenant_id", "state", "score_tenths", "id"),
        Index(None, "tenant_id", "state", "updated_at", "id"),
        Index(None, "tenant_id", "owner_id", "band"),
        Index(None, "tenant_id", "conversation_id"),
        Index(None, "tenant_id", "contact_id", "id"),
        visible_to(Visibility.OWN_LEADS),
    )


class QualificationAnswer(Table):
    """One thing the contact told, with the words that prove it; a corrected one is kept with `superseded_at`."""

    __tablename__ = "qualification_answer"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    lead_id: Mapped[UUID]
    question: Mapped[str]
    value: Mapped[str]
    evidence: Mapped[bytes]
    message_id: Mapped[UUID | None]
    at: Mapped[datetime]
    superseded_at: Mapped[datetime | None]
    __table_args__ = (
        references("lead", "lead_id"),
        references("message", "message_id"),
        Index(None, "tenant_id", "lead_id", "at"),
        visible_to(Visibility.THROUGH_LEAD),
    )


class Score(Table):
    """One computed score: five contributions in tenths that sum to it, and its reasons in order."""

    __tablename__ = "score"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    lead_id: Mapped[UUID]
    total_tenths: Mapped[int] = mapped_column(Integer)
    band: Mapped[str]
    budget_tenths: Mapped[int] = mapped_column(SmallInteger)
    intent_tenths: Mapped[int] = mapped_column(SmallInteger)
    engagement_tenths: Mapped[int] = mapped_column(SmallInteger)
    latency_tenths: Mapped[int] = mapped_column(SmallInteger)
    lifecycle_tenths: Mapped[int] = mapped_column(SmallInteger)
    reasons: Mapped[Json]
    inputs: Mapped[Json]
    policy_version: Mapped[str]
    at: Mapped[datetime]
    __table_args__ = (
        one_of("band", Band),
        references("lead", "lead_id"),
        Index(None, "tenant_id", "lead_id", "at"),
        visible_to(Visibility.THROUGH_LEAD),
    )


class ReadingCorrection(Table):
    """A person's word against a reading: a label for the next training and for drift; the words are its decision's."""

    __tablename__ = "reading_correction"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    conversation_id: Mapped[UUID]
    lead_id: Mapped[UUID]
    decision_id: Mapped[UUID | None]
    what: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    corrected_by: Mapped[UUID]
    at: Mapped[datetime]
    __table_args__ = (
        one_of("what", Corrected),
        references("conversation", "conversation_id"),
        references("lead", "lead_id"),
        references("decision", "decision_id"),
        references("member", "corrected_by"),
        Index(None, "tenant_id", "conversation_id", "at"),
        Index(None, "tenant_id", "what", "at"),
        Index(None, "tenant_id", "decision_id"),
        visible_to(Visibility.THROUGH_CONVERSATION),
    )
