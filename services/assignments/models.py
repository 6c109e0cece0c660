"""Tables of who owns a lead and why, and of the promises that run while it waits."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Field, Purpose
from services.rules.bands import Band
from services.rules.sla import Promise
from services.tables import Json, RowId, Table, TenantId, Visibility, one_of, references, visible_to

HAND_OFF_SUMMARY = Field(table="hand_off", column="summary", purpose=Purpose.MESSAGES)


class AssignmentState(StrEnum):
    """`queued` waits for an SDR; at most one assignment of a lead is queued or active."""

    QUEUED = "queued"
    ACTIVE = "active"
    ENDED = "ended"


class Assignment(Table):
    """One routing decision; `ledger` lists every candidate with its figures and why it was skipped."""

    __tablename__ = "assignment"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    lead_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    member_id: Mapped[UUID | None]
    band: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str]
    made_by: Mapped[str]
    ledger: Mapped[Json]
    payload: Mapped[Json]
    policy_version: Mapped[str]
    created_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("state", AssignmentState),
        one_of("band", Band),
        references("lead", "lead_id"),
        references("conversation", "conversation_id"),
        references("member", "member_id"),
        Index(
            "assignment_one_current_per_lead_key",
            "tenant_id",
            "lead_id",
            unique=True,
            postgresql_where=text("state in ('queued', 'active')"),
        ),
        Index(None, "tenant_id", "state", "band"),
        Index(None, "tenant_id", "member_id", "state"),
        visible_to(Visibility.THROUGH_LEAD),
    )


class SlaClock(Table):
    """A promise. `left_seconds` was left when it last started; `due_at` is empty while it is paused or stopped."""

    __tablename__ = "sla_clock"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    lead_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    promise: Mapped[str]
    band: Mapped[str]
    started_at: Mapped[datetime]
    left_seconds: Mapped[int] = mapped_column(Integer)
    running_since: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]
    breached_at: Mapped[datetime | None]
    policy_version: Mapped[str]
    __table_args__ = (
        one_of("promise", Promise),
        one_of("band", Band),
        references("lead", "lead_id"),
        references("conversation", "conversation_id"),
        Index(
            "sla_clock_running_idx",
            "tenant_id",
            "due_at",
            postgresql_where=text("stopped_at is null and breached_at is null"),
        ),
        Index(None, "tenant_id", "lead_id"),
        # Who waits for a first answer, the most urgent first; a broken promise that still runs stays in it.
        Index(
            "sla_clock_awaited_idx",
            "tenant_id",
            "due_at",
            "lead_id",
            postgresql_where=text("promise = 'first_response' and stopped_at is null and due_at is not null"),
        ),
        visible_to(Visibility.THROUGH_LEAD),
    )


class HandOff(Table):
    """The AI gave a conversation to a person: why, what is known in words, and the one message that said so."""

    __tablename__ = "hand_off"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    conversation_id: Mapped[UUID]
    lead_id: Mapped[UUID]
    turn_key: Mapped[str]
    trigger: Mapped[str]
    triggers: Mapped[list[str]] = mapped_column(ARRAY(Text))
    summary: Mapped[bytes]
    message_id: Mapped[UUID | None]
    at: Mapped[datetime]
    __table_args__ = (
        references("conversation", "conversation_id"),
        references("lead", "lead_id"),
        references("message", "message_id"),
        UniqueConstraint("tenant_id", "turn_key"),
        Index(None, "tenant_id", "conversation_id", "at"),
        visible_to(Visibility.THROUGH_CONVERSATION),
    )


class Handover(Table):
    """An SDR's shift ended: who takes over, and when they said so. Until then it is an alarm."""

    __tablename__ = "handover"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    from_member_id: Mapped[UUID]
    to_member_id: Mapped[UUID]
    at: Mapped[datetime]
    acknowledged_at: Mapped[datetime | None]
    __table_args__ = (
        references("member", "from_member_id"),
        references("member", "to_member_id"),
        Index("handover_open_idx", "tenant_id", "to_member_id", postgresql_where=text("acknowledged_at is null")),
        visible_to(Visibility.ALL),
    )


class HandoverLead(Table):
    """A lead that passed on with a shift, as it stood then: its band, and when its first answer was due."""

    __tablename__ = "handover_lead"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    handover_id: Mapped[UUID]
    lead_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    band: Mapped[str]
    due_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("band", Band),
        references("handover", "handover_id"),
        references("lead", "lead_id"),
        references("conversation", "conversation_id"),
        Index(None, "tenant_id", "handover_id"),
        visible_to(Visibility.THROUGH_LEAD),
    )
