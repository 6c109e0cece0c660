"""Whether a new prompt or model may answer contacts: the states of a prompt, and the gate that a replay has to pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class PromptState(StrEnum):
    """Where a prompt stands in a tenant; the text of each is immutable."""

    DRAFT = "draft"  # may be replayed against the past
    CANARY = "canary"  # reads a tenth of the conversations
    ACTIVE = "active"
    RETIRED = "retired"


class Verdict(StrEnum):
    """What the gate says of a replay."""

    PASSED = "passed"
    TOO_FEW = "too_few"
    SAFETY_LOST = "safety_lost"
    FAILURES = "failures"
    CHANGED_TOO_MUCH = "changed_too_much"


@dataclass(frozen=True, slots=True, kw_only=True)
class GatePolicy:
    """What a replay must show before its candidate may read live turns."""

    version: str = "2026-11-22"
    least_compared: int = 20
    most_failed_percent: int = 5
    most_changed_percent: int = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayCounts:
    """How many past readings were compared, and how many the candidate would have changed.

    `lost_safety` are turns that an opt-out, a sensitive topic or the wish for a person ended, and no longer would.
    """

    compared: int
    failed: int = 0
    changed_intents: int = 0
    changed_bands: int = 0
    changed_escalations: int = 0
    lost_safety: int = 0


DEFAULT = GatePolicy()
CANARY_PERCENT = 10

_MOVES: Mapping[PromptState, frozenset[PromptState]] = {
    PromptState.DRAFT: frozenset({PromptState.CANARY, PromptState.ACTIVE, PromptState.RETIRED}),
    PromptState.CANARY: frozenset({PromptState.ACTIVE, PromptState.DRAFT, PromptState.RETIRED}),
    PromptState.ACTIVE: frozenset({PromptState.RETIRED}),
    PromptState.RETIRED: frozenset({PromptState.CANARY, PromptState.ACTIVE}),
}


def verdict(counts: ReplayCounts, policy: GatePolicy = DEFAULT) -> Verdict:
    """What the gate says, the gravest first."""
    tried = counts.compared + counts.failed
    if counts.lost_safety:
        return Verdict.SAFETY_LOST
    if counts.failed * 100 > tried * policy.most_failed_percent:
        return Verdict.FAILURES
    if counts.compared < policy.least_compared:
        return Verdict.TOO_FEW
    changed = max(counts.changed_intents, counts.changed_bands, counts.changed_escalations)
    return Verdict.CHANGED_TOO_MUCH if changed * 100 > counts.compared * policy.most_changed_percent else Verdict.PASSED


def may_move(before: PromptState, after: PromptState) -> bool:
    """Whether a prompt may go from one state to the other; into live states only with a passed replay."""
    return after in _MOVES[before]


def needs_replay(after: PromptState) -> bool:
    """True for the states in which a prompt reads what contacts write."""
    return after in (PromptState.CANARY, PromptState.ACTIVE)


def is_canary_turn(bucket: int, percent: int = CANARY_PERCENT) -> bool:
    """Whether a conversation reads with the canary; `bucket` is a stable number of the conversation, 0 to 99."""
    return bucket < percent
