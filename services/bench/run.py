"""Runs benchmarks by name, prints their table and writes bench.json; each leaves the machine as it found it."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from services.bench import accept, leads, live, memory, pipeline, seal, search, start, verify
from services.bench.figures import Figure, Size, table, write

Bench = Callable[[Size, datetime], list[Figure]]

BENCHES: Mapping[str, Bench] = {
    accept.NAME: accept.measure,
    pipeline.NAME: pipeline.measure,
    live.NAME: live.measure,
    memory.NAME: memory.measure,
    start.NAME: start.measure,
    seal.NAME: seal.measure,
    verify.NAME: verify.measure,
    search.NAME: search.measure,
    leads.NAME: leads.measure,
}
ALL = "all"


def run(name: str, *, size: Size, output: Path, now: datetime) -> list[Figure]:
    """Measure what `name` says, one of BENCHES or ALL, and tell it on the screen and in `output`."""
    figures: list[Figure] = []
    for chosen in BENCHES if name == ALL else (name,):
        load = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
        print(f"flexoraa: measuring {chosen} … ({load})", flush=True)  # noqa: T201  # progress of a command
        figures += BENCHES[chosen](size, now)
    write(figures, output, size=size, cores=os.cpu_count() or 1)
    print(table(figures))  # noqa: T201  # the command's answer
    return figures
