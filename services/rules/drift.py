"""Whether readings have drifted: distributions compared by PSI, rates and labelled quality with intervals, a roll-back.

Pure arithmetic on counts (intelligence.md, Drift); which readings are counted is the drift job's matter.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_Z = 1.96  # 95 % intervals, two-sided
_Z_ONE_SIDED = 1.645
_EMPTY_CELL = 0.0001  # a share of nothing has no logarithm; the usual floor of the index


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftPolicy:
    """Thresholds: PSI above which a mix counts as another, relative change that is told, fewest readings and labels."""

    version: str = "2026-11-22"
    window: int = 1000
    least_readings: int = 100
    most_psi: float = 0.2
    most_relative_change: float = 0.10
    rollback_relative_drop: float = 0.05
    rollback_p_value: float = 0.05
    least_labels: int = 200


DEFAULT = DriftPolicy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A proportion with its 95 % interval (Wilson) and the count it rests on."""

    share: float
    low: float
    high: float
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Macro precision and recall over the classes that occur, each with the bounds of its 95 % interval."""

    precision: Share
    recall: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """The same labelled messages read by two models: how many only one of them reads right."""

    both_right: int
    only_before: int
    only_after: int
    both_wrong: int

    @property
    def total(self) -> int:
        """All messages."""
        return self.both_right + self.only_before + self.only_after + self.both_wrong


def psi(before: Mapping[str, int], after: Mapping[str, int]) -> float:
    """The population stability index of two mixes; 0 for equal ones, and where either is empty."""
    whole_before, whole_after = sum(before.values()), sum(after.values())
    if not whole_before or not whole_after:
        return 0.0
    total = 0.0
    for cell in {*before, *after}:
        was = max(before.get(cell, 0) / whole_before, _EMPTY_CELL)
        now = max(after.get(cell, 0) / whole_after, _EMPTY_CELL)
        total += (now - was) * math.log(now / was)
    return total


def share(hits: int, total: int) -> Share:
    """A proportion with its Wilson interval; of nothing it is unknown: 0 to 1."""
    if total == 0:
        return Share(share=0.0, low=0.0, high=1.0, of=0)
    part, square = hits / total, _Z * _Z / total
    centre = (part + square / 2) / (1 + square)
    half = math.sqrt(part * (1 - part) * square + square * square / 4) / (1 + square)
    return Share(share=part, low=max(centre - half, 0.0), high=min(centre + half, 1.0), of=total)


def quality(pairs: Sequence[tuple[str, str]]) -> Quality:
    """Macro precision and recall of (label, reading) pairs; classes weigh alike, however rare."""
    labels = sorted({label for label, _ in pairs})
    hits = {label: sum(1 for pair in pairs if pair == (label, label)) for label in labels}
    given = {label: sum(1 for _, read in pairs if read == label) for label in labels}
    wanted = {label: sum(1 for gold, _ in pairs if gold == label) for label in labels}
    return Quality(
        precision=_macro([(hits[label], given[label]) for label in labels], len(pairs)),
        recall=_macro([(hits[label], wanted[label]) for label in labels], len(pairs)),
    )


def _macro(parts: Sequence[tuple[int, int]], of: int) -> Share:
    """The mean of proportions; its variance is the sum of theirs over the square of their number."""
    if not parts:
        return Share(share=0.0, low=0.0, high=1.0, of=0)
    shares = [(hits / total if total else 0.0, total) for hits, total in parts]
    mean = sum(part for part, _ in shares) / len(shares)
    variance = sum(part * (1 - part) / total for part, total in shares if total) / len(shares) ** 2
    half = _Z * math.sqrt(variance)
    return Share(share=mean, low=max(mean - half, 0.0), high=min(mean + half, 1.0), of=of)


def relative_change(before: float, after: float) -> float:
    """By how much of its former value something changed, negative for a fall; 0 where it was nothing."""
    return (after - before) / before if before else 0.0


def has_shifted(before: Share, after: Share, policy: DriftPolicy = DEFAULT) -> bool:
    """Whether a rate changed by more than the policy's part, and by more than chance explains."""
    if abs(relative_change(before.share, after.share)) <= policy.most_relative_change or not before.of or not after.of:
        return False
    pooled = (before.share * before.of + after.share * after.of) / (before.of + after.of)
    deviation = math.sqrt(pooled * (1 - pooled) * (1 / before.of + 1 / after.of))
    return deviation > 0 and abs(after.share - before.share) / deviation > _Z_ONE_SIDED


def mcnemar_p_value(paired: Paired) -> float:
    """The one-sided exact probability of so many losses, were both models equally good; 1 without a difference."""
    discordant = paired.only_before + paired.only_after
    ways = sum(math.comb(discordant, losses) for losses in range(paired.only_before, discordant + 1))
    return min(ways / (1 << discordant), 1.0)


def proposes_rollback(paired: Paired, policy: DriftPolicy = DEFAULT) -> bool:
    """Whether the newer model is worse by more than the policy's part, and not by chance: with labels enough only."""
    if paired.total < policy.least_labels:
        return False
    right_before, right_after = paired.both_right + paired.only_before, paired.both_right + paired.only_after
    falls = relative_change(right_before, right_after) < -policy.rollback_relative_drop
    return falls and mcnemar_p_value(paired) < policy.rollback_p_value
