"""How soon an open page shows what a contact wrote: with one tab, and with a thousand of fifty companies.

The clock runs from the webhook's POST to the frame with its words, in every tab of that company. The quiet time is
long, so that no answer of the AI mixes in.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from services.bench import traffic
from services.bench.companies import Company, open_companies, sign_in_tabs
from services.bench.figures import Figure, Goal, Reference, Size, percentile
from services.bench.ground import Ground, ground
from services.bench.http_load import send_all
from services.bench.tabs import Tab, open_tabs
from services.embedded.child import free_port
from services.runtime import running

NAME = "live"
PAGE = "/inbox/"
GOAL_ONE_TAB_MS = 150
GOAL_MANY_TABS_MS = 500

_COMPANIES = {Size.FULL: 50, Size.QUICK: 3}
_TABS = {Size.FULL: 1000, Size.QUICK: 6}
_SAMPLES = {Size.FULL: 40, Size.QUICK: 3}
# Longer than a tab gathers nudges, so that every sample finds the tabs at rest.
_REST_SECONDS = 0.45
_SEEN_WITHIN_SECONDS = 10.0


@dataclass(slots=True)
class _Samples:
    """Milliseconds from the POST to its acknowledgement, and to each tab's frame."""

    acknowledged_ms: list[float] = field(default_factory=list)
    seen_ms: list[float] = field(default_factory=list)


def measure(size: Size, now: datetime) -> list[Figure]:
    """One tab first, then all."""
    port = free_port()
    with ground(FLEXORAA_QUIET_SECONDS="60") as place:
        place.start_web(port=port)
        return asyncio.run(_measure(place, port, size, now))


async def _measure(place: Ground, port: int, size: Size, now: datetime) -> list[Figure]:
    async with running(place.settings()) as deps:
        companies = await open_companies(deps, _COMPANIES[size], now)
        seats = [companies[n % len(companies)] for n in range(_TABS[size])]
        tokens = await sign_in_tabs(deps, seats, now)
    tabs = await open_tabs(port, tokens[:1], PAGE)
    await _sample(port, companies[0], tabs, run="warm", samples=_SAMPLES[size] // 4 + 1)
    one = await _sample(port, companies[0], tabs, run="one", samples=_SAMPLES[size])
    tabs += await open_tabs(port, tokens[1:], PAGE)
    theirs = [tab for tab, seat in zip(tabs, seats, strict=True) if seat is companies[0]]
    many = await _sample(port, companies[0], theirs, run="many", samples=_SAMPLES[size])
    await asyncio.gather(*(tab.close() for tab in tabs))
    return [
        _figure("webhook to page, 1 tab, p90", one, GOAL_ONE_TAB_MS),
        _figure(f"webhook to page, {len(tabs)} tabs, p90", many, GOAL_MANY_TABS_MS),
        Figure(bench=NAME, name="webhook to page, 1 tab, p50", value=percentile(one.seen_ms, 50), unit="ms"),
    ]


def _figure(name: str, samples: _Samples, goal: float) -> Figure:
    return Figure(
        bench=NAME,
        name=name,
        value=percentile(samples.seen_ms, 90),
        unit="ms",
        reference=Reference(percentile(samples.acknowledged_ms, 90), "webhook acknowledged"),
        goal=goal,
        side=Goal.AT_MOST,
    )


async def _sample(port: int, company: Company, tabs: Sequence[Tab], *, run: str, samples: int) -> _Samples:
    """Let one contact write again and again; each message must reach all `tabs`."""
    taken = _Samples()
    for n in range(samples):
        words = f"{run} {n} of the day"
        sent = traffic.message(company, traffic.phone(run, 0), words, provider_id=f"wamid.{run}-{n}", at=_now())
        awaited = [tab.expect(words) for tab in tabs]
        posted = time.perf_counter()
        await send_all(port, [traffic.post([sent])], connections=1)
        taken.acknowledged_ms.append((time.perf_counter() - posted) * 1000)
        done, late = await asyncio.wait(awaited, timeout=_SEEN_WITHIN_SECONDS)
        taken.seen_ms += [(seen.result() - posted) * 1000 for seen in done]
        taken.seen_ms += [float("inf")] * len(late)
        await asyncio.sleep(_REST_SECONDS)
    return taken


def _now() -> datetime:
    return datetime.now(UTC)
