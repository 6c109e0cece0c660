"""Mails the newest signed checkpoint of each log to its tenant's admins and auditors, once a day.

A mailbox is out of the database's power: with such a mail anybody shows that the log was replaced by an older copy.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select

from services.db import Transaction
from services.deps import Deps
from services.events.models import EventCheckpoint
from services.flows.each_tenant import each_tenant
from services.mail.commands import queue_mail
from services.mail.models import MailKind
from services.ports import OutgoingMail
from services.rules.permissions import Principal, Role
from services.tenants.models import MEMBER_EMAIL, Member, MemberState, Tenant

RECIPIENTS = (Role.ADMIN, Role.AUDITOR)
_TEXT = """Keep this mail. It is the signed state of your company's audit log on {day}: {size:,} events.

If the log were ever shortened, rewritten or replaced by an older copy, this would show it. Save the lines below as
MAIL.txt and give them to the verifier together with an export of the log:

    python flexoraa_verify.py BUNDLE.zip --anchors MAIL.txt

{note}"""


async def mail_checkpoints(deps: Deps, now: datetime) -> int:
    """Queue today's mails where mail is set up; returns 0, for they go out as jobs."""
    if deps.mail is None:
        return 0
    async with deps.db.deployment() as deployment:
        tenant_ids = list((await deployment.execute(select(Tenant.tenant_id))).scalars())
    await each_tenant(deps, "mail_checkpoints", tenant_ids, mail_checkpoint, now)
    return 0


async def mail_checkpoint(deps: Deps, tenant_id: UUID, now: datetime) -> None:
    """Queue one tenant's mails of the day."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        row = EventCheckpoint
        newest = select(row.size, row.note).where(row.tenant_id == tenant_id).order_by(row.size.desc()).limit(1)
        found = (await tx.execute(newest)).one_or_none()
        if found is None:
            return
        text = _TEXT.format(day=f"{now:%-d %B %Y}", size=found.size, note=found.note)
        subject = f"Audit log of {now:%-d %B %Y}: {found.size:,} events, signed"
        for member_id, address in await _recipients(tx, now):
            mail = OutgoingMail(to=address, subject=subject, text=text)
            key = f"audit_checkpoint:{member_id}:{now:%Y-%m-%d}"
            await queue_mail(tx, MailKind.AUDIT_CHECKPOINT, mail, key=key, now=now)


async def _recipients(tx: Transaction, now: datetime) -> list[tuple[UUID, str]]:
    statement = select(Member.id, Member.email).where(
        Member.tenant_id == tx.tenant_id,
        Member.role.in_(RECIPIENTS),
        Member.state == MemberState.ACTIVE,
        or_(Member.access_ends_at.is_(None), Member.access_ends_at > now),
    )
    rows = await tx.execute(statement)
    return [(row.id, tx.cipher.open(MEMBER_EMAIL, row.id, row.email)) for row in rows]
