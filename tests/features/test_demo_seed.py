"""The demo is made once, within seconds, and every invariant of the product holds in it."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from services.assignments.models import SlaClock
from services.checks.run import check_invariants
from services.conversations.models import Conversation
from services.demo.companies import ASHA, BORNEO, COMPANIES, DemoCompany
from services.demo.seed import seed_demo
from services.deps import Deps
from services.errors import ConfigurationError
from services.leads.models import Lead, LeadState
from services.rules.bands import Band
from services.rules.permissions import Principal, Role
from services.settings import Environment, Settings
from services.tenants.models import Member
from tests.factories import NOW


async def test_a_second_seeding_changes_nothing(deps: Deps, demo: dict[str, UUID]) -> None:
    assert not await seed_demo(deps, NOW + timedelta(hours=1))


async def test_every_invariant_holds(deps: Deps, demo: dict[str, UUID]) -> None:
    report = await check_invariants(deps.db, NOW, {demo[company.slug] for company in COMPANIES})

    assert [found for found in report.violations if found.tenant_id] == []


@pytest.mark.parametrize("company", COMPANIES, ids=lambda company: company.slug)
async def test_open_leads_cover_every_band(deps: Deps, demo: dict[str, UUID], company: DemoCompany) -> None:
    counted = select(Lead.band, func.count()).where(Lead.state == LeadState.OPEN).group_by(Lead.band)

    async with deps.db.read(Principal.system(demo[company.slug])) as reader:
        by_band = dict((await reader.execute(counted)).all())
        leads = await reader.scalar(select(func.count()).select_from(Lead))

    assert leads == company.leads
    assert set(by_band) == set(Band)
    assert min(by_band.values()) >= 3


async def test_contacts_write_in_four_languages(deps: Deps, demo: dict[str, UUID]) -> None:
    async with deps.db.read(Principal.system(demo[ASHA.slug])) as reader:
        languages = {row.language for row in await reader.execute(select(Conversation.language).distinct())}

    assert languages == {"en", "hinglish", "hi", "ar"}


@pytest.mark.parametrize("company", COMPANIES, ids=lambda company: company.slug)
async def test_some_promises_run_and_some_are_broken(deps: Deps, demo: dict[str, UUID], company: DemoCompany) -> None:
    waiting = select(SlaClock.due_at).where(SlaClock.stopped_at.is_(None), SlaClock.due_at.is_not(None))

    async with deps.db.read(Principal.system(demo[company.slug])) as reader:
        due = [row.due_at for row in await reader.execute(waiting)]

    assert any(at > NOW for at in due)
    assert any(at < NOW for at in due)


async def test_every_role_can_sign_in(deps: Deps, demo: dict[str, UUID]) -> None:
    async with deps.db.read(Principal.system(demo[BORNEO.slug])) as reader:
        roles = [row.role for row in await reader.execute(select(Member.role))]

    assert set(roles) == set(Role)
    assert roles.count(Role.SDR) == 2


async def test_production_refuses_a_demo(deps: Deps, settings: Settings) -> None:
    production = settings.model_copy(update={"environment": Environment.PRODUCTION})

    with pytest.raises(ConfigurationError):
        await seed_demo(replace(deps, settings=production), NOW)
