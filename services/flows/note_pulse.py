"""Notes that a part of the worker is alive, and says how long ago it last was."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from services.deps import Deps
from services.tenants.models import WorkerPulse

JOBS_PART = "jobs"


async def note_pulse(deps: Deps, part: str, now: datetime) -> None:
    """Write down that `part` went round at `now`."""
    statement = insert(WorkerPulse).values(part=part, at=now)
    async with deps.db.deployment() as tx:
        await tx.execute(statement.on_conflict_do_update(index_elements=["part"], set_={"at": now}))


async def last_pulse(deps: Deps, part: str) -> datetime | None:
    """Return when `part` last went round, None if it never did."""
    async with deps.db.deployment() as tx:
        at: datetime | None = await tx.scalar(select(WorkerPulse.at).where(WorkerPulse.part == part))
        return at
