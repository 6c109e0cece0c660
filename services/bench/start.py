"""How long `flexoraa up` takes on a folder that it has used before, against a bare server on the same machine."""

import time
from collections.abc import Callable
from datetime import datetime
from statistics import median

from services.bench.figures import Figure, Reference, Size
from services.bench.ground import Ground, Running, ground
from services.embedded.child import free_port

NAME = "start"
_ROUNDS = {Size.FULL: 3, Size.QUICK: 1}


def measure(size: Size, _now: datetime) -> list[Figure]:
    """Start and stop both several times; the medians, until each answers."""
    with ground() as place:
        ours = [_seconds(lambda: _up(place)) for _ in range(_ROUNDS[size])]
        theirs = [_seconds(lambda: _bare(place)) for _ in range(_ROUNDS[size])]
    reference = Reference(median(theirs), "bare server")
    return [Figure(bench=NAME, name="warm start", value=median(ours), unit="s", reference=reference)]


def _up(place: Ground) -> Running:
    return place.start_web(port=free_port())


def _bare(place: Ground) -> Running:
    bare = place.start("-m", "services.bench.bare_handler", str(free_port()), DATABASE_URL=place.superuser_url())
    bare.wait_for("answers at")
    return bare


def _seconds(begin: Callable[[], Running]) -> float:
    started = time.perf_counter()
    running = begin()
    seconds = time.perf_counter() - started
    running.stop()
    return seconds
