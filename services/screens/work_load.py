"""How much work waits in the queue; counts only, for the queue holds the jobs of all tenants."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from services.db import Reader
from services.jobs import QUEUE_SCHEMA

_LOAD = text(
    f"""select count(*) filter (where status = 'queued' and execute_after <= now()) as queued,
        min(execute_after) filter (where status = 'queued' and execute_after <= now()) as oldest_at,
        count(*) filter (where status = 'picked') as running
    from {QUEUE_SCHEMA}.pgqueuer where status in ('queued', 'picked')"""  # noqa: S608  # a constant
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLoad:
    """Jobs that could run now, since when the oldest could, and how many run."""

    queued: int
    oldest_at: datetime | None
    running: int


async def load_work(reader: Reader) -> WorkLoad:
    """The state of the queue at this moment."""
    row = (await reader.execute(_LOAD)).one()
    return WorkLoad(queued=row.queued, oldest_at=row.oldest_at, running=row.running)
