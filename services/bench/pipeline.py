"""How many messages a second one worker takes from the stored delivery to the queued reply, and what a turn costs.

The local engine reads (its fast part), there is no quiet time, and every contact writes once: one message, one turn.
Replies are sent as well, to a stand-in that accepts at once. Web, worker, PostgreSQL and this process, which posts and
is the stand-in, compete for two cores, and whatever else runs there lowers the rate. The worker's CPU a message, its
sending included, tells what it can do on a core of its own.
"""

import asyncio
import time
from collections.abc import Sequence
from datetime import datetime

import asyncpg

from services.adapters.local_ai.engine import LocalEngine
from services.bench import traffic
from services.bench.accepting_graph import AcceptingGraph, accepting
from services.bench.companies import Company, open_companies
from services.bench.figures import Figure, Goal, Reference, Size, percentile
from services.bench.ground import Ground, ground
from services.bench.http_load import send_all
from services.embedded.child import free_port
from services.rules.turn_text import InboundText, TurnText
from services.runtime import running

NAME = "pipeline"
COMPANIES = 20
CONNECTIONS = 16
GOAL_PER_SECOND = 60
GOAL_OVERHEAD_MS = 150
PACE_PER_SECOND = 10

_MESSAGES = {Size.FULL: 1500, Size.QUICK: 40}
_PACED = {Size.FULL: 200, Size.QUICK: 10}
_READINGS = {Size.FULL: 300, Size.QUICK: 20}
_LATEST_SECONDS = 60.0
_SILENT_SECONDS = 15.0
_LOOK_EVERY_SECONDS = 0.05
_REPLIES = "select count(*) from message where direction = 'outbound'"


def measure(size: Size, now: datetime) -> list[Figure]:
    """Fill the intake and wait for the last reply; then send at a steady pace."""
    web, graph = free_port(), free_port()
    with ground(FLEXORAA_META_GRAPH_URL=f"http://127.0.0.1:{graph}/v25.0") as place:
        place.start_web("--no-worker", port=web)
        return asyncio.run(_measure(place, web, graph, size, now))


async def _measure(place: Ground, web: int, graph_port: int, size: Size, now: datetime) -> list[Figure]:
    async with running(place.settings()) as deps:
        companies = await open_companies(deps, COMPANIES, now)
        alone = await _readings_per_second(size, now)
    async with accepting(graph_port) as graph:
        worker = place.start_worker()
        await _one_turn(web, graph, companies, now)
        used_before = worker.cpu_seconds()
        rate, unanswered = await _through(place, web, traffic.one_each(companies, _MESSAGES[size], now, run="through"))
        worker_ms = (worker.cpu_seconds() - used_before) * 1000 / _MESSAGES[size]
        overheads = await _paced(web, graph, companies, size, now)
    return [
        Figure(
            bench=NAME,
            name="messages a second",
            value=rate,
            unit="/s",
            reference=Reference(alone, "readings alone"),
            goal=GOAL_PER_SECOND,
        ),
        Figure(bench=NAME, name="worker's CPU a message", value=worker_ms, unit="ms"),
        Figure(bench=NAME, name="left without a reply", value=unanswered, unit="", goal=0, side=Goal.AT_MOST),
        Figure(
            bench=NAME,
            name=f"webhook to reply sent, p90 at {PACE_PER_SECOND}/s",
            value=percentile(overheads, 90),
            unit="ms",
            goal=GOAL_OVERHEAD_MS,
            side=Goal.AT_MOST,
        ),
        Figure(bench=NAME, name="webhook to reply sent, p50", value=percentile(overheads, 50), unit="ms"),
    ]


async def _readings_per_second(size: Size, now: datetime) -> float:
    engine = LocalEngine(use_embeddings=False)
    messages = [InboundText(text=traffic.TEXTS[n % len(traffic.TEXTS)]) for n in range(_READINGS[size])]
    started = time.perf_counter()
    for message in messages:
        await engine.read(TurnText(messages=(message,), today=now.date()))
    return len(messages) / (time.perf_counter() - started)


async def _one_turn(web: int, graph: AcceptingGraph, companies: Sequence[Company], now: datetime) -> None:
    """See one message through, so that the worker's start is not measured."""
    await send_all(web, traffic.one_each(companies, 1, now, run="first"), connections=1)
    async with asyncio.timeout(_LATEST_SECONDS):
        await graph.is_used.wait()


async def _through(place: Ground, web: int, requests: Sequence[bytes]) -> tuple[float, int]:
    """Replies a second from the first delivery to the last reply, and how many never came."""
    connection = await asyncpg.connect(place.superuser_url())
    try:
        before = await connection.fetchval(_REPLIES)
        started = time.perf_counter()
        await send_all(web, requests, connections=CONNECTIONS)
        replies, last_at = 0, started
        while replies < len(requests) and time.perf_counter() - last_at < _SILENT_SECONDS:
            await asyncio.sleep(_LOOK_EVERY_SECONDS)
            counted = await connection.fetchval(_REPLIES) - before
            if counted > replies:
                replies, last_at = counted, time.perf_counter()
    finally:
        await connection.close()
    return replies / (last_at - started) if replies else 0.0, len(requests) - replies


async def _paced(
    web: int, graph: AcceptingGraph, companies: Sequence[Company], size: Size, now: datetime
) -> list[float]:
    """Milliseconds from each webhook's POST to the arrival of its reply at the provider."""
    requests = traffic.one_each(companies, _PACED[size], now, run="paced")
    phones = [traffic.phone("paced", n) for n in range(len(requests))]
    posted_at: list[float] = []
    for request in requests:
        posted_at.append(time.perf_counter())
        await send_all(web, [request], connections=1)
        await asyncio.sleep(max(0.0, 1 / PACE_PER_SECOND - (time.perf_counter() - posted_at[-1])))
    await asyncio.sleep(1.0)
    arrivals = [graph.sent_at.get(phone, float("inf")) for phone in phones]
    return [(arrived - posted) * 1000 for posted, arrived in zip(posted_at, arrivals, strict=True)]
