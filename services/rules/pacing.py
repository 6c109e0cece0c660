"""Whether something may happen now at a given rate, and when it may otherwise: the generic cell rate algorithm, pure.

One moment is kept for each lane (a number, a pair, a tenant): the time at which its allowance would be whole again.
Keeping it safely between processes is the caller's matter.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One event each `every`, of which `burst` may come at once."""

    every: timedelta
    burst: int


# contracts/whatsapp.md 3, 131056 and 4: one message each 6 s to one contact, 45 of them may be borrowed.
PAIR = Rate(every=timedelta(seconds=6), burst=45)
# contracts/whatsapp.md 4: messages a second through one number; on coexistence numbers 20.
NUMBER = Rate(every=timedelta(milliseconds=12, microseconds=500), burst=80)
COEXISTENCE_NUMBER = Rate(every=timedelta(milliseconds=50), burst=20)
# policies.md, Limits: 5 a second for a tenant, 1,000 over all.
TENANT = Rate(every=timedelta(milliseconds=200), burst=5)
DEPLOYMENT = Rate(every=timedelta(milliseconds=1), burst=1_000)

# policies.md, Limits: what a refused caller of the API is told.
RETRY_AFTER_SECONDS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LineUp:
    """How long each of some events waits for its place, and the moment to keep for the lane."""

    waits: tuple[timedelta, ...]
    whole_again_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Whether it may happen, the moment to keep for the lane, and how long to wait if it may not."""

    allowed: bool
    whole_again_at: datetime
    wait: timedelta


def pace(whole_again_at: datetime | None, now: datetime, rate: Rate) -> Pace:
    """The decision for one event at `now`; `whole_again_at` is None for a lane that was never used."""
    reached = max(whole_again_at or now, now)
    wait = reached - now - rate.every * (rate.burst - 1)
    if wait > timedelta():
        return Pace(allowed=False, whole_again_at=reached, wait=wait)
    return Pace(allowed=True, whole_again_at=reached + rate.every, wait=timedelta())


def turns(per_second: int) -> Rate:
    """The rate at which a tenant's turns begin, with one second's worth at once."""
    return Rate(every=timedelta(seconds=1) / per_second, burst=per_second)


def line_up(whole_again_at: datetime | None, now: datetime, rate: Rate, *, number: int) -> LineUp:
    """Give each of `number` events at `now` a place in the lane instead of refusing any: a burst is spread out."""
    reached = max(whole_again_at or now, now)
    allowed_from = reached - rate.every * (rate.burst - 1)
    waits = (max(allowed_from + rate.every * place - now, timedelta()) for place in range(number))
    return LineUp(waits=tuple(waits), whole_again_at=reached + rate.every * number)
