"""Tables of who must not be written to: suppressions are keyed hashes of addresses and outlive the contact."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from services.tables import RowId, Table, TenantId, Visibility, one_of, visible_to
from services.tenants.models import Channel


class OptOutMethod(StrEnum):
    """How a contact said stop."""

    KEYWORD = "keyword"
    PROVIDER = "provider"
    MEMBER = "member"


class SuppressionPurpose(StrEnum):
    """What an opt-out covers; marketing alone is what WhatsApp's own switch means."""

    ALL = "all"
    MARKETING = "marketing"


class Suppression(Table):
    """An address that opted out; it holds until it is lifted by the contact's own opt-in."""

    __tablename__ = "suppression"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    channel: Mapped[str]
    value_index: Mapped[bytes]
    purpose: Mapped[str]
    method: Mapped[str]
    keyword: Mapped[str]
    conversation_id: Mapped[UUID | None]
    at: Mapped[datetime]
    lifted_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("channel", Channel),
        one_of("purpose", SuppressionPurpose),
        one_of("method", OptOutMethod),
        Index(
            "suppression_one_in_force_key",
            "tenant_id",
            "channel",
            "value_index",
            "purpose",
            unique=True,
            postgresql_where=text("lifted_at is null"),
        ),
        visible_to(Visibility.ALL),
    )
