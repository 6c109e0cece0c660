"""Table of mails to people of the tenant: what waits, what went out, what gave up."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Field, Purpose
from services.tables import RowId, Table, TenantId, Visibility, one_of, visible_to

MAIL_CONTENT = Field(table="mail", column="content", purpose=Purpose.PERSONAL)


class MailKind(StrEnum):
    """What a mail is about; the log and the operations page show this word and nothing of the mail itself."""

    PASSWORD_RESET = "password_reset"  # noqa: S105  # a kind of mail
    SECURITY_NOTICE = "security_notice"
    INVITATION = "invitation"
    AUDIT_CHECKPOINT = "audit_checkpoint"
    ALERT = "alert"
    LEGAL_NOTICE = "legal_notice"
    EXPORT_READY = "export_ready"
    DIGEST = "digest"


class MailState(StrEnum):
    """How far a mail is."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


class Mail(Table):
    """One mail to one person; recipient, subject and text lie encrypted together and are removed once it has gone."""

    __tablename__ = "mail"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    kind: Mapped[str]
    key: Mapped[str]
    content: Mapped[bytes | None]
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(SmallInteger)
    reason: Mapped[str | None]
    provider_id: Mapped[str | None]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("state", MailState),
        UniqueConstraint("tenant_id", "key"),
        Index(None, "tenant_id", "state", "due_at"),
        visible_to(Visibility.SYSTEM),
    )
