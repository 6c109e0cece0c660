"""The event log's tables: events and seals are only ever inserted; the pending table is the sealer's to-do list."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.tables import Json, RowId, Table, TenantId, Visibility, owned_by_deployment, visible_to


class EventLog(Table):
    """One event as canonical bytes (RFC 8785); `view` repeats its data for filters and search."""

    __tablename__ = "event_log"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    at: Mapped[datetime]
    action: Mapped[str]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID | None]
    subject_id: Mapped[UUID]
    conversation_id: Mapped[UUID | None]
    canonical: Mapped[bytes]
    view: Mapped[Json]
    __table_args__ = (
        Index(None, "tenant_id", "at"),
        Index(None, "tenant_id", "action", "at"),
        Index(None, "tenant_id", "conversation_id", "at"),
        Index(None, "tenant_id", "subject_id", "at"),
        visible_to(Visibility.AUDIT),
    )


class EventPending(Table):
    """An event that is not sealed yet; written with it, deleted by the sealer."""

    __tablename__ = "event_pending"
    tenant_id: Mapped[TenantId]
    event_id: Mapped[RowId]
    __table_args__ = (owned_by_deployment(),)


class EventSeal(Table):
    """An event's place in its tenant's chain: gapless sequence from 1, and SHA-256 over the one before."""

    __tablename__ = "event_seal"
    tenant_id: Mapped[TenantId]
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    event_id: Mapped[UUID]
    hash: Mapped[bytes]
    sealed_at: Mapped[datetime]
    __table_args__ = (
        UniqueConstraint("tenant_id", "event_id"),
        ForeignKeyConstraint(["tenant_id", "event_id"], ["event_log.tenant_id", "event_log.id"]),
        visible_to(Visibility.ALL),
    )


class EventHead(Table):
    """The last link of each tenant's chain, so that the sealer need not look for it."""

    __tablename__ = "event_head"
    tenant_id: Mapped[TenantId]
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes]
    __table_args__ = (visible_to(Visibility.ALL),)


class EventCheckpoint(Table):
    """A signed statement about a tenant's log (C2SP signed note): its size and Merkle root.

    `frontier` is the right edge of the tree at that size, 32 bytes a node, from which the next root is computed; `keys`
    are the public halves that signed, one verifier key a line.
    """

    __tablename__ = "event_checkpoint"
    tenant_id: Mapped[TenantId]
    size: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    root: Mapped[bytes]
    frontier: Mapped[bytes]
    note: Mapped[str]
    keys: Mapped[str]
    at: Mapped[datetime]
    __table_args__ = (visible_to(Visibility.AUDIT),)


class EventDetail(Table):
    """The values behind an event's commitments, encrypted; erased (null) when the person they are about is."""

    __tablename__ = "event_detail"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]  # the event's
    subject_id: Mapped[UUID]
    sealed: Mapped[bytes | None]
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "id"], ["event_log.tenant_id", "event_log.id"]),
        Index(None, "tenant_id", "subject_id"),
        visible_to(Visibility.AUDIT),
    )
