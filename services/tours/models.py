"""The table of what each member has seen of their tour."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.tables import Table, TenantId, Visibility, references, visible_to


class TourTick(Table):
    """A step that a member has seen; `step` is a key of rules/tours.py."""

    __tablename__ = "tour_tick"
    tenant_id: Mapped[TenantId]
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)
    ticked_at: Mapped[datetime]
    __table_args__ = (references("member", "member_id"), visible_to(Visibility.ALL))
