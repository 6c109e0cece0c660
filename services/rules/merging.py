"""Whether two contacts may become one, which conversation goes on, which lead stays, and what speaks for a merge."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

# Two who were heard of within so many days of each other may be one person with two numbers.
OVERLAP = timedelta(days=30)
# "Ravi" is thousands of people: a name speaks for a merge from two words on.
WORDS_OF_A_NAME = 2

SAME = "These are the same contact already."
GONE = "An erased contact cannot be joined with another one."
UNDONE = "This merge has been undone already."
JOINED_SINCE = "One of them was joined with somebody else since: undo that first."


class MergeReason(StrEnum):
    """Who said that two contacts are one."""

    NOTICE = "notice"  # the provider: the number changed
    MEMBER = "member"


class Evidence(StrEnum):
    """What speaks for a merge."""

    NUMBER_CHANGE = "number_change"
    SAME_NAME = "same_name"
    OVERLAPPING_TIME = "overlapping_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A contact as it stands before a merge; `joined_as` names the person it belongs to already."""

    contact_id: UUID
    is_erased: bool
    joined_as: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadSide:
    """A conversation that may go on after a merge."""

    id: UUID
    has_open_turn: bool
    last_inbound_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadSide:
    """An open lead that may stay after a merge."""

    id: UUID
    has_owner: bool
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is compared of a contact: its name, and when it was first and last heard of."""

    name: str
    first_at: datetime
    last_at: datetime


def merge_fault(one: Side, other: Side) -> str:
    """Why these two may not be joined, empty where they may."""
    if one.contact_id == other.contact_id or (one.joined_as is not None and one.joined_as == other.joined_as):
        return SAME
    return GONE if one.is_erased or other.is_erased else ""


def going_on(threads: Sequence[ThreadSide]) -> UUID:
    """The conversation in which a merged person is answered: who waits for an answer, else where it wrote last."""
    return max(threads, key=_liveliness).id


def _liveliness(thread: ThreadSide) -> tuple[bool, float, UUID]:
    heard = thread.last_inbound_at.timestamp() if thread.last_inbound_at else 0.0
    return thread.has_open_turn, heard, thread.id


def staying(leads: Sequence[LeadSide]) -> UUID:
    """The lead that stays open: one that somebody works on, of several the oldest."""
    return min(leads, key=lambda lead: (not lead.has_owner, lead.created_at, lead.id)).id


def evidence(one: Known, other: Known) -> tuple[Evidence, ...]:
    """What speaks for two contacts being one; empty where it is too little to suggest it."""
    if not _same_name(one.name, other.name):
        return ()
    apart = max(one.first_at, other.first_at) - min(one.last_at, other.last_at)
    return (Evidence.SAME_NAME, Evidence.OVERLAPPING_TIME) if apart <= OVERLAP else ()


def _same_name(one: str, other: str) -> bool:
    words = one.casefold().split()
    return len(words) >= WORDS_OF_A_NAME and words == other.casefold().split()
