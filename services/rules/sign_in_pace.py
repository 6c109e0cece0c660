"""How long somebody who failed to sign in waits before the next try counts; nobody is ever locked out.

The same rule slows one account under many addresses and one address over many accounts.
"""

from datetime import datetime, timedelta

FREE_TRIES = 5
LONGEST_WAIT = timedelta(seconds=60)
FORGOTTEN_AFTER = timedelta(minutes=15)


def next_try_at(failures: int, failed_at: datetime) -> datetime:
    """When the next try is looked at: at once for the first five, then after 1, 2, 4 … at most 60 seconds."""
    beyond = failures - FREE_TRIES
    if beyond < 0:
        return failed_at
    return failed_at + min(timedelta(seconds=1 << min(beyond, 6)), LONGEST_WAIT)


def counted_failures(failures: int, failed_at: datetime, now: datetime) -> int:
    """The failures that still count: none once a quarter of an hour has passed since the last."""
    return 0 if now - failed_at >= FORGOTTEN_AFTER else failures
