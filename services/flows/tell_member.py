"""Tells a member by mail what happened to their sign-in, so that somebody else's doing does not stay unseen."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.db import Reader, Transaction
from services.ids import new_id
from services.mail.commands import queue_mail
from services.mail.models import MailKind
from services.ports import OutgoingMail
from services.tenants.models import MEMBER_EMAIL, MEMBER_NAME, Member

_NOT_YOU = "If this was not you, reset your password at once and tell your workspace's admin."


async def load_address(tx: Reader, member_id: UUID) -> tuple[str, str]:
    """Return a member's e-mail address and name."""
    statement = select(Member.email, Member.name).where(Member.tenant_id == tx.tenant_id, Member.id == member_id)
    row = (await tx.execute(statement)).one()
    return tx.cipher.open(MEMBER_EMAIL, member_id, row.email), tx.cipher.open(MEMBER_NAME, member_id, row.name)


async def tell_member(tx: Transaction, member_id: UUID, what: str, *, now: datetime) -> None:
    """Queue a notice; `what` is a sentence about the sign-in, "Your password was changed"."""
    address, name = await load_address(tx, member_id)
    text = f"Hello {name},\n\n{what} on {now:%d %B %Y at %H:%M} UTC.\n\n{_NOT_YOU}\n"
    mail = OutgoingMail(to=address, subject=f"Flexoraa: {what[0].lower()}{what[1:]}", text=text)
    await queue_mail(tx, MailKind.SECURITY_NOTICE, mail, key=f"notice:{new_id(now)}", now=now)
