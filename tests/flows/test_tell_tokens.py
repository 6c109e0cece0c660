"""Admins and managers are told of each mark of the period once, by one mail each, and nobody else is."""

from datetime import datetime, timedelta

from factories import NOW, Company
from sqlalchemy import func, select, update

from services.billing.models import Wallet
from services.deps import Deps
from services.flows.mail_digests import mail_digests_of
from services.flows.own_notifications import ChoicesForm, choose_notifications
from services.flows.tell_tokens import tell_tokens
from services.mail.models import Mail, MailKind
from services.notifications import commands as bells
from services.notifications.models import Notification
from services.rules.notifications import Kind, Way

NEXT_DAY = NOW + timedelta(days=1)
# Midnight in India, in the quiet hours of who chose none.
NIGHT = NOW.replace(hour=18)


def _choices(*ways: Way, digest: str = "daily") -> ChoicesForm:
    chosen = {Kind.TOKENS_LOW: list(ways)}
    times = {"daily_at": "09:00", "quiet_from": "21:00", "quiet_until": "08:00"}
    return ChoicesForm(ways=chosen, zone="Asia/Kolkata", digest=digest, **times)


async def test_each_mark_is_told_and_mailed_once_to_admins_and_managers(
    deps: Deps, asha: Company, borneo: Company
) -> None:
    for percent, told in ((0, 0), (50, 2), (50, 2), (80, 4)):
        await _reach(deps, asha, percent)
        assert (await _mails(deps, asha), await _lines(deps, asha)) == (told, told)

    assert (await _mails(deps, borneo), await _lines(deps, borneo)) == (0, 0)


async def test_who_was_mailed_gets_no_digest_of_it(deps: Deps, asha: Company) -> None:
    await _reach(deps, asha, 80)

    assert await mail_digests_of(deps, asha.tenant_id, NEXT_DAY) == 0


async def test_mail_of_its_own_puts_no_digest_off(deps: Deps, asha: Company) -> None:
    # 8:30 and 9:00 in India: the morning's digest is due at 9:00 and looked for a little later.
    morning, nine = NEXT_DAY.replace(hour=3, minute=0), NEXT_DAY.replace(hour=3, minute=30)
    async with deps.db.transaction(asha.system) as tx:
        admin_id = asha.members["admin"]
        await bells.tell(tx, Kind.MENTION, {admin_id}, key="note", conversation_id=None, now=morning)
    await _reach(deps, asha, 80, nine)

    assert await mail_digests_of(deps, asha.tenant_id, nine + timedelta(minutes=1)) == 1


async def test_who_was_asleep_gets_the_digest_instead_even_if_the_job_runs_again(deps: Deps, asha: Company) -> None:
    await _reach(deps, asha, 80, NIGHT)
    digests = await mail_digests_of(deps, asha.tenant_id, NEXT_DAY)
    await _reach(deps, asha, 80, NEXT_DAY)

    assert (await _mails(deps, asha), digests) == (0, 2)


async def test_who_wants_no_mail_of_it_has_the_bell_alone(deps: Deps, asha: Company, borneo: Company) -> None:
    await choose_notifications(deps, asha.member("manager"), _choices(Way.BROWSER), now=NOW)
    await choose_notifications(deps, asha.member("admin"), _choices(Way.EMAIL, digest="off"), now=NOW)
    for company in (asha, borneo):
        await _reach(deps, company, 80)

    digests = await mail_digests_of(deps, asha.tenant_id, NEXT_DAY)

    assert (await _mails(deps, asha), digests, await _lines(deps, asha)) == (0, 0, 2)
    assert await _mails(deps, borneo) == 2


async def _reach(deps: Deps, company: Company, percent: int, at: datetime = NOW) -> None:
    async with deps.db.transaction(company.system) as tx:
        of_tenant = Wallet.tenant_id == company.tenant_id
        reached = update(Wallet).where(of_tenant).values(alerted_percent=percent).returning(Wallet.id)
        wallet_id = await tx.scalar(reached)
    await tell_tokens(deps, company.tenant_id, wallet_id, at)


async def _mails(deps: Deps, company: Company) -> int:
    async with deps.db.read(company.system) as reader:
        found: int = await reader.scalar(select(func.count()).select_from(Mail).where(Mail.kind == MailKind.ALERT))
        return found


async def _lines(deps: Deps, company: Company) -> int:
    async with deps.db.read(company.system) as reader:
        of_kind = Notification.kind == Kind.TOKENS_LOW
        found: int = await reader.scalar(select(func.count()).select_from(Notification).where(of_kind))
        return found
