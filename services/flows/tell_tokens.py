"""Mails admins and managers that a period's tokens run out: once at 50, at 80 and at 100 %."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.billing.models import Wallet
from services.db import Transaction
from services.deps import Deps
from services.mail.commands import queue_mail
from services.mail.models import MailKind
from services.ports import OutgoingMail
from services.rules.low_tokens import Standing, subject_of, text_of
from services.rules.permissions import Principal, Role
from services.tenants.models import MEMBER_EMAIL, Member, MemberState
from services.tenants.queries import load_tenant

RECIPIENTS = (Role.ADMIN, Role.MANAGER)


async def tell_tokens(deps: Deps, tenant_id: UUID, wallet_id: UUID, now: datetime) -> None:
    """Queue the mails of the highest mark that the wallet's period has reached."""
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
        occasion = f"tokens_low:{wallet.period_started_at:%Y-%m-%d}:{standing.percent}"
        for member_id, address in await _recipients(tx):
            mail = OutgoingMail(to=address, subject=subject_of(standing), text=text)
            await queue_mail(tx, MailKind.ALERT, mail, key=f"{occasion}:{member_id}", now=now)


async def _recipients(tx: Transaction) -> list[tuple[UUID, str]]:
    statement = select(Member.id, Member.email).where(
        Member.tenant_id == tx.tenant_id, Member.role.in_(RECIPIENTS), Member.state == MemberState.ACTIVE
    )
    return [(row.id, tx.cipher.open(MEMBER_EMAIL, row.id, row.email)) for row in await tx.execute(statement)]
