"""An external auditor's access ends by itself: the open session at once, and signing in too; others stay."""

from datetime import timedelta
from itertools import count
from uuid import UUID

import pytest
from factories import NOW
from sqlalchemy import update

from services.flows.open_tenant import NewMember, NewTenant, open_tenant
from services.flows.sessions import find_session
from services.flows.sign_in import Attempt, Outcome, sign_in
from services.passwords import hash_password
from services.rules.permissions import Principal, Role
from services.rules.plans import PlanCode
from services.tenants.models import Member
from services.tenants.sessions import hash_token

PASSWORD = "correct horse battery"
DAY = timedelta(days=1)
_numbers = count(1)


@pytest.fixture(scope="module")
def password_hash() -> str:
    return hash_password(PASSWORD)


@pytest.fixture
async def companies(deps, password_hash) -> list[tuple[str, UUID, UUID]]:
    """Two companies, each with an auditor: the domain, the tenant, the auditor."""
    made = []
    for number in (next(_numbers), next(_numbers)):
        name = f"audited-{number}"
        auditor = NewMember(email=f"a@{name}.test", name="A", role=Role.AUDITOR, password_hash=password_hash)
        new = NewTenant(name=name, slug=name, plan=PlanCode.FULL_OS, members=(auditor,))
        opened = await open_tenant(deps.db, new, NOW)
        made.append((f"{name}.test", opened.tenant_id, opened.member_ids[0]))
    return made


async def _sign_in(deps, domain, now):
    address = f"10.1.{next(_numbers)}.1"
    attempt = Attempt(email=f"a@{domain}", password=PASSWORD, code="", address=address, user_agent="")
    return await sign_in(deps, attempt, now)


async def test_access_ends_on_its_day_for_this_auditor_only(deps, companies):
    (asha, tenant_id, member_id), (borneo, _, _) = companies
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        await tx.execute(update(Member).where(Member.id == member_id).values(access_ends_at=NOW + DAY))

    before = NOW + DAY - timedelta(minutes=1)
    session = await _sign_in(deps, asha, before)
    found = [await find_session(deps, hash_token(deps.settings, session.token), at) for at in (before, NOW + DAY)]

    assert session.outcome is Outcome.SIGNED_IN
    assert (found[0] is not None, found[1]) == (True, None)
    assert (await _sign_in(deps, asha, NOW + DAY)).outcome is Outcome.WRONG
    assert (await _sign_in(deps, borneo, NOW + DAY)).outcome is Outcome.SIGNED_IN
