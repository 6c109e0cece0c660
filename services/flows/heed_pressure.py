"""Steps back while much is waiting, and comes forth again: by the depth of the queue, in all processes alike."""

from datetime import datetime

import structlog

from services.deps import Deps
from services.tenants.work_mode import move_mode

log = structlog.get_logger()


async def heed_pressure(deps: Deps, now: datetime) -> int:
    """Bring the mode of work in line with the queue; returns 0, for there is nothing more to do."""
    depth = await deps.queue.depth()
    async with deps.db.deployment() as deployment:
        mode = await move_mode(deployment, depth, now)
    if mode is not deps.pressure.mode:
        log.warning("work.mode_changed", before=deps.pressure.mode, after=mode, depth=depth)
    deps.pressure.mode = mode
    return 0
