"""High-risk review: where a task stands, who may take it, what may be decided, and when the AI may speak again.

Which messages open one is `escalation`'s matter, its price the rate card's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID


class ReviewState(StrEnum):
    """`decided` waits for the member who must reply; the AI is silent until `closed`."""

    OPEN = "open"
    CLAIMED = "claimed"
    DECIDED = "decided"
    CLOSED = "closed"


class ReviewDecision(StrEnum):
    """What an auditor may decide (policies.md, Escalation)."""

    HAND_BACK = "hand_back"  # the AI answers again
    MEMBER_REPLIES = "member_replies"  # a person has to answer
    NO_REPLY = "no_reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPolicy:
    """How soon a decision is promised, and how long a claim without a decision keeps others out.

    The documents leave both open: a sensitive message waits no longer than a HOT lead's P1 incident (30 min), and an
    auditor who left gives the task up after half of that.
    """

    version: str = "2026-11-22"
    decide_within: timedelta = timedelta(minutes=30)
    claim_lasts: timedelta = timedelta(minutes=15)


DEFAULT = ReviewPolicy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who holds a task since when; both None while nobody does."""

    member_id: UUID | None = None
    at: datetime | None = None


def due_at(opened_at: datetime, policy: ReviewPolicy = DEFAULT) -> datetime:
    """When the decision is promised."""
    return opened_at + policy.decide_within


def claim_ends_before(now: datetime, policy: ReviewPolicy = DEFAULT) -> datetime:
    """Claims made before this moment hold nobody out any more."""
    return now - policy.claim_lasts


def may_claim(state: ReviewState, claim: Claim, now: datetime, policy: ReviewPolicy = DEFAULT) -> bool:
    """True for a task that nobody has, or that its claimant left undecided for too long."""
    if state is ReviewState.CLAIMED:
        return claim.at is not None and claim.at < claim_ends_before(now, policy)
    return state is ReviewState.OPEN


def may_decide(state: ReviewState, claim: Claim, member_id: UUID | None) -> bool:
    """True for the one who holds the task."""
    return state is ReviewState.CLAIMED and member_id is not None and claim.member_id == member_id


def after(decision: ReviewDecision) -> ReviewState:
    """Where a decision leaves the task: only a reply that a member owes keeps it open."""
    return ReviewState.DECIDED if decision is ReviewDecision.MEMBER_REPLIES else ReviewState.CLOSED
