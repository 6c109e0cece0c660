"""The table of acceptances: which version of which document, by its hash, who accepted it for the company, and how."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Field, Purpose
from services.rules.legal import DocumentKind
from services.tables import RowId, Table, TenantId, Visibility, one_of, references, visible_to

ACCEPTED_FROM = Field(table="legal_acceptance", column="address", purpose=Purpose.PERSONAL)
ACCEPTED_WITH = Field(table="legal_acceptance", column="user_agent", purpose=Purpose.PERSONAL)


class LegalAcceptance(Table):
    """One document accepted by an admin; the first acceptance of a version binds the company and stays."""

    __tablename__ = "legal_acceptance"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    kind: Mapped[str]
    version: Mapped[int] = mapped_column(Integer)
    digest: Mapped[bytes]
    member_id: Mapped[UUID]
    address: Mapped[bytes]
    user_agent: Mapped[bytes]
    at: Mapped[datetime]
    __table_args__ = (
        one_of("kind", DocumentKind),
        UniqueConstraint("tenant_id", "kind", "version"),
        references("member", "member_id"),
        visible_to(Visibility.ALL),
    )
