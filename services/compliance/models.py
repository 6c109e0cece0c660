"""Tables of who may be written to: consents with their proof, and suppressions, which outlive the contact."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, Integer, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Field, Purpose
from services.rules.consent import ConsentAct, ConsentMethod, ConsentPurpose
from services.tables import (
    RowId,
    Table,
    TenantId,
    Visibility,
    one_of,
    owned_by_deployment,
    references,
    visible_to,
)
from services.tenants.models import Channel

CONSENT_EVIDENCE = Field(table="consent_evidence", column="evidence", purpose=Purpose.PERSONAL)


class OptOutMethod(StrEnum):
    """How a contact said stop."""

    KEYWORD = "keyword"
    PROVIDER = "provider"
    MEMBER = "member"
    ERASURE = "erasure"


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


class ConsentWording(Table):
    """A wording that contacts are asked to agree to; a change is a new version, an old one stays for its consents."""

    __tablename__ = "consent_wording"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    purpose: Mapped[str]
    language: Mapped[str]
    version: Mapped[int] = mapped_column(Integer)
    text: Mapped[str]
    written_by: Mapped[UUID | None]
    created_at: Mapped[datetime]
    __table_args__ = (
        one_of("purpose", ConsentPurpose),
        references("member", "written_by"),
        UniqueConstraint("tenant_id", "purpose", "language", "version"),
        visible_to(Visibility.ALL),
    )


class ConsentForm(Table):
    """A tenant's public consent form; who has its key may fill it in, so the key is long and can be replaced."""

    __tablename__ = "consent_form"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    key: Mapped[str]
    opened_by: Mapped[UUID | None]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    __table_args__ = (
        references("member", "opened_by"),
        UniqueConstraint("tenant_id", "key"),
        visible_to(Visibility.ALL),
    )


class Consent(Table):
    """One act of consent or withdrawal, never changed. `evidence_hash` commits to the evidence, which is erasable."""

    __tablename__ = "consent"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    contact_id: Mapped[UUID]
    channel: Mapped[str]
    purpose: Mapped[str]
    act: Mapped[str]
    method: Mapped[str]
    wording_id: Mapped[UUID | None]
    operator_id: Mapped[UUID | None]
    evidence_hash: Mapped[bytes]
    at: Mapped[datetime]
    created_at: Mapped[datetime]
    __table_args__ = (
        one_of("channel", Channel),
        one_of("purpose", ConsentPurpose),
        one_of("act", ConsentAct),
        one_of("method", ConsentMethod),
        references("contact", "contact_id"),
        references("consent_wording", "wording_id"),
        references("member", "operator_id"),
        Index(None, "tenant_id", "contact_id", "at"),
        visible_to(Visibility.THROUGH_CONTACT),
    )


class ConsentEvidence(Table):
    """What a consent was given on and from where, encrypted as JSON; has its consent's id and goes with an erasure."""

    __tablename__ = "consent_evidence"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    contact_id: Mapped[UUID]
    evidence: Mapped[bytes]
    __table_args__ = (
        references("consent", "id"),
        references("contact", "contact_id"),
        Index(None, "tenant_id", "contact_id"),
        visible_to(Visibility.THROUGH_CONTACT),
    )


class FormPace(Table):
    """How often a form was sent lately, by keyed hash of the form and of the address that sent it."""

    __tablename__ = "form_pace"
    subject_index: Mapped[bytes] = mapped_column(primary_key=True)
    posts: Mapped[int] = mapped_column(SmallInteger)
    since: Mapped[datetime]
    __table_args__ = (owned_by_deployment(),)
