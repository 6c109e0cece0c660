"""How many events a second one sealer puts into their chains, against inserting the same rows without a chain."""

import asyncio
import time
from datetime import datetime
from uuid import uuid4

from sqlalchemy import text

from services.bench.companies import Company, open_companies
from services.bench.figures import Figure, Goal, Reference, Size
from services.bench.ground import Ground, ground
from services.deps import Deps
from services.events.catalog.team import MemberSignedOut
from services.flows.seal_events import seal_events
from services.rules.permissions import Principal
from services.runtime import running

NAME = "seal"
COMPANIES = 20
GOAL_PER_SECOND = 5000

_EVENTS = {Size.FULL: 60_000, Size.QUICK: 400}
_AT_ONCE = 500


def measure(size: Size, now: datetime) -> list[Figure]:
    """Write events of twenty tenants, then seal them all."""
    with ground() as place:
        return asyncio.run(_measure(place, size, now))


async def _measure(place: Ground, size: Size, now: datetime) -> list[Figure]:
    async with running(place.settings()) as deps:
        companies = await open_companies(deps, COMPANIES, now)
        while await seal_events(deps, now):
            pass
        await _write(deps, companies, _EVENTS[size], now)
        started, sealed = time.perf_counter(), 0
        while found := await seal_events(deps, now):
            sealed += found
        rate = sealed / (time.perf_counter() - started)
        bare = await _insert_bare(deps, sealed)
    reference = Reference(bare, "rows inserted by the server alone")
    return [
        Figure(bench=NAME, name="events sealed", value=rate, unit="/s", reference=reference, goal=GOAL_PER_SECOND),
        Figure(bench=NAME, name="a full batch", value=3000 / rate, unit="s", goal=1.0, side=Goal.AT_MOST),
    ]


async def _write(deps: Deps, companies: list[Company], count: int, now: datetime) -> None:
    for start in range(0, count, _AT_ONCE):
        company = companies[start // _AT_ONCE % len(companies)]
        async with deps.db.transaction(Principal.system(company.tenant_id)) as tx:
            for _ in range(min(_AT_ONCE, count - start)):
                tx.emit(MemberSignedOut(member_id=uuid4()), at=now)


async def _insert_bare(deps: Deps, count: int) -> float:
    """Rows a second that one statement copies into a plain table, committed: the server's own pace."""
    async with deps.db.deployment() as tx:
        await tx.execute(text("create temporary table bare_seal (tenant_id uuid, seq bigint, id uuid, hash bytea)"))
        started = time.perf_counter()
        await tx.execute(
            text("insert into bare_seal select tenant_id, 0, id, sha256(canonical) from event_log limit :count"),
            {"count": count},
        )
        return count / (time.perf_counter() - started)
