"""By when a lead must be answered: clocks that run in working hours, pause for the contact, and can be breached.

A clock keeps what is left of its promise and since when it runs, so that it survives reassignment and restarts. It is
stopped by a member's reply only; the AI's does not count (policies.md, Routing and SLA).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.rules.bands import Band
from services.rules.working_hours import ALWAYS, WorkingHours, add_working_seconds, working_seconds_between

MINUTE, HOUR = 60, 3600


class Promise(StrEnum):
    """What was promised."""

    FIRST_RESPONSE = "first_response"
    RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaPolicy:
    """The promises in seconds of working time; a COLD lead has none unless the tenant sets one (policies.md)."""

    version: str = "2026-11-22"
    hot_first_response_seconds: int = 10 * MINUTE
    warm_first_response_seconds: int = 24 * HOUR
    warm_resolution_seconds: int = 72 * HOUR
    cold_first_response_seconds: int | None = None


DEFAULT = SlaPolicy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One running promise. `left_seconds` was left when it last started; `running_since` is None while it is paused."""

    version: str
    promise: Promise
    left_seconds: int
    running_since: datetime | None
    stopped_at: datetime | None = None


def start(band: Band, at: datetime, policy: SlaPolicy = DEFAULT) -> tuple[Clock, ...]:
    """The clocks that start when a lead of the band is routed; waiting in the queue counts."""
    seconds: Mapping[Band, Mapping[Promise, int | None]] = {
        Band.HOT: {Promise.FIRST_RESPONSE: policy.hot_first_response_seconds},
        Band.WARM: {
            Promise.FIRST_RESPONSE: policy.warm_first_response_seconds,
            Promise.RESOLUTION: policy.warm_resolution_seconds,
        },
        Band.COLD: {Promise.FIRST_RESPONSE: policy.cold_first_response_seconds},
    }
    return tuple(
        Clock(version=policy.version, promise=promise, left_seconds=left, running_since=at)
        for promise, left in seconds[band].items()
        if left is not None
    )


def pause(clock: Clock, at: datetime, hours: WorkingHours = ALWAYS) -> Clock:
    """The clock while we wait for the contact; nothing changes if it is paused or stopped already."""
    if clock.running_since is None or clock.stopped_at is not None:
        return clock
    return replace(clock, left_seconds=left_seconds(clock, at, hours), running_since=None)


def resume(clock: Clock, at: datetime) -> Clock:
    """The clock once the contact has written again; nothing changes if it runs or has stopped."""
    if clock.running_since is not None or clock.stopped_at is not None:
        return clock
    return replace(clock, running_since=at)


def stop(clock: Clock, at: datetime, hours: WorkingHours = ALWAYS) -> Clock:
    """The clock once a member replied (or resolved, for a resolution); it keeps what was left, negative if late."""
    if clock.stopped_at is not None:
        return clock
    return replace(clock, left_seconds=left_seconds(clock, at, hours), running_since=None, stopped_at=at)


def left_seconds(clock: Clock, now: datetime, hours: WorkingHours = ALWAYS) -> int:
    """Working seconds until the promise is broken; negative once it is."""
    if clock.running_since is None:
        return clock.left_seconds
    return clock.left_seconds - working_seconds_between(hours, clock.running_since, now)


def due_at(clock: Clock, hours: WorkingHours = ALWAYS) -> datetime | None:
    """When the promise will be, or was, broken, in UTC; None while the clock stands still."""
    if clock.running_since is None:
        return None
    return add_working_seconds(hours, clock.running_since, max(clock.left_seconds, 0))


def is_breached(clock: Clock, now: datetime, hours: WorkingHours = ALWAYS) -> bool:
    """True where the promise is broken; a reply in the last second still keeps it."""
    return left_seconds(clock, now, hours) < 0
