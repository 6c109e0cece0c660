"""Keeps a demo's clock in step with the sandbox's, which people move on to see windows shut and promises break."""

from datetime import datetime, timedelta

from services.clock import ShiftedClock
from services.deps import Deps
from services.errors import GatewayError


async def follow_sandbox_clock(deps: Deps, _now: datetime) -> int:
    """Take over the sandbox's offset; returns 0, for there is never more to do at once."""
    if deps.sandbox is None or not isinstance(deps.clock, ShiftedClock):
        return 0
    try:
        answer = await deps.sandbox.call("GET", "/_sandbox/clock")
    except GatewayError:
        return 0
    assert isinstance(answer, dict)
    deps.clock.offset = timedelta(seconds=float(answer["offset_seconds"]))
    return 0
