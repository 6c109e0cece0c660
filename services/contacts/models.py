"""Tables of contacts and the addresses they write from."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from services.crypto import Field, Purpose
from services.rules.merging import MergeReason
from services.tables import Json, RowId, Table, TenantId, Visibility, one_of, references, visible_to
from services.tenants.models import Channel

CONTACT_NAME = Field(table="contact", column="name", purpose=Purpose.PERSONAL)
IDENTITY_VALUE = Field(table="channel_identity", column="value", purpose=Purpose.PERSONAL)


class IdentityKind(StrEnum):
    """What kind of address it is; a business-scoped user id is looked for before a phone number."""

    USER_ID = "user_id"
    PARENT_USER_ID = "parent_user_id"
    PHONE = "phone"


class Contact(Table):
    """A person outside, one per tenant; `subject_key` is explained in `services/subject_keys.py`.

    Contacts with the same `joined_as` are one person (`ContactMerge`); each keeps its addresses, rows and key.
    """

    __tablename__ = "contact"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    name: Mapped[bytes | None]
    subject_key: Mapped[bytes | None]
    language: Mapped[str | None]
    created_at: Mapped[datetime]
    joined_as: Mapped[UUID | None]
    masked_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    __table_args__ = (
        Index("contact_joined_idx", "tenant_id", "joined_as", postgresql_where=text("joined_as is not null")),
        visible_to(Visibility.OWN_CONTACTS),
    )


class ChannelIdentity(Table):
    """One address of a contact; a retired one (an old number) still leads to the same contact."""

    __tablename__ = "channel_identity"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    contact_id: Mapped[UUID]
    channel: Mapped[str]
    kind: Mapped[str]
    value: Mapped[bytes]
    value_index: Mapped[bytes]
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("channel", Channel),
        one_of("kind", IdentityKind),
        references("contact", "contact_id"),
        UniqueConstraint("tenant_id", "channel", "kind", "value_index"),
        Index(None, "tenant_id", "contact_id"),
        visible_to(Visibility.THROUGH_CONTACT),
    )


class ContactMerge(Table):
    """That two contacts are one person, why, and every column it changed, so that it can be undone to the letter."""

    __tablename__ = "contact_merge"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    contact_id: Mapped[UUID]
    other_id: Mapped[UUID]
    reason: Mapped[str]
    evidence: Mapped[Json]
    changes: Mapped[Json]
    merged_by: Mapped[UUID | None]
    merged_at: Mapped[datetime]
    undone_by: Mapped[UUID | None]
    undone_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("reason", MergeReason),
        references("contact", "contact_id"),
        references("contact", "other_id"),
        references("member", "merged_by"),
        references("member", "undone_by"),
        Index(None, "tenant_id", "contact_id"),
        Index(None, "tenant_id", "other_id"),
        visible_to(Visibility.THROUGH_CONTACT),
    )
