"""Keeps how far the deployment has stepped back, so that every process and every page says the same."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from services.db import DeploymentTransaction, Reader
from services.rules.backpressure import Mode, next_mode
from services.tenants.models import WorkMode

# The depth that counts is that of the jobs.
_JOBS = "jobs"


async def load_mode(reader: Reader) -> Mode:
    """Return the mode that the workers noted last; normal before they ever did."""
    return Mode(await reader.scalar(select(WorkMode.mode).where(WorkMode.part == _JOBS)) or Mode.NORMAL)


async def move_mode(deployment: DeploymentTransaction, depth: int, now: datetime) -> Mode:
    """Note the mode that follows from the present one and a depth, where it is another; return it."""
    before = Mode(await deployment.scalar(select(WorkMode.mode).where(WorkMode.part == _JOBS)) or Mode.NORMAL)
    mode = next_mode(before, depth)
    if mode is not before:
        values = {"mode": mode, "depth": depth, "since": now}
        noted = insert(WorkMode).values(part=_JOBS, **values)
        await deployment.execute(noted.on_conflict_do_update(index_elements=["part"], set_=values))
    return mode
