"""Tells open tabs to look again: one subscription per process, one small queue per follower.

Nudges carry topics and ids only; what a page shows it reads itself, as the member who looks. A lost nudge costs a
delay, never correctness.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager, suppress
from uuid import UUID

from services.ports import LiveFeed, Nudge

# The first nudge is acted on at once, those that follow closely are taken together (100–300 ms).
GATHER_SECONDS = 0.2
# A tab that is this far behind re-reads its screen anyway, so the oldest nudges say nothing new.
QUEUE_SIZE = 64


class Hub:
    """The open tabs of this process by tenant, and the queue of each."""

    def __init__(self) -> None:
        self._tabs: dict[UUID, dict[str, asyncio.Queue[Nudge]]] = defaultdict(dict)

    @contextmanager
    def tab(self, tenant_id: UUID, token: str) -> Iterator["asyncio.Queue[Nudge]"]:
        """A follower's queue while it is open, named `tab:state`; one that opens again replaces its former self."""
        queue: asyncio.Queue[Nudge] = asyncio.Queue(QUEUE_SIZE)
        self._tabs[tenant_id][token] = queue
        try:
            yield queue
        finally:
            if self._tabs[tenant_id].get(token) is queue:
                del self._tabs[tenant_id][token]
            if not self._tabs[tenant_id]:
                del self._tabs[tenant_id]

    def live_tabs(self) -> int:
        """How many tabs are open, over all tenants; a tab's frame and page follow apart and count once."""
        return len({key.split(":")[0] for tabs in self._tabs.values() for key in tabs})

    def deliver(self, nudge: Nudge) -> None:
        """Put the nudge into the queue of every tab of its tenant; a full queue drops its oldest."""
        for queue in self._tabs.get(nudge.tenant_id, {}).values():
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(nudge)

    async def run(self, feed: LiveFeed) -> None:
        """Deliver what the feed brings until cancelled."""
        async for nudge in feed.nudges():
            self.deliver(nudge)

    async def changes(
        self, tenant_id: UUID, token: str, topics: frozenset[str], *, rest_seconds: float | None = None
    ) -> AsyncGenerator[frozenset[str], None]:
        """Yield the ids that changed in `topics`, gathered, until the caller is cancelled (navigation, close).

        After `rest_seconds` without a change it yields an empty set: some of what a page shows changes with time alone.
        """
        with self.tab(tenant_id, token) as queue:
            while True:
                nudges = await _next_nudges(queue, topics, rest_seconds)
                yield frozenset(id_ for nudge in nudges for id_ in nudge.ids)
                await asyncio.sleep(GATHER_SECONDS)


async def _next_nudges(
    queue: "asyncio.Queue[Nudge]", topics: frozenset[str], rest_seconds: float | None
) -> Sequence[Nudge]:
    try:
        async with asyncio.timeout(rest_seconds):
            while True:
                nudges = [await queue.get(), *_drain(queue)]
                if wanted := [nudge for nudge in nudges if nudge.topic in topics]:
                    return wanted
    except TimeoutError:
        return []


def _drain(queue: "asyncio.Queue[Nudge]") -> Iterator[Nudge]:
    with suppress(asyncio.QueueEmpty):
        while True:
            yield queue.get_nowait()


HUB = Hub()
