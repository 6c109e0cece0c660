"""When a mail that could not be handed over is tried again, and when it is given up."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# After each failed attempt; together a working day, then somebody has to look.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800, 7200, 18_000))
# A hand-over takes at most this long; a worker that died in it is followed by another afterwards.
LEASE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A hand-over that failed: whether trying again can help, and how long the service asked to wait."""

    retryable: bool
    wait_seconds: int = 0


def next_try_at(attempts: int, failure: Failure, now: datetime) -> datetime | None:
    """When attempt number `attempts` + 1 is due; None gives the mail up."""
    if not failure.retryable or attempts > len(PAUSES):
        return None
    return now + max(PAUSES[attempts - 1], timedelta(seconds=failure.wait_seconds))
