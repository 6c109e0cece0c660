"""Tables of what replies rest on: approved facts, and a record of every reading and reply that was decided."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, Integer, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Field, Purpose
from services.tables import Json, RowId, Table, TenantId, Visibility, one_of, references, visible_to

DECISION_INPUT = Field(table="decision", column="input", purpose=Purpose.MESSAGES)
DECISION_OUTPUT = Field(table="decision", column="output", purpose=Purpose.MESSAGES)
DECISION_RESULT = Field(table="decision", column="result", purpose=Purpose.MESSAGES)
REPLY_DRAFT = Field(table="reply_draft", column="body", purpose=Purpose.MESSAGES)


class FactKind(StrEnum):
    """What kind of truth a fact is; a claim may cite only a fact of its kind."""

    COMPANY = "company"
    PRODUCT = "product"
    PRICE = "price"
    LOCATION = "location"
    HOURS = "hours"
    PAYMENT = "payment"
    DELIVERY = "delivery"
    WARRANTY = "warranty"
    RESULT = "result"
    CUSTOMER = "customer"
    OFFER = "offer"


class DecisionKind(StrEnum):
    """What was decided."""

    READING = "reading"
    REPLY = "reply"
    COPILOT = "copilot"  # what was written for a member, who alone sends it


class DraftState(StrEnum):
    """What became of a draft; one that a later turn made stale is `superseded`."""

    WAITING = "waiting"
    SENT = "sent"
    EDITED = "edited"
    DISCARDED = "discarded"
    SUPERSEDED = "superseded"


class Fact(Table):
    """A dated statement of the tenant, in force once it is approved; a change is a new row that replaces the old one.

    `texts` holds its wording by language, `value` its typed value: {} or {"amount": "13.2", "unit": "INR"}.
    """

    __tablename__ = "fact"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    kind: Mapped[str]
    key: Mapped[str]
    texts: Mapped[Json]
    value: Mapped[Json]
    evidence: Mapped[str]
    written_by: Mapped[UUID | None]
    approved_by: Mapped[UUID | None]
    approved_at: Mapped[datetime | None]
    approval_note: Mapped[str | None]
    replaces_id: Mapped[UUID | None]
    valid_from: Mapped[datetime]
    valid_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    __table_args__ = (
        one_of("kind", FactKind),
        references("member", "written_by"),
        references("member", "approved_by"),
        references("fact", "replaces_id"),
        Index(None, "tenant_id", "kind", "valid_from"),
        visible_to(Visibility.ALL),
    )


class Decision(Table):
    """Why the AI read or said what it did: inputs by hash and encrypted, provider, output, confidence, action, cost.

    `input` and `result` are the JSON of `replies.recorded`, `output` is what the engine itself returned.
    `details` holds codes and figures only, in the clear. `result` is null on what was decided before it was kept.
    """

    __tablename__ = "decision"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    conversation_id: Mapped[UUID]
    turn_key: Mapped[str]
    kind: Mapped[str]
    provider: Mapped[str]
    model: Mapped[str]
    prompt_hash: Mapped[bytes | None]
    input_hash: Mapped[bytes]
    input: Mapped[bytes]
    output: Mapped[bytes]
    result: Mapped[bytes | None]
    confidence_millis: Mapped[int | None] = mapped_column(SmallInteger)
    action: Mapped[str]
    fallback_reason: Mapped[str | None]
    details: Mapped[Json]
    latency_ms: Mapped[int] = mapped_column(Integer)
    model_tokens: Mapped[int] = mapped_column(Integer)
    cost_micro_usd: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime]
    __table_args__ = (
        one_of("kind", DecisionKind),
        references("conversation", "conversation_id"),
        Index(None, "tenant_id", "conversation_id", "at"),
        visible_to(Visibility.THROUGH_CONVERSATION),
    )


class ReplyDraft(Table):
    """What the AI would have sent in shadow mode, for a person to send, edit or discard; at most one waits."""

    __tablename__ = "reply_draft"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    conversation_id: Mapped[UUID]
    lead_id: Mapped[UUID]
    decision_id: Mapped[UUID | None]
    message_id: Mapped[UUID | None]
    body: Mapped[bytes]
    language: Mapped[str]
    operation: Mapped[str]
    discloses_ai: Mapped[bool]
    state: Mapped[str]
    decided_by: Mapped[UUID | None]
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("state", DraftState),
        references("conversation", "conversation_id"),
        references("lead", "lead_id"),
        references("decision", "decision_id"),
        references("message", "message_id"),
        references("member", "decided_by"),
        Index(
            "reply_draft_one_waiting_key",
            "tenant_id",
            "conversation_id",
            unique=True,
            postgresql_where=text("state = 'waiting'"),
        ),
        visible_to(Visibility.THROUGH_CONVERSATION),
    )
