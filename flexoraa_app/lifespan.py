"""What lives as long as the web process: the product's dependencies, the live hub, the worker, the memory's upkeep."""

import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack

from flexoraa_app.live import HUB
from flexoraa_app.running import bind
from services.flows.replay_erasures import replay_erasures
from services.runtime import running
from services.settings import load_settings
from services.worker import working

# The default thresholds stop a process of thousands of sessions for half a second at a time; dead connections are
# cycles, so somebody has to collect them (measured, see README "Decisions").
_THRESHOLDS = (200_000, 50, 1000)
_COLLECT_EVERY_SECONDS = 300


@contextlib.asynccontextmanager
async def product() -> AsyncIterator[None]:
    """Build the dependencies, bind them for pages and routes, and run what runs beside them."""
    settings = load_settings()
    async with AsyncExitStack() as stack:
        deps = await stack.enter_async_context(running(settings))
        # A restored backup forgets again before anybody sees it.
        await replay_erasures(deps, deps.clock.now())
        bind(deps)
        await stack.enter_async_context(_beside(HUB.run(deps.feed), _collect_garbage()))
        if settings.runs_worker:
            await stack.enter_async_context(working(deps))
        yield


@contextlib.asynccontextmanager
async def _beside(*work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(each) for each in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _collect_garbage() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    while True:
        await asyncio.sleep(_COLLECT_EVERY_SECONDS)
        gc.collect()
