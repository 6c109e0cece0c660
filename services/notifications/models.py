"""Tables of what members are told: the lines of their bells, and how each wants to be told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from services.rules.notifications import Digest, Kind
from services.tables import Json, RowId, Table, TenantId, Visibility, one_of, references, visible_to


class Notification(Table):
    """One line in a member's bell: its kind and what it is about, never words; `key` names its occasion."""

    __tablename__ = "notification"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    member_id: Mapped[UUID]
    kind: Mapped[str]
    conversation_id: Mapped[UUID | None]
    key: Mapped[str]
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    mailed_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("kind", Kind),
        references("member", "member_id"),
        references("conversation", "conversation_id"),
        UniqueConstraint("tenant_id", "member_id", "key"),
        Index(None, "tenant_id", "member_id", "created_at"),
        Index(
            "notification_unmailed_idx",
            "tenant_id",
            "member_id",
            postgresql_where=text("read_at is null and mailed_at is null"),
        ),
        visible_to(Visibility.OWN),
    )


class NotificationChoice(Table):
    """How a member wants to be told; without a row the defaults of `rules.notifications` hold."""

    __tablename__ = "notification_choice"
    tenant_id: Mapped[TenantId]
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    ways: Mapped[Json]
    zone: Mapped[str]
    digest: Mapped[str]
    daily_minute: Mapped[int] = mapped_column(SmallInteger)
    quiet_from: Mapped[int] = mapped_column(SmallInteger)
    quiet_until: Mapped[int] = mapped_column(SmallInteger)
    __table_args__ = (references("member", "member_id"), one_of("digest", Digest), visible_to(Visibility.OWN))
