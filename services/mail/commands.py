"""Queues mails inside the caller's transaction, and notes what became of each; `flows/send_mail.py` sends."""

import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import Update, update
from sqlalchemy.dialects.postgresql import insert

from services.db import Transaction
from services.events.catalog.mail import MailFailed, MailQueued, MailSent
from services.ids import new_id
from services.mail.models import MAIL_CONTENT, Mail, MailKind, MailState
from services.ports import OutgoingMail
from services.rules.mail_retry import LEASE


async def queue_mail(tx: Transaction, kind: MailKind, mail: OutgoingMail, *, key: str, now: datetime) -> None:
    """Queue a mail that goes out once this transaction has committed.

    `key` names its occasion in the tenant ("invitation:<id>"): a second mail of the same key is not queued.
    """
    mail_id = new_id(now)
    content = json.dumps({"to": mail.to, "subject": mail.subject, "text": mail.text})
    statement = insert(Mail).values(
        tenant_id=tx.tenant_id,
        id=mail_id,
        kind=kind,
        key=key,
        content=tx.cipher.seal(MAIL_CONTENT, mail_id, content),
        state=MailState.QUEUED,
        attempts=0,
        created_at=now,
        due_at=now,
    )
    # Without naming the constraint: the roles that queue mails may not read them, which naming it would take.
    result = await tx.execute(statement.on_conflict_do_nothing())
    if result.rowcount:  # type: ignore[attr-defined]  # a cursor's result, which `execute` does not promise
        tx.emit(MailQueued(mail_id=mail_id, kind=kind), at=now)


async def claim_mail(tx: Transaction, mail_id: UUID, attempts: int, now: datetime) -> bool:
    """Take a due mail for one hand-over; False where another worker has it or it is not due."""
    statement = (
        update(Mail)
        .where(
            Mail.tenant_id == tx.tenant_id,
            Mail.id == mail_id,
            Mail.state == MailState.QUEUED,
            Mail.attempts == attempts,
            Mail.due_at <= now,
        )
        .values(attempts=attempts + 1, due_at=now + LEASE)
        .returning(Mail.id)
    )
    return await tx.scalar(statement) is not None


async def put_back_mail(tx: Transaction, mail_id: UUID, reason: str, due_at: datetime) -> None:
    """Let a mail wait for its next attempt."""
    await tx.execute(_of(tx, mail_id).values(reason=reason, due_at=due_at))


async def note_sent(tx: Transaction, mail_id: UUID, provider_id: str, now: datetime) -> None:
    """The service took the mail; its words are removed here."""
    values = {"state": MailState.SENT, "provider_id": provider_id, "reason": None, "content": None, "ended_at": now}
    kind = await tx.scalar(_of(tx, mail_id).values(**values).returning(Mail.kind))
    tx.emit(MailSent(mail_id=mail_id, kind=kind), at=now)


async def note_failed(tx: Transaction, mail_id: UUID, reason: str, now: datetime) -> None:
    """Nobody will try again; its words are removed here."""
    values = {"state": MailState.FAILED, "reason": reason, "content": None, "ended_at": now}
    kind = await tx.scalar(_of(tx, mail_id).values(**values).returning(Mail.kind))
    tx.emit(MailFailed(mail_id=mail_id, kind=kind), at=now)


def _of(tx: Transaction, mail_id: UUID) -> Update:
    return update(Mail).where(Mail.tenant_id == tx.tenant_id, Mail.id == mail_id)
