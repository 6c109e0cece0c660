"""Mails members what they have not read, hourly, daily or at once as each chose, outside their quiet hours.

A digest counts and links; whom it is about stands in the product, behind the sign-in.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.db import Transaction
from services.deps import Deps
from services.flows.each_tenant import each_tenant
from services.flows.tell_member import load_address
from services.mail.commands import queue_mail
from services.mail.models import MailKind
from services.notifications import commands as bells
from services.notifications.queries import Waiting, list_waiting
from services.ports import OutgoingMail
from services.rules.notifications import Kind, digest_is_due
from services.rules.permissions import Principal
from services.tenants.models import Tenant

LINES: Mapping[Kind, tuple[str, str]] = {
    Kind.HOT_LEAD: ("HOT lead", "HOT leads"),
    Kind.SLA_SOON: ("promise about to break", "promises about to break"),
    Kind.SLA_MISSED: ("missed promise", "missed promises"),
    Kind.HAND_OVER: ("conversation handed over by the AI", "conversations handed over by the AI"),
    Kind.MENTION: ("mention", "mentions"),
    Kind.ASSIGNED: ("assigned conversation", "assigned conversations"),
    Kind.REVIEW_WAITING: ("review waiting", "reviews waiting"),
    Kind.TOKENS_LOW: ("warning that tokens run low", "warnings that tokens run low"),
}


async def mail_digests(deps: Deps, now: datetime) -> int:
    """Queue every digest that is due; returns 0, for it comes round again by itself."""
    async with deps.db.deployment() as deployment:
        tenant_ids = list((await deployment.execute(select(Tenant.tenant_id))).scalars())
    await each_tenant(deps, "digests", tenant_ids, mail_digests_of, now)
    return 0


async def mail_digests_of(deps: Deps, tenant_id: UUID, now: datetime) -> int:
    """Queue one tenant's digests that are due; return how many."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        waiting = await list_waiting(tx)
        due = [one for one in waiting if digest_is_due(one.choices, one.oldest_at, one.mailed_at, now)]
        for one in due:
            await _mail(tx, one, deps.settings.public_url, now)
        return len(due)


async def _mail(tx: Transaction, waiting: Waiting, address_of_pages: str, now: datetime) -> None:
    address, name = await load_address(tx, waiting.member_id)
    mail = OutgoingMail(to=address, subject=_subject(waiting), text=_text(waiting, name, address_of_pages))
    newest = max(waiting.lines)
    await queue_mail(tx, MailKind.DIGEST, mail, key=f"digest:{waiting.member_id}:{newest}", now=now)
    await bells.mark_mailed(tx, set(waiting.lines), now)


def _subject(waiting: Waiting) -> str:
    number = len(waiting.lines)
    return f"Flexoraa: {number} new notification{'s' if number > 1 else ''}"


def _text(waiting: Waiting, name: str, pages: str) -> str:
    counts = Counter(waiting.lines.values())
    found = [(counts[kind], words) for kind, words in LINES.items() if counts[kind]]
    what = "\n".join(f"- {number} {one if number == 1 else many}" for number, (one, many) in found)
    how = f"How you are told: {pages}/account/"
    return f"Hello {name},\n\nsince you last looked:\n\n{what}\n\n{pages}/\n\n{how}\n"
