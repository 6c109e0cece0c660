"""Tables of data keys, wrapped by a key that the database never sees."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Purpose
from services.tables import Table, TenantId, Visibility, one_of, owned_by_deployment, visible_to


class KeyState(StrEnum):
    """`active` encrypts, the others only decrypt: `pending` before its time, `retired` after it."""

    PENDING = "pending"
    ACTIVE = "active"
    RETIRED = "retired"


class TenantKey(Table):
    """A tenant's wrapped data key for one purpose."""

    __tablename__ = "data_key"
    tenant_id: Mapped[TenantId]
    purpose: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    wrapped: Mapped[bytes]
    state: Mapped[str]
    created_at: Mapped[datetime]
    __table_args__ = (one_of("purpose", Purpose), one_of("state", KeyState), visible_to(Visibility.ALL))


class DeploymentKey(Table):
    """The deployment's wrapped data key for one purpose: intake bodies, sign-in secrets, e-mail index."""

    __tablename__ = "deployment_key"
    purpose: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    wrapped: Mapped[bytes]
    state: Mapped[str]
    created_at: Mapped[datetime]
    __table_args__ = (one_of("purpose", Purpose), one_of("state", KeyState), owned_by_deployment())
