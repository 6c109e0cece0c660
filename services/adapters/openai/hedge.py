"""Asks a second time where the first answer is slower than most have been, and takes whichever comes first.

A few slow answers are what a deadline is missed by; asking again at the 75th percentile costs a quarter more calls at
most, and none where the service is failing: only slowness is hedged.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

Answered = TypeVar("Answered")

HEDGE_PERCENT = 75
LEAST_SEEN = 8  # before that nothing is known of the service's pace
SEEN = 64
LEAST_SECONDS = 0.05  # a service as quick as this needs no second call


class Pace:
    """How long the last answers took."""

    def __init__(self) -> None:
        self._seconds: deque[float] = deque(maxlen=SEEN)

    def note(self, seconds: float) -> None:
        """An answer came after so long."""
        self._seconds.append(seconds)

    @property
    def hedge_seconds(self) -> float | None:
        """When to ask a second time, None while too few answers were seen."""
        if len(self._seconds) < LEAST_SEEN:
            return None
        ranked = sorted(self._seconds)
        return max(ranked[len(ranked) * HEDGE_PERCENT // 100], LEAST_SECONDS)


async def hedged(ask: Callable[[], Awaitable[Answered]], *, after: float | None) -> Answered:
    """Return the first good answer of one call, or of two where the first takes longer than `after` seconds.

    Raises what the first call raised where none succeeds; a call that fails soon is not repeated.
    """
    first = asyncio.ensure_future(ask())
    tasks = [first]
    try:
        await asyncio.wait(tasks, timeout=after)
        if not first.done():
            tasks.append(asyncio.ensure_future(ask()))
        return await _first_good(tasks)
    finally:
        for task in tasks:
            task.cancel()
        # Their ends are awaited so that nothing of them outlives the caller.
        await asyncio.gather(*tasks, return_exceptions=True)


async def _first_good(tasks: Sequence["asyncio.Future[Answered]"]) -> Answered:
    waiting = set(tasks)
    while waiting:
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if task.exception() is None:
                return task.result()
    return tasks[0].result()
