"""Tables of pre-approved WhatsApp messages."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from services.tables import Json, RowId, Table, TenantId, Visibility, one_of, references, visible_to


class TemplateCategory(StrEnum):
    """Meta's categories: the document's Promotional is MARKETING, its Transactional UTILITY."""

    MARKETING = "MARKETING"
    UTILITY = "UTILITY"
    AUTHENTICATION = "AUTHENTICATION"


class Template(Table):
    """A template as the provider last reported it; `status` is the provider's word."""

    __tablename__ = "template"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    inbox_id: Mapped[UUID]
    provider_id: Mapped[str]
    name: Mapped[str]
    language: Mapped[str]
    category: Mapped[str]
    status: Mapped[str]
    components: Mapped[Json]
    synced_at: Mapped[datetime]
    __table_args__ = (
        one_of("category", TemplateCategory),
        references("inbox", "inbox_id"),
        UniqueConstraint("tenant_id", "inbox_id", "name", "language"),
        visible_to(Visibility.ALL),
    )
