"""The table of high-risk reviews: codes, times and who did what; the words stay in their messages."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from services.rules.review import ReviewDecision, ReviewState
from services.tables import RowId, Table, TenantId, Visibility, one_of, references, visible_to


class ReviewTask(Table):
    """One sensitive turn that an auditor decides on; a conversation has at most one that is not closed."""

    __tablename__ = "review_task"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    conversation_id: Mapped[UUID]
    lead_id: Mapped[UUID]
    topics: Mapped[list[str]] = mapped_column(ARRAY(Text))
    state: Mapped[str]
    decision: Mapped[str | None]
    placeholder_id: Mapped[UUID | None]
    claimed_by: Mapped[UUID | None]
    policy_version: Mapped[str]
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("state", ReviewState),
        one_of("decision", ReviewDecision),
        references("conversation", "conversation_id"),
        references("lead", "lead_id"),
        references("message", "placeholder_id"),
        references("member", "claimed_by"),
        Index(
            "review_task_one_pending_key",
            "tenant_id",
            "conversation_id",
            unique=True,
            postgresql_where=text("state <> 'closed'"),
        ),
        Index(None, "tenant_id", "state", "due_at"),
        visible_to(Visibility.THROUGH_CONVERSATION),
    )
