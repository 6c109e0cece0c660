"""Admins and managers are mailed once for each mark of the period, and nobody else."""

from factories import NOW, Company
from sqlalchemy import func, select, update

from services.billing.models import Wallet
from services.deps import Deps
from services.flows.tell_tokens import tell_tokens
from services.mail.models import Mail, MailKind


async def test_each_mark_is_mailed_once_to_admins_and_managers(deps: Deps, asha: Company, borneo: Company) -> None:
    for percent, mails in ((0, 0), (50, 2), (50, 2), (80, 4)):
        await _reach(deps, asha, percent)
        assert await _count(deps, asha) == mails

    assert await _count(deps, borneo) == 0


async def _reach(deps: Deps, company: Company, percent: int) -> None:
    async with deps.db.transaction(company.system) as tx:
        of_tenant = Wallet.tenant_id == company.tenant_id
        reached = update(Wallet).where(of_tenant).values(alerted_percent=percent).returning(Wallet.id)
        wallet_id = await tx.scalar(reached)
    await tell_tokens(deps, company.tenant_id, wallet_id, NOW)


async def _count(deps: Deps, company: Company) -> int:
    async with deps.db.read(company.system) as reader:
        statement = select(func.count()).select_from(Mail).where(Mail.kind == MailKind.ALERT)
        found: int = await reader.scalar(statement)
        return found
