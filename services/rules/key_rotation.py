"""When a data key is due for rotation, and which steps a rotation takes.

A rotation may not meet a process that does not know the new key, nor lose what one still writes under the old key.
Processes look for changed keys at least every REFRESH_SECONDS, from inside a transaction. So after each change of keys
the rotation waits until every transaction that is open began later than that.
"""

from datetime import datetime, timedelta
from enum import StrEnum

ROTATE_AFTER = timedelta(days=90)
REFRESH_SECONDS = 30.0


class RotationState(StrEnum):
    """The steps in their order."""

    PREPARED = "prepared"  # the new key can be read with and does not seal yet
    SWITCHED = "switched"  # the new key seals, the old one only opens
    REENCRYPTING = "reencrypting"
    DONE = "done"  # nothing is under the old key, which is destroyed


def is_due(created_at: datetime, now: datetime) -> bool:
    """Whether a key that has sealed since `created_at` has to be replaced."""
    return now - created_at >= ROTATE_AFTER


def everybody_knows(changed_at: datetime, oldest_open_at: datetime, refresh_seconds: float) -> bool:
    """Whether each transaction, the oldest of which began at `oldest_open_at`, looked at the keys after a change."""
    return oldest_open_at > changed_at + timedelta(seconds=refresh_seconds)


def share_done(done: int, total: int) -> int:
    """Progress in whole per cent; 99 until all is proven to be done."""
    return min(99, done * 100 // total) if total else 0
