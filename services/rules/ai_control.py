"""How far the AI of a tenant may go by itself, and when it may speak again after a person had the conversation."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class AiMode(StrEnum):
    """One switch for the whole tenant."""

    LIVE = "live"  # it answers
    SHADOW = "shadow"  # it drafts, a person sends
    STOPPED = "stopped"  # it neither reads nor writes


# A person who writes is left alone for this long after the last key (mission.md, U1).
TYPING_LASTS = timedelta(seconds=8)
# policies.md, Routing: the AI resumes after 30 idle minutes of the owner, if the tenant allows.
IDLE_BEFORE_RESUMING = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """How a person came to have a conversation: `acted_at` is what they did last, None where nobody did anything."""

    was_taken: bool  # by a person's act; an escalation nobody took up waits for a person, however long
    acted_at: datetime | None
    is_reviewed: bool = False


def is_typing(typing_until: datetime | None, now: datetime) -> bool:
    """True while a person writes in the conversation."""
    return typing_until is not None and typing_until > now


def resumes(owned: Ownership, now: datetime, *, allowed: bool) -> bool:
    """True where the AI takes a conversation up again by itself."""
    if not allowed or owned.is_reviewed or not owned.was_taken or owned.acted_at is None:
        return False
    return now - owned.acted_at >= IDLE_BEFORE_RESUMING
