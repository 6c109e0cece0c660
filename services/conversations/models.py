"""Tables of conversations, messages, receipts, and the webhook deliveries they come from."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Field, Purpose
from services.rules.delivery_status import DeliveryStatus
from services.tables import (
    Json,
    RowId,
    Table,
    TenantId,
    Visibility,
    one_of,
    owned_by_deployment,
    references,
    visible_to,
)

MESSAGE_BODY = Field(table="message", column="body", purpose=Purpose.MESSAGES)
MESSAGE_DETAILS = Field(table="message", column="details", purpose=Purpose.MESSAGES)
DELIVERY_BODY = Field(table="delivery", column="body", purpose=Purpose.INTAKE)


class ConversationState(StrEnum):
    """Where a conversation stands for the team."""

    OPEN = "open"
    PENDING = "pending"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


class AiState(StrEnum):
    """Whether the AI answers; paused means a person owns the next word."""

    ON = "on"
    PAUSED = "paused"


class Direction(StrEnum):
    """Which way a message went."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Author(StrEnum):
    """Who wrote a message; `echo` is a person answering outside the product, `notice` a fixed text of the product."""

    CONTACT = "contact"
    MEMBER = "member"
    AI = "ai"
    NOTICE = "notice"
    ECHO = "echo"


class MessageKind(StrEnum):
    """What a message is; the provider's spelling, `unsupported` for what no type fits."""

    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    DOCUMENT = "document"
    AUDIO = "audio"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACTS = "contacts"
    REACTION = "reaction"
    BUTTON = "button"
    INTERACTIVE = "interactive"
    ORDER = "order"
    SYSTEM = "system"
    EDIT = "edit"
    REVOKE = "revoke"
    REQUEST_WELCOME = "request_welcome"
    TEMPLATE = "template"
    UNSUPPORTED = "unsupported"


class DeliveryState(StrEnum):
    """accepted = waiting + processed + parked, always."""

    WAITING = "waiting"
    PROCESSED = "processed"
    PARKED = "parked"


class Conversation(Table):
    """The thread with one contact in one inbox. `answered_seq` is the last message that an answer has covered.

    One that is `folded_into` another is shown there: both are of one person, who wrote there last. `epoch` counts
    merges: what was read of a turn before one is not written after it.
    """

    __tablename__ = "conversation"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    contact_id: Mapped[UUID]
    inbox_id: Mapped[UUID]
    folded_into: Mapped[UUID | None]
    epoch: Mapped[int] = mapped_column(Integer, server_default="0")
    state: Mapped[str]
    assignee_id: Mapped[UUID | None]
    ai_state: Mapped[str]
    ai_reason: Mapped[str | None]
    language: Mapped[str | None]
    last_seq: Mapped[int] = mapped_column(Integer)
    last_inbound_seq: Mapped[int] = mapped_column(Integer)
    answered_seq: Mapped[int] = mapped_column(Integer)
    seen_seq: Mapped[int] = mapped_column(Integer)
    last_inbound_at: Mapped[datetime | None]
    last_outbound_at: Mapped[datetime | None]
    first_open_at: Mapped[datetime | None]
    last_received_at: Mapped[datetime | None]
    window_closes_at: Mapped[datetime | None]
    window_refused_at: Mapped[datetime | None]
    referred_at: Mapped[datetime | None]
    free_entry_until: Mapped[datetime | None]
    disclosed_at: Mapped[datetime | None]
    held_at: Mapped[datetime | None]
    # When a person took it over or answered last; None once the AI has it back.
    person_acted_at: Mapped[datetime | None]
    opted_out_at: Mapped[datetime | None]
    # Counts while the state is snoozed; the contact's next word changes the state alone.
    snoozed_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    __table_args__ = (
        one_of("state", ConversationState),
        one_of("ai_state", AiState),
        references("contact", "contact_id"),
        references("inbox", "inbox_id"),
        references("member", "assignee_id"),
        references("conversation", "folded_into"),
        UniqueConstraint("tenant_id", "contact_id", "inbox_id"),
        Index(None, "tenant_id", "updated_at"),
        Index("conversation_folded_idx", "tenant_id", "folded_into", postgresql_where=text("folded_into is not null")),
        Index(None, "tenant_id", "assignee_id", "updated_at"),
        Index(
            "conversation_open_turn_idx",
            "tenant_id",
            "last_received_at",
            postgresql_where=text("last_inbound_seq > answered_seq"),
        ),
        Index("conversation_owned_idx", "tenant_id", "person_acted_at", postgresql_where=text("ai_state = 'paused'")),
        Index("conversation_snoozed_idx", "tenant_id", "snoozed_until", postgresql_where=text("state = 'snoozed'")),
        visible_to(Visibility.OWN_CONVERSATIONS),
    )


