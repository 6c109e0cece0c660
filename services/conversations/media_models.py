"""The table of files that messages carry: photos, voice notes, videos, documents.

The content is under a key of its own, which is under the contact's: erasing the contact destroys it, and replacing the
tenant's keys touches 32 bytes of each file.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Field, Purpose
from services.rules.media_kind import MediaRefusal
from services.tables import RowId, Table, TenantId, Visibility, one_of, references, visible_to

MEDIA_KEY = Field(table="media", column="key", purpose=Purpose.MESSAGES)
MEDIA_NAME = Field(table="media", column="name", purpose=Purpose.MESSAGES)


class MediaState(StrEnum):
    """Whether the file is here."""

    WAITING = "waiting"
    KEPT = "kept"
    REFUSED = "refused"


class Media(Table):
    """The file of the message of the same id; `mime_type` is what its content is, whatever its sender said."""

    __tablename__ = "media"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    conversation_id: Mapped[UUID]
    state: Mapped[str]
    refusal: Mapped[str | None]
    mime_type: Mapped[str | None]
    size: Mapped[int | None] = mapped_column(Integer)
    name: Mapped[bytes | None]
    key: Mapped[bytes | None]
    content: Mapped[bytes | None]
    created_at: Mapped[datetime]
    __table_args__ = (
        one_of("state", MediaState),
        one_of("refusal", MediaRefusal),
        references("message", "id"),
        references("conversation", "conversation_id"),
        visible_to(Visibility.THROUGH_CONVERSATION),
    )
