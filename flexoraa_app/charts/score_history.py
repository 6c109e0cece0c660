"""A lead's scores as a line over time, in the coordinates of its picture; points in, places out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.rules.bands import DEFAULT as BANDS
from services.screens.lead_profile import ScorePoint

WIDTH, HEIGHT = 600, 140
EDGE = 6
FULL_TENTHS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A score in the picture."""

    x: int
    y: int
    place: str  # the same as a path without length, which stays round where the picture is stretched
    band: str
    score: int
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """The picture: `path` in SVG's words, a dot a score; empty without scores."""

    path: str = ""
    dots: list[Dot] = field(default_factory=list)


def height_of(tenths: int) -> int:
    """Where a score lies, from above."""
    return round(EDGE + (HEIGHT - 2 * EDGE) * (1 - tenths / FULL_TENTHS))


# The lines between the bands.
HOT_EDGE, WARM_EDGE = height_of(BANDS.hot_tenths), height_of(BANDS.warm_tenths)


def score_line(points: Sequence[ScorePoint]) -> ScoreLine:
    """The scores by time, the first at the left edge and the last at the right; a score holds until the next one."""
    if not points:
        return ScoreLine()
    times = [datetime.fromisoformat(point.at).timestamp() for point in points]
    span = times[-1] - times[0]
    places = [
        (_across((at - times[0]) / span if span else 0.5), height_of(point.tenths))
        for point, at in zip(points, times, strict=True)
    ]
    dots = [
        Dot(x=x, y=y, place=f"M{x} {y}h0", band=point.band, score=point.tenths // 10, at=point.at)
        for point, (x, y) in zip(points, places, strict=True)
    ]
    steps = [f"M{dots[0].x} {dots[0].y}", *(f"H{dot.x}V{dot.y}" for dot in dots[1:])]
    return ScoreLine(path="".join(steps), dots=dots)


def _across(share: float) -> int:
    return round(EDGE + (WIDTH - 2 * EDGE) * share)
