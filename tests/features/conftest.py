"""The demo, made once for all tests that look at it, its figures counted; an empty database for those of migrations."""

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import asyncpg
import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from services.demo.companies import COMPANIES
from services.demo.seed import seed_demo
from services.deps import Deps
from services.flows.roll_up import roll_up_tenant
from services.tenants.models import Tenant
from tests.factories import NOW


@pytest.fixture(scope="session")
async def demo(deps: Deps) -> dict[str, UUID]:
    """The demo's tenants by slug."""
    assert await seed_demo(deps, NOW)
    async with deps.db.deployment() as tx:
        rows = await tx.execute(select(Tenant.slug, Tenant.tenant_id))
    found = {row.slug: row.tenant_id for row in rows}
    for company in COMPANIES:
        await roll_up_tenant(deps, found[company.slug], NOW)
    return found


@pytest.fixture
async def old_database(superuser_url: str) -> AsyncIterator[str]:
    """The address of an empty database of its own."""
    name = f"migration_{uuid4().hex}"
    server = await asyncpg.connect(superuser_url)
    await server.execute(f"create database {name} template template0 encoding 'UTF8'")
    yield make_url(superuser_url).set(database=name).render_as_string(hide_password=False)
    await server.execute(f"drop database {name} with (force)")
    await server.close()
