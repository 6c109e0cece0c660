"""Who gets a lead, with the ledger that shows it was fair: every candidate's figures and why they were passed over.

A choice is a proposal: the claim itself is atomic and happens in the database (policies.md, Routing and SLA).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from services.rules.bands import Band
from services.rules.candidates import (
    DEFAULT,
    Candidate,
    Criterion,
    Need,
    Passed,
    RoutingPolicy,
    hot_criteria,
    ineligible,
    warm_criteria,
)


class Outcome(StrEnum):
    """Where the lead goes."""

    ASSIGNED = "assigned"
    QUEUED = "queued"  # nobody may take it now; drained by score as soon as somebody may
    RECOVERY = "recovery"  # COLD: the AI tries once to win it back
    JUNIOR_POOL = "junior_pool"


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One line of the fairness ledger: the candidate's figures as they were, and why passed over; None if chosen."""

    candidate: Candidate
    passed: Passed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A routing decision with all that it was decided on."""

    version: str
    outcome: Outcome
    member_id: UUID | None = None
    returned_to_owner: bool = False
    alerts_manager: bool = False
    considered: tuple[Considered, ...] = ()


def choose(need: Need, candidates: Sequence[Candidate], now: datetime, policy: RoutingPolicy = DEFAULT) -> Choice:
    """Where the lead goes now: its owner if there in time, else by the rule of its band."""
    owner = next((one for one in candidates if one.member_id == need.owner_id), None)
    if owner is not None and _may_keep(owner, need, now, policy):
        return _to_owner(owner, candidates, policy)
    if need.band is Band.COLD and not need.is_escalated:
        outcome = Outcome.JUNIOR_POOL if need.recovery_ended else Outcome.RECOVERY
        return Choice(version=policy.version, outcome=outcome)
    return _best(need, candidates, now, policy)


def queue_order(score_tenths: int, waiting_since: datetime) -> tuple[int, datetime]:
    """Sort key of waiting leads: the highest score first, then the longest wait."""
    return -score_tenths, waiting_since


def _may_keep(owner: Candidate, need: Need, now: datetime, policy: RoutingPolicy) -> bool:
    within = policy.hot_owner_within_seconds if need.is_urgent else policy.warm_owner_within_seconds
    opens_at = owner.available_at
    in_time = opens_at is not None and opens_at - now <= timedelta(seconds=within)
    there = owner.is_present or (opens_at is not None and opens_at > now)
    has_room = owner.open_conversations < owner.capacity
    return owner.is_enabled and has_room and in_time and there


def _to_owner(owner: Candidate, candidates: Iterable[Candidate], policy: RoutingPolicy) -> Choice:
    considered = tuple(
        Considered(candidate=one, passed=None if one is owner else Passed.NOT_THE_OWNER) for one in candidates
    )
    return Choice(
        version=policy.version,
        outcome=Outcome.ASSIGNED,
        member_id=owner.member_id,
        returned_to_owner=True,
        considered=considered,
    )


def _best(need: Need, candidates: Sequence[Candidate], now: datetime, policy: RoutingPolicy) -> Choice:
    criteria = hot_criteria(need) if need.is_urgent else warm_criteria(now, policy)
    barred = {one.member_id: ineligible(one, need, now) for one in candidates}
    eligible = [one for one in candidates if barred[one.member_id] is None]
    ranked = sorted(eligible, key=lambda one: (*(figure(one) for _, figure in criteria), one.member_id))
    best = ranked[0] if ranked else None
    considered = tuple(
        Considered(candidate=one, passed=barred[one.member_id] or _behind(one, best, criteria)) for one in candidates
    )
    return Choice(
        version=policy.version,
        outcome=Outcome.ASSIGNED if best else Outcome.QUEUED,
        member_id=best.member_id if best else None,
        alerts_manager=best is None and need.is_urgent,
        considered=considered,
    )


def _behind(candidate: Candidate, best: Candidate | None, criteria: Iterable[Criterion]) -> Passed | None:
    if best is None or candidate is best:
        return None
    return next((passed for passed, figure in criteria if figure(candidate) != figure(best)), Passed.EQUAL)
