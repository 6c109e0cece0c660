"""How often a public form may be sent: enough for an office behind one address, too little for a script."""

from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=10)
PER_ADDRESS = 8
PER_FORM = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What one address or one form sent since `since`."""

    posts: int
    since: datetime


def count_one(sent: Sent | None, now: datetime) -> Sent:
    """The count with one more; a window that has passed starts anew, and so does one from a time to come."""
    if sent is None or not timedelta() <= now - sent.since < WINDOW:
        return Sent(posts=1, since=now)
    return Sent(posts=sent.posts + 1, since=sent.since)


def is_too_many(sent: Sent, most: int) -> bool:
    """True where this post is beyond what is allowed within the window."""
    return sent.posts > most
