"""How far the AI of a tenant may go by itself, and when it may speak again after a person had the conversation."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class AiMode(StrEnum):
    """One switch for the whole tenant."""

    LIVE = "live"  # it answers
    SHADOW = "shadow"  # it drafts, a person sends
    STOPPED = "stopped"  # it neither reads nor writes


# policies.md, Routing: the AI resumes after 30 idle minutes of the owner, if the tenant allows.
IDLE_BEFORE_RESUMING = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """A conversation in which the AI is paused; an escalation that nobody took up waits for a person, however long."""

    acted_at: datetime | None  # when a person took it over or answered last, None where nobody did since the pause
    is_reviewed: bool = False


def resumes(owned: Ownership, now: datetime, *, allowed: bool) -> bool:
    """True where the AI takes a conversation up again by itself."""
    if not allowed or owned.is_reviewed or owned.acted_at is None:
        return False
    return now - owned.acted_at >= IDLE_BEFORE_RESUMING
