"""Does a part's work tenant by tenant: one that fails is noted and left for a while, and the others go on.

A broken key, a broken row or a provider's refusal is one tenant's. A lost database is everybody's: noting fails too,
and with it the round.
"""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from services.deps import Deps
from services.job_failures import without_words
from services.tenants.models import RoundFailure

RETRY_AFTER = timedelta(seconds=30)

# One tenant's share of a round; how much it found to do, where that is counted.
Work = Callable[[Deps, UUID, datetime], Awaitable[int | None]]

log = structlog.get_logger()


async def each_tenant(deps: Deps, part: str, tenant_ids: Iterable[UUID], work: Work, now: datetime) -> int:
    """Run `work` for each of these tenants; return the sum of what it returned. `part` is the name of the round."""
    failing = await _list_failing(deps, part)
    done = 0
    for tenant_id in tenant_ids:
        if now < failing.get(tenant_id, now - RETRY_AFTER) + RETRY_AFTER:
            continue
        try:
            done += await work(deps, tenant_id, now) or 0
        # The worker's loop around one tenant: whatever it meets there stays there.
        except Exception as error:  # noqa: BLE001
            await _note(deps, part, tenant_id, error, now)
        else:
            if tenant_id in failing:
                await _forget(deps, part, tenant_id)
    return done


async def _list_failing(deps: Deps, part: str) -> dict[UUID, datetime]:
    """When each tenant with which this part has trouble last failed."""
    async with deps.db.deployment() as tx:
        columns = select(RoundFailure.tenant_id, RoundFailure.last_at).where(RoundFailure.part == part)
        return {row.tenant_id: row.last_at for row in await tx.execute(columns)}


async def _note(deps: Deps, part: str, tenant_id: UUID, error: Exception, now: datetime) -> None:
    what = str(without_words(error))
    log.error("worker.tenant_failed", part=part, tenant_id=str(tenant_id), error=what)
    row = {"tenant_id": tenant_id, "part": part, "error": what, "times": 1, "first_at": now, "last_at": now}
    again = {"error": what, "times": RoundFailure.times + 1, "last_at": now}
    async with deps.db.deployment() as tx:
        noted = insert(RoundFailure).values(row)
        await tx.execute(noted.on_conflict_do_update(index_elements=["tenant_id", "part"], set_=again))


async def _forget(deps: Deps, part: str, tenant_id: UUID) -> None:
    async with deps.db.deployment() as tx:
        mine = (RoundFailure.part == part, RoundFailure.tenant_id == tenant_id)
        await tx.execute(delete(RoundFailure).where(*mine))
