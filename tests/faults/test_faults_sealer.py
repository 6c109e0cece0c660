"""A sealer killed in the middle of its work leaves nothing half done: the next one seals the same events."""

import asyncio
import os
import sys
from uuid import uuid4

from any_row import make_bare_tenant
from factories import NOW
from sqlalchemy import select

from services.events.catalog.team import MemberSignedOut
from services.events.models import EventLog, EventSeal
from services.flows.seal_events import seal_events
from services.rules.audit_chain import first_bad_seq

SEALER = """
import asyncio
from datetime import UTC, datetime
from services.events import log
from services.runtime import running
from services.settings import load_settings

async def seal():
    async with running(load_settings()) as deps, deps.db.deployment() as tx:
        print(await log.seal_pending(tx.connection, datetime.now(UTC)), flush=True)
        await asyncio.sleep(60)

asyncio.run(seal())
"""


async def test_sealer_killed_before_its_commit_leaves_no_gap(deps, services_urls):
    tenants = [await make_bare_tenant(deps) for _ in range(2)]
    for tenant in tenants:
        async with deps.db.transaction(tenant.system) as tx:
            for _ in range(5):
                tx.emit(MemberSignedOut(member_id=uuid4()), at=NOW)
    addresses = {name: services_urls[name] for name in ("DATABASE_URL", "REDIS_URL")}
    environ = (
        os.environ | addresses | {"FLEXORAA_DATA": str(deps.settings.data_dir), "FLEXORAA_USE_EMBEDDINGS": "false"}
    )
    sealer = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SEALER, env=environ, stdout=asyncio.subprocess.PIPE
    )
    assert sealer.stdout
    assert int(await sealer.stdout.readline()) >= 10, "it was in the middle of its work"
    sealer.kill()
    await sealer.wait()

    async def chain(tenant):
        same = (EventLog.tenant_id == EventSeal.tenant_id) & (EventLog.id == EventSeal.event_id)
        statement = select(EventSeal.seq, EventLog.canonical, EventSeal.hash).join(EventLog, same)
        async with deps.db.read(tenant.system) as reader:
            return [tuple(row) for row in await reader.execute(statement.order_by(EventSeal.seq))]

    assert [await chain(tenant) for tenant in tenants] == [[], []]
    async with asyncio.timeout(20):
        while len(await chain(tenants[1])) < 5:
            await seal_events(deps, NOW)
    for tenant in tenants:
        sealed = await chain(tenant)
        assert [seq for seq, _, _ in sealed] == [1, 2, 3, 4, 5]
        assert first_bad_seq(sealed) is None
