"""Table of key rotations: what replaces what, how far it is, and since when everybody may know."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Purpose
from services.rules.key_rotation import RotationState
from services.tables import RowId, Table, TenantId, Visibility, one_of, visible_to


class KeyRotation(Table):
    """One key's replacement by the next version; `place` and `after_id` are where re-encryption goes on.

    `changed_at` is the server's own time, for it is compared with the beginning of transactions; the other times are
    the product's.
    """

    __tablename__ = "key_rotation"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    purpose: Mapped[str]
    from_version: Mapped[int] = mapped_column(Integer)
    to_version: Mapped[int] = mapped_column(Integer)
    state: Mapped[str]
    requested_by: Mapped[UUID | None]
    changed_at: Mapped[datetime | None]
    place: Mapped[int] = mapped_column(Integer)
    after_id: Mapped[UUID | None]
    done: Mapped[int] = mapped_column(Integer)
    total: Mapped[int] = mapped_column(Integer)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("purpose", Purpose),
        one_of("state", RotationState),
        Index(
            "key_rotation_one_at_a_time_key",
            "tenant_id",
            "purpose",
            unique=True,
            postgresql_where=text("finished_at is null"),
        ),
        visible_to(Visibility.ALL),
    )
