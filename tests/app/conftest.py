"""Folders, processes and tabs: the product as it starts, ends, and is looked at."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from factories import Company
from small_world import Morning, open_morning
from tabs import OpenTab, tabs

from services.deps import Deps

ROOT = Path(__file__).parent.parent.parent
SAID_WITHIN_SECONDS = 60


@dataclass(slots=True, kw_only=True)
class Running:
    """A command in a session of its own, and what it said so far."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def wait_for(self, words: str) -> str:
        """Read its output until a line holds `words`; that line."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if words in line:
                return line
        raise AssertionError(f"It ended without saying {words!r}: {''.join(self.said)}")

    def end(self, by: signal.Signals) -> int:
        """Signal its whole group, as a terminal does, and wait; the exit status."""
        os.killpg(self.process.pid, by)
        return self.process.wait(SAID_WITHIN_SECONDS)


Launch = Callable[..., Running]


@pytest.fixture
def data() -> Iterator[Path]:
    """An empty data folder that an unprivileged user can pass through; pytest's own are closed to others."""
    with data_folder() as folder:
        yield folder


@contextmanager
def data_folder() -> Iterator[Path]:
    """The same for as long as the block takes."""
    with tempfile.TemporaryDirectory(prefix="flexoraa-test-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder


@pytest.fixture
def launch() -> Iterator[Launch]:
    """Starts `python ARGUMENTS` and kills at the end what still runs."""
    with launching() as start:
        yield start


@contextmanager
def launching() -> Iterator[Launch]:
    """The same for as long as the block takes."""
    started: list[Running] = []

    def start(*arguments: str | Path, cwd: Path = ROOT, **variables: str) -> Running:
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            cwd=cwd,
            env=os.environ | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(Running(process=process))
        return started[-1]

    yield start
    for running in started:
        if running.process.poll() is None:
            os.killpg(running.process.pid, signal.SIGKILL)
        running.process.wait()
        if running.process.stdout:
            running.process.stdout.close()


@pytest.fixture(scope="module")
def served() -> Iterator[Running]:
    """`flexoraa up` on a free port, started in a folder that is not the project's."""
    with data_folder() as folder, launching() as start:
        yield start("-m", "services.command_line", "up", "--port", "0", "--data", folder, cwd=folder)


def living(folder: Path) -> list[str]:
    """Command lines of processes that work in `folder`, zombies aside."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = process.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            where = process.joinpath("fd/1").readlink()
        except OSError:
            continue
        if str(folder) in words or str(folder) in str(where):
            found.append(words)
    return found


@pytest.fixture
def nothing_left() -> Callable[[Path], list[str]]:
    """Waits until no process of the folder lives; those that still do after a while."""

    def look(folder: Path) -> list[str]:
        deadline = time.monotonic() + SAID_WITHIN_SECONDS
        while (left := living(folder)) and time.monotonic() < deadline:
            time.sleep(0.02)
        return left

    return look


@pytest.fixture
async def open_tab(deps: Deps) -> AsyncIterator[OpenTab]:
    """Opens a tab as a member, on the real handlers."""
    async with tabs(deps) as opened:
        yield opened


@pytest.fixture
async def morning(deps: Deps, asha: Company) -> Morning:
    """The first company at work."""
    return await open_morning(deps, asha)
