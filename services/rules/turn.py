"""What a turn is and when it closes: the contact's messages since our last answer, taken together.

Which messages are open is the conversation's matter; this rule sees only their count and times.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPolicy:
    """When a turn closes (policies.md, Words) and until when a delayed one is still the AI's (policies.md, Paused)."""

    version: str = "2026-11-22"
    quiet_seconds: int = 4
    max_messages: int = 20
    answerable_seconds: int = 24 * 3600


DEFAULT = TurnPolicy()
# How long a closed turn waits for a language model (intelligence.md, Design): the reply is due within a second.
MODEL_SECONDS = 0.65
# With less quiet time than this a model is not asked ahead: the turn is closed before it could answer.
LEAST_QUIET_SECONDS = 1
# Longer than this a contact waits for nothing; a tenant chooses within it (0 answers each message by itself).
QUIET_SECONDS_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTurn:
    """The unanswered messages of a contact: when the first and the last were stored, and how many they are."""

    first_at: datetime
    last_at: datetime
    count: int


def closes_at(turn: OpenTurn, policy: TurnPolicy = DEFAULT) -> datetime:
    """When the turn closes if nothing more arrives: after the quiet time, at once when it is full."""
    if turn.count >= policy.max_messages:
        return turn.last_at
    return turn.last_at + timedelta(seconds=policy.quiet_seconds)


def is_closed(turn: OpenTurn, now: datetime, policy: TurnPolicy = DEFAULT) -> bool:
    """True where the turn may be answered: quiet for long enough, or full."""
    return now >= closes_at(turn, policy)


def is_answerable(turn: OpenTurn, now: datetime, policy: TurnPolicy = DEFAULT) -> bool:
    """True where the AI may still answer after a pause; a turn that began 24 h ago stays with a person."""
    return now - turn.first_at < timedelta(seconds=policy.answerable_seconds)
