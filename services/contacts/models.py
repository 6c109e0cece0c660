"""Tables of contacts and the addresses they write from."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from services.crypto import Field, Purpose
from services.tables import RowId, Table, TenantId, Visibility, one_of, references, visible_to
from services.tenants.models import Channel

CONTACT_NAME = Field(table="contact", column="name", purpose=Purpose.PERSONAL)
IDENTITY_VALUE = Field(table="channel_identity", column="value", purpose=Purpose.PERSONAL)


class IdentityKind(StrEnum):
    """What kind of address it is; a business-scoped user id is looked for before a phone number."""

    USER_ID = "user_id"
    PARENT_USER_ID = "parent_user_id"
    PHONE = "phone"


class Contact(Table):
    """A person outside, one per tenant; `subject_key` is explained in `services/subject_keys.py`."""

    __tablename__ = "contact"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    name: Mapped[bytes | None]
    subject_key: Mapped[bytes | None]
    language: Mapped[str | None]
    created_at: Mapped[datetime]
    masked_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    __table_args__ = (visible_to(Visibility.OWN_CONTACTS),)


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
