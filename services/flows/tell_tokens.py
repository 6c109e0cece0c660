"""Tells admins and managers that a period's tokens run out, once at 50, at 80 and at 100 %: in the bell and by mail.

Whoever is left in peace at that moment gets the bell's line alone, and with it the next digest instead of this mail.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.billing.models import Wallet
from services.db import Transaction
from services.deps import Deps
from services.mail.commands import queue_mail
from services.mail.models import MailKind
from services.notifications import commands as bells
from services.notifications.queries import load_choices
from services.ports import OutgoingMail
from services.rules.low_tokens import Standing, subject_of, text_of
from services.rules.notifications import Kind, mails_now
from services.rules.permissions import Principal, Role
from services.tenants.models import MEMBER_EMAIL, Member, MemberState
from services.tenants.queries import load_tenant

RECIPIENTS = (Role.ADMIN, Role.MANAGER)


async def tell_tokens(deps: Deps, tenant_id: UUID, wallet_id: UUID, now: datetime) -> None:
    """Tell the highest mark that the wallet's period has reached."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        wallet = (await tx.execute(select(Wallet).where(Wallet.tenant_id == tenant_id, Wallet.id == wallet_id))).one()
        if not wallet.alerted_percent:
            return
        standing = Standing(
            percent=wallet.alerted_percent,
            used_deci=wallet.period_used_deci,
            supply_deci=wallet.period_total_deci,
            balance_deci=wallet.granted_deci + wallet.topped_up_deci,
            period_ends_at=wallet.period_ends_at,
        )
        text = text_of(standing, (await load_tenant(tx)).name, deps.settings.public_url)
        occasion = f"{wallet.period_started_at:%Y-%m-%d}:{standing.percent}"
        await _tell(tx, occasion, (subject_of(standing), text), now)


async def _tell(tx: Transaction, occasion: str, words: tuple[str, str], now: datetime) -> None:
    addresses = await _recipients(tx)
    told = await bells.tell(tx, Kind.TOKENS_LOW, addresses, key=occasion, conversation_id=None, now=now)
    mailed = set()
    for member_id, line_id in told.items():
        if mails_now(await load_choices(tx, member_id), Kind.TOKENS_LOW, now):
            mail = OutgoingMail(to=addresses[member_id], subject=words[0], text=words[1])
            await queue_mail(tx, MailKind.ALERT, mail, key=f"tokens_low:{occasion}:{member_id}", now=now)
            mailed.add(line_id)
    await bells.mark_mailed(tx, mailed, now)


async def _recipients(tx: Transaction) -> dict[UUID, str]:
    statement = select(Member.id, Member.email).where(
        Member.tenant_id == tx.tenant_id, Member.role.in_(RECIPIENTS), Member.state == MemberState.ACTIVE
    )
    return {row.id: tx.cipher.open(MEMBER_EMAIL, row.id, row.email) for row in await tx.execute(statement)}
