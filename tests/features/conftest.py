"""The demo, made once for all tests that look at it."""

from uuid import UUID

import pytest
from sqlalchemy import select

from services.demo.seed import seed_demo
from services.deps import Deps
from services.tenants.models import Tenant
from tests.factories import NOW


@pytest.fixture(scope="session")
async def demo(deps: Deps) -> dict[str, UUID]:
    """The demo's tenants by slug."""
    assert await seed_demo(deps, NOW)
    async with deps.db.deployment() as tx:
        rows = await tx.execute(select(Tenant.slug, Tenant.tenant_id))
    return {row.slug: row.tenant_id for row in rows}
