"""How many signed webhooks a second are stored and acknowledged, against a handler that stores one by one."""

import asyncio
from datetime import datetime
from statistics import median

from services.bench import traffic
from services.bench.companies import open_companies
from services.bench.figures import Figure, Goal, Reference, Size, percentile
from services.bench.ground import Ground, ground
from services.bench.http_load import Load, press
from services.embedded.child import free_port
from services.runtime import running

NAME = "accept"
CONNECTIONS = 64
BODIES = 200
# The document's limit over all tenants (PRD, Rate Limiting).
GLOBAL_LIMIT = 1000
BATCHING_GAIN = 2.0

_SECONDS = {Size.FULL: 5.0, Size.QUICK: 0.5}
_ROUNDS = {Size.FULL: 3, Size.QUICK: 1}


def measure(size: Size, now: datetime) -> list[Figure]:
    """Press both servers in turn, several times; the medians."""
    with ground() as place:
        web, bare = free_port(), free_port()
        requests = asyncio.run(_requests(place, now))
        place.start_web("--no-worker", port=web)
        place.start("-m", "services.bench.bare_handler", str(bare), DATABASE_URL=place.superuser_url()).wait_for(
            "answers at"
        )
        ours, theirs = [], []
        for _ in range(_ROUNDS[size]):
            ours.append(_press(web, requests, size))
            theirs.append(_press(bare, requests, size))
    return _figures(ours, theirs)


async def _requests(place: Ground, now: datetime) -> list[bytes]:
    async with running(place.settings()) as deps:
        companies = await open_companies(deps, 2, now)
    return traffic.one_each(companies, BODIES, now, run=NAME)


def _press(port: int, requests: list[bytes], size: Size) -> Load:
    return asyncio.run(press(port, requests, connections=CONNECTIONS, seconds=_SECONDS[size]))


def _figures(ours: list[Load], theirs: list[Load]) -> list[Figure]:
    rate = median(load.accepted_per_second for load in ours)
    bare = median(load.accepted_per_second for load in theirs)
    latencies = [latency for load in ours for latency in load.latencies_ms]
    refused = sum(load.statuses.total() - load.statuses[200] for load in (*ours, *theirs))
    return [
        Figure(
            bench=NAME,
            name="webhooks a second",
            value=rate,
            unit="/s",
            reference=Reference(bare, "bare HMAC + INSERT"),
            goal=GLOBAL_LIMIT,
        ),
        Figure(bench=NAME, name="gain by batching", value=rate / bare, unit="×", goal=BATCHING_GAIN),
        Figure(bench=NAME, name="acknowledged, p90", value=percentile(latencies, 90), unit="ms"),
        Figure(bench=NAME, name="not accepted", value=refused, unit="", goal=0, side=Goal.AT_MOST),
    ]
