"""The demo, made once for all tests that look at it."""

import time
from uuid import UUID

import pytest
from sqlalchemy import select

from services.demo.seed import seed_demo
from services.deps import Deps
from services.tenants.models import Tenant
from tests.factories import NOW

LONGEST_SECONDS = 10


@pytest.fixture(scope="session")
async def demo(deps: Deps) -> dict[str, UUID]:
    """The demo's tenants by slug."""
    started = time.monotonic()
    assert await seed_demo(deps, NOW)
    assert time.monotonic() - started < LONGEST_SECONDS
    async with deps.db.deployment() as tx:
        rows = await tx.execute(select(Tenant.slug, Tenant.tenant_id))
    return {row.slug: row.tenant_id for row in rows}
