"""Tables of forgetting: requests to erase, marks of what was erased, retention policies and their runs."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Boolean, Index, Integer, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from services.rules.erasure import Authority, ErasureState, Timing
from services.tables import Json, RowId, Table, TenantId, Visibility, one_of, references, visible_to


class ErasureCause(StrEnum):
    """Why a contact was erased."""

    REQUEST = "request"
    RETENTION = "retention"
    REPLAY = "replay"  # of the journal, after a restore


class ErasureRequest(Table):
    """A request to erase a contact; `requested_by` is empty where the contact asked by message."""

    __tablename__ = "erasure_request"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    contact_id: Mapped[UUID]
    state: Mapped[str]
    authority: Mapped[str]
    timing: Mapped[str | None]
    requested_by: Mapped[UUID | None]
    requested_at: Mapped[datetime]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    certificate: Mapped[Json | None]
    __table_args__ = (
        one_of("state", ErasureState),
        one_of("authority", Authority),
        one_of("timing", Timing),
        references("contact", "contact_id"),
        references("member", "requested_by"),
        references("member", "decided_by"),
        Index(
            "erasure_request_one_open_key",
            "tenant_id",
            "contact_id",
            unique=True,
            postgresql_where=text("state in ('requested', 'approved', 'restricted')"),
        ),
        visible_to(Visibility.THROUGH_CONTACT),
    )


class ErasureMark(Table):
    """That a contact was erased, under the keyed id by which the journal outside the database knows it."""

    __tablename__ = "erasure_mark"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    keyed_id: Mapped[bytes]
    cause: Mapped[str]
    at: Mapped[datetime]
    __table_args__ = (
        one_of("cause", ErasureCause),
        UniqueConstraint("tenant_id", "keyed_id"),
        visible_to(Visibility.ALL),
    )


class RetentionVersion(Table):
    """One version of a tenant's retention policy; the newest is in force."""

    __tablename__ = "retention_version"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    version: Mapped[int] = mapped_column(Integer)
    mask_after_months: Mapped[int] = mapped_column(SmallInteger)
    erase_after_months: Mapped[int] = mapped_column(SmallInteger)
    timing: Mapped[str]
    decided_by: Mapped[UUID | None]
    at: Mapped[datetime]
    __table_args__ = (
        one_of("timing", Timing),
        references("member", "decided_by"),
        UniqueConstraint("tenant_id", "version"),
        visible_to(Visibility.ALL),
    )


class RetentionRun(Table):
    """What one run found due and did; a dry one did nothing. Samples are ids."""

    __tablename__ = "retention_run"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    policy_version: Mapped[int] = mapped_column(Integer)
    is_dry: Mapped[bool] = mapped_column(Boolean)
    masked: Mapped[int] = mapped_column(Integer)
    erased: Mapped[int] = mapped_column(Integer)
    samples: Mapped[Json]
    at: Mapped[datetime]
    __table_args__ = (Index(None, "tenant_id", "at"), visible_to(Visibility.ALL))