class Message(Table):
    """One item of a conversation. Times of the provider in `provider_at`, ours in `created_at`.

    `provider_index` and `reply_index` find it, and what it answers, by the provider's ids (`provider_ids`).
    """

    __tablename__ = "message"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    conversation_id: Mapped[UUID]
    inbox_id: Mapped[UUID]
    seq: Mapped[int] = mapped_column(Integer)
    direction: Mapped[str]
    author: Mapped[str]
    author_id: Mapped[UUID | None]
    kind: Mapped[str]
    body: Mapped[bytes]
    details: Mapped[bytes | None]
    language: Mapped[str | None]
    provider_index: Mapped[bytes | None]
    reply_index: Mapped[bytes | None]
    provider_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    status: Mapped[str | None]
    error_code: Mapped[int | None] = mapped_column(Integer)
    error_key: Mapped[str | None]
    template_id: Mapped[UUID | None]
    idempotency_key: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(SmallInteger)
    sending_at: Mapped[datetime | None]
    called_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    send_decision: Mapped[Json | None]
    decision_id: Mapped[UUID | None]
    operation: Mapped[str | None]
    __table_args__ = (
        one_of("direction", Direction),
        one_of("author", Author),
        one_of("kind", MessageKind),
        one_of("status", DeliveryStatus),
        references("conversation", "conversation_id"),
        references("inbox", "inbox_id"),
        references("template", "template_id"),
        UniqueConstraint("tenant_id", "conversation_id", "seq"),
        UniqueConstraint("tenant_id", "inbox_id", "provider_index"),
        UniqueConstraint("tenant_id", "conversation_id", "idempotency_key"),
        Index(
            "message_unsent_idx",
            "tenant_id",
            "due_at",
            postgresql_where=text("status in ('queued', 'sending')"),
        ),
        Index(
            "message_sending_idx",
            "tenant_id",
            "inbox_id",
            "sending_at",
            postgresql_where=text("sending_at is not null"),
        ),
        visible_to(Visibility.THROUGH_CONVERSATION),
    )


class Receipt(Table):
    """A status the provider reported; one that came before its message waits with `message_id` empty."""

    __tablename__ = "receipt"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    inbox_id: Mapped[UUID]
    provider_index: Mapped[bytes]
    status: Mapped[str]
    at: Mapped[datetime]
    error_code: Mapped[int | None] = mapped_column(Integer)
    opaque_id: Mapped[str | None]
    category: Mapped[str | None]
    message_id: Mapped[UUID | None]
    created_at: Mapped[datetime]
    __table_args__ = (
        one_of("status", DeliveryStatus),
        references("inbox", "inbox_id"),
        references("message", "message_id"),
        UniqueConstraint("tenant_id", "inbox_id", "provider_index", "status"),
        visible_to(Visibility.ALL),
    )


class Delivery(Table):
    """One webhook POST as it came: the raw body under the deployment's intake key, until 30 days after."""

    __tablename__ = "delivery"
    id: Mapped[RowId]
    provider: Mapped[str]
    body: Mapped[bytes]
    size: Mapped[int] = mapped_column(Integer)
    state: Mapped[str]
    reason: Mapped[str | None]
    tenant_ids: Mapped[Json | None]
    attempts: Mapped[int] = mapped_column(SmallInteger)
    received_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("state", DeliveryState),
        Index("delivery_waiting_idx", "id", postgresql_where=text("state = 'waiting'")),
        Index(None, "state", "id"),
        owned_by_deployment(),
    )


class IntakeCount(Table):
    """What the door counted apart from deliveries, by day: refused signatures, oversized bodies."""

    __tablename__ = "intake_count"
    day: Mapped[str] = mapped_column(primary_key=True)
    provider: Mapped[str] = mapped_column(primary_key=True)
    outcome: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)
    __table_args__ = (owned_by_deployment(),)
