"""What a live session costs the web process: open inboxes in number, against sockets that opened no page."""

import asyncio
import resource
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from services.bench.companies import open_companies, sign_in_tabs
from services.bench.figures import Figure, Reference, Size
from services.bench.ground import Ground, ground
from services.bench.live import PAGE
from services.bench.tabs import Tab, open_tab, open_tabs
from services.embedded.child import free_port
from services.runtime import running

NAME = "memory"
COMPANIES = 50

_TABS = {Size.FULL: 2000, Size.QUICK: 20}
_BARE = {Size.FULL: 500, Size.QUICK: 10}
# What the first tabs load is loaded once for all.
_WARM = 10
_SETTLE_SECONDS = 2.0
_KB = 1024


def measure(size: Size, now: datetime) -> list[Figure]:
    """Read the process's resident memory before and after."""
    port = free_port()
    with ground() as place:
        web = place.start_web("--no-worker", port=port)
        return asyncio.run(_measure(place, port, web.process.pid, size, now))


async def _measure(place: Ground, port: int, web: int, size: Size, now: datetime) -> list[Figure]:
    async with running(place.settings()) as deps:
        companies = await open_companies(deps, min(COMPANIES, _TABS[size]), now)
        seats = [companies[n % len(companies)] for n in range(_WARM + _TABS[size])]
        tokens = await sign_in_tabs(deps, seats, now)
    tabs = await open_tabs(port, tokens[:_WARM], PAGE)
    empty = await _resident(web)
    bare = [await open_tab(port, tokens[0], PAGE) for _ in range(_BARE[size])]
    with_bare = await _resident(web)
    await _close(bare)
    before = await _resident(web)
    tabs += await open_tabs(port, tokens[_WARM:], PAGE)
    after = await _resident(web)
    await _close(tabs)
    return [
        Figure(
            bench=NAME,
            name="a live session",
            value=(after - before) / _TABS[size] / _KB,
            unit="KB",
            reference=Reference((with_bare - empty) / _BARE[size] / _KB, "socket without a page"),
        ),
        Figure(
            bench=NAME,
            name=f"process with {len(tabs)} sessions",
            value=after / _KB / _KB,
            unit="MB",
            reference=Reference(empty / _KB / _KB, f"with {_WARM}"),
        ),
    ]


async def _resident(web: int) -> int:
    """Bytes of resident memory once the process has come to rest."""
    await asyncio.sleep(_SETTLE_SECONDS)
    return _resident_bytes(web)


def _resident_bytes(web: int) -> int:
    pages = int(Path(f"/proc/{web}/statm").read_text().split()[1])
    return pages * resource.getpagesize()


async def _close(tabs: Sequence[Tab]) -> None:
    await asyncio.gather(*(tab.close() for tab in tabs))
