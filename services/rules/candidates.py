"""Who may take a lead and in which order: eligibility and ranking, criterion by criterion.

`routing` makes the choice from it; the figures come from the team's tables.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from services.rules.bands import Band


class Passed(StrEnum):
    """Why a candidate did not get the lead: not eligible, or behind the chosen one where they first differ."""

    DISABLED = "disabled"
    AWAY = "away"
    OUTSIDE_HOURS = "outside_hours"
    AT_CAPACITY = "at_capacity"
    NOT_THE_OWNER = "not_the_owner"
    WORSE_MATCH = "worse_match"
    MORE_OPEN_HOT = "more_open_hot"
    HOT_MORE_RECENTLY = "hot_more_recently"
    MORE_WARM = "more_warm"
    IDLE_FOR_LESS = "idle_for_less"
    LOWER_PERFORMANCE = "lower_performance"
    EQUAL = "equal"  # equal in everything: the older member id goes first


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingPolicy:
    """Routing's numbers (policies.md, Routing and SLA)."""

    version: str = "2026-11-22"
    hot_owner_within_seconds: int = 600
    warm_owner_within_seconds: int = 24 * 3600
    warm_days: int = 7
    presence_lost_after_seconds: int = 300


DEFAULT = RoutingPolicy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An SDR's figures at the moment of routing.

    `available_at` is the next moment inside own working hours, None if there is none; `open_conversations` counts HOT
    and WARM; `share_percent` is how much of an even share of WARM leads they get; `performance_millis` is past
    conversion in thousandths.
    """

    member_id: UUID
    is_enabled: bool = True
    is_present: bool = True
    available_at: datetime | None
    open_conversations: int = 0
    capacity: int = 15
    languages: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    open_hot: int = 0
    last_hot_at: datetime | None = None
    recent_warm: int = 0
    share_percent: int = 100
    joined_at: datetime
    last_assigned_at: datetime | None = None
    performance_millis: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a lead asks of its SDR; an escalated lead is urgent whatever its band. `recovery_ended` is for COLD."""

    band: Band
    language: str
    skills: frozenset[str] = frozenset()
    owner_id: UUID | None = None
    is_escalated: bool = False
    recovery_ended: bool = False

    @property
    def is_urgent(self) -> bool:
        """True where the HOT rule applies."""
        return self.band is Band.HOT or self.is_escalated


# What puts a candidate behind another, and the figure that decides it: the smaller goes first.
Criterion = tuple[Passed, Callable[[Candidate], int | Fraction]]

# A joiner's first day counts as a whole one, else one lead would look like dozens a week.
LEAST_DAYS = 1


def ineligible(candidate: Candidate, need: Need, now: datetime) -> Passed | None:
    """Why the candidate may not take the lead now, None if they may. A WARM lead may wait for its SDR to come in."""
    if not candidate.is_enabled:
        return Passed.DISABLED
    if candidate.open_conversations >= candidate.capacity:
        return Passed.AT_CAPACITY
    if not need.is_urgent:
        return None
    if not candidate.is_present:
        return Passed.AWAY
    opens_at = candidate.available_at
    return Passed.OUTSIDE_HOURS if opens_at is None or opens_at > now else None


def hot_criteria(need: Need) -> tuple[Criterion, ...]:
    """Language and skill match, then fewest open HOT, then longest since the last HOT; performance for ties."""
    return (
        (Passed.WORSE_MATCH, lambda one: (need.language not in one.languages) + len(need.skills - one.skills)),
        (Passed.MORE_OPEN_HOT, lambda one: one.open_hot),
        (Passed.HOT_MORE_RECENTLY, lambda one: _since_epoch(one.last_hot_at)),
        (Passed.LOWER_PERFORMANCE, lambda one: -one.performance_millis),
    )


def warm_criteria(now: datetime, policy: RoutingPolicy = DEFAULT) -> tuple[Criterion, ...]:
    """Fewest WARM in the last 7 days, counted from the joining, then longest idle; performance for ties."""
    return (
        (Passed.MORE_WARM, lambda one: _warm_rate(one, now, policy)),
        (Passed.IDLE_FOR_LESS, lambda one: _since_epoch(one.last_assigned_at)),
        (Passed.LOWER_PERFORMANCE, lambda one: -one.performance_millis),
    )


def _warm_rate(candidate: Candidate, now: datetime, policy: RoutingPolicy) -> Fraction:
    longest, least = timedelta(days=policy.warm_days), timedelta(days=LEAST_DAYS)
    counted = min(max(now - candidate.joined_at, least), longest)
    return Fraction(candidate.recent_warm * 100, counted // timedelta(seconds=1) * candidate.share_percent)


def _since_epoch(at: datetime | None) -> int:
    # Never is longer ago than any moment.
    return int(at.timestamp()) if at else -1
