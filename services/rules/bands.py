"""Which band a score falls into, and when an owner is told that it changed.

The band is always current; the owner's band lags behind small drifts so that nothing flaps (policies.md, Score).
"""

from dataclasses import dataclass
from enum import StrEnum


class Band(StrEnum):
    """How ready a lead is, from its score."""

    HOT = "HOT"
    WARM = "WARM"
    COLD = "COLD"


RANK = {Band.COLD: 0, Band.WARM: 1, Band.HOT: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class BandPolicy:
    """Band edges in tenths of a point (policies.md, Score; PRD, Score ranges)."""

    version: str = "2026-11-22"
    hot_tenths: int = 610
    warm_tenths: int = 310
    hysteresis_tenths: int = 30


DEFAULT = BandPolicy()


def band_of(score_tenths: int, policy: BandPolicy = DEFAULT) -> Band:
    """The band of a score; reads its whole part, so that 60.9 is WARM."""
    return _band_with_edges(score_tenths // 10 * 10, policy.hot_tenths, policy.warm_tenths)


def owner_band(previous: Band | None, score_tenths: int, *, new_message: bool, policy: BandPolicy = DEFAULT) -> Band:
    """The band by which owners and alerts go: follows a new message at once, else only 3 points past an edge."""
    if previous is None or new_message:
        return band_of(score_tenths, policy)
    margin = policy.hysteresis_tenths
    risen = _band_with_edges(score_tenths, policy.hot_tenths + margin, policy.warm_tenths + margin)
    # One tenth more than edge minus margin: at exactly three points below, the edge counts as passed.
    fallen = _band_with_edges(score_tenths, policy.hot_tenths - margin + 1, policy.warm_tenths - margin + 1)
    if RANK[risen] > RANK[previous]:
        return risen
    return min(fallen, previous, key=RANK.__getitem__)


def _band_with_edges(score_tenths: int, hot_tenths: int, warm_tenths: int) -> Band:
    if score_tenths >= hot_tenths:
        return Band.HOT
    return Band.WARM if score_tenths >= warm_tenths else Band.COLD
