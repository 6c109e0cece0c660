"""Reads mails that wait."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.db import Reader
from services.mail.models import MAIL_CONTENT, Mail, MailState
from services.ports import OutgoingMail


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingMail:
    """A queued mail, readable, and how often its hand-over was tried."""

    id: UUID
    mail: OutgoingMail
    attempts: int


async def load_waiting(tx: Reader, mail_id: UUID) -> WaitingMail | None:
    """Return a mail that is still queued, else None."""
    statement = select(Mail.content, Mail.attempts).where(
        Mail.tenant_id == tx.tenant_id, Mail.id == mail_id, Mail.state == MailState.QUEUED
    )
    row = (await tx.execute(statement)).one_or_none()
    if row is None:
        return None
    content = json.loads(tx.cipher.open(MAIL_CONTENT, mail_id, row.content))
    return WaitingMail(id=mail_id, mail=OutgoingMail(**content), attempts=row.attempts)


async def list_due(tx: Reader, now: datetime, most: int) -> list[UUID]:
    """Return the ids of mails whose attempt is due."""
    where = (Mail.tenant_id == tx.tenant_id, Mail.state == MailState.QUEUED, Mail.due_at <= now)
    return list((await tx.execute(select(Mail.id).where(*where).order_by(Mail.due_at).limit(most))).scalars())
