"""A product of its own to measure or to harm: temporary data, embedded services, real processes, nothing left behind.

Everything that the environment says about a product is left out, so that no real database or account is touched.
"""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from services.embedded import child, supervisor
from services.embedded.home import load_secret
from services.embedded.postgres import SUPERUSER
from services.embedded.roles import DATABASE
from services.embedded.supervisor import Embedded
from services.errors import CannotStart
from services.settings import Settings, load_settings
from services.up import prepare

APP_SECRET = "bench-app-secret"  # noqa: S105  # of a product that lives for a minute
VERIFY_TOKEN = "bench-verify-token"  # noqa: S105
ACCESS_TOKEN = "sandbox-token"  # noqa: S105  # what the sandbox takes by default

_OF_A_PRODUCT = ("FLEXORAA_", "OPENAI_", "RAZORPAY_", "DATABASE_URL", "REDIS_URL")
_SAID_WITHIN_SECONDS = 90
_STOP_WITHIN_SECONDS = 15


@dataclass(slots=True, kw_only=True)
class Running:
    """A child process and the file that holds what it says."""

    process: subprocess.Popen[bytes]
    log: Path

    def wait_for(self, words: str) -> str:
        """Return the first line that holds `words`. Raises CannotStart with its last line when it ends or is silent."""
        deadline = time.monotonic() + _SAID_WITHIN_SECONDS
        while time.monotonic() < deadline:
            ended = self.process.poll() is not None
            for line in self.log.read_text(errors="replace").splitlines():
                if words in line:
                    return line
            if ended:
                break
            time.sleep(0.01)
        raise CannotStart(f"{words!r} was not said: {child.last_line(self.log)} (see {self.log})")

    def cpu_seconds(self) -> float:
        """Seconds of CPU that it has used so far (proc_pid_stat(5)); Linux only."""
        user, system = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """End it as a power cut would, between two instructions."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """Ask it to end, and wait."""
        child.stop(self.process, by=signal.SIGTERM, within_seconds=_STOP_WITHIN_SECONDS)


@dataclass(slots=True, kw_only=True)
class Ground:
    """Running services in a temporary folder; `variables` is what a product needs to live there."""

    folder: Path
    embedded: Embedded
    variables: dict[str, str]
    children: list[Running] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def settings(self) -> Settings:
        """The settings of a product on this ground, for whoever works in its database beside it."""
        return load_settings(**self.variables)

    def superuser_url(self) -> str:
        """Address for the database's owner, whom no policy stops: for looking at the truth from outside."""
        assert self.embedded.postgres
        password = load_secret(self.embedded.home, SUPERUSER)
        return f"postgresql://{SUPERUSER}:{password}@127.0.0.1:{self.embedded.postgres.port}/{DATABASE}"

    def start(self, *arguments: str | Path, **more: str) -> Running:
        """Start `python ARGUMENTS` with this ground's variables and `more`; it ends with the ground."""
        log = self.folder / f"child-{next(self._numbers)}.log"
        environ = inherited() | self.variables | more
        process = child.spawn([sys.executable, *arguments], log=log, environ=environ)
        self.children.append(Running(process=process, log=log))
        return self.children[-1]

    def start_web(self, *options: str, port: int, **more: str) -> Running:
        """Start `flexoraa up` and wait until it answers."""
        web = self.start("-m", "services.command_line", "up", "--port", str(port), *self._data(), *options, **more)
        web.wait_for("answers at")
        return web

    def start_worker(self, **more: str) -> Running:
        """Start `flexoraa worker`; it begins to work within seconds."""
        return self.start("-m", "services.command_line", "worker", *self._data(), **more)

    def start_sandbox(self, port: int, **more: str) -> Running:
        """Start `flexoraa sandbox`; it shakes hands with the product as soon as that answers."""
        return self.start("-m", "services.command_line", "sandbox", "--port", str(port), **more)

    def stop(self) -> None:
        """End every child, the newest first."""
        for running in reversed(self.children):
            running.stop()
        self.children.clear()

    def _data(self) -> tuple[str, str]:
        return "--data", str(self.folder)


@contextmanager
def ground(**variables: str) -> Iterator[Ground]:
    """Migrated services in a temporary folder; `variables` are added to the product's.

    Call it on the main thread, outside of an event loop. Raises CannotStart.
    """
    with ExitStack() as stack:
        name = stack.enter_context(tempfile.TemporaryDirectory(prefix="flexoraa-", ignore_cleanup_errors=True))
        folder = Path(name)
        folder.chmod(0o711)  # under root PostgreSQL runs as another user
        embedded = supervisor.start(folder)
        stack.callback(embedded.stop)
        made = Ground(folder=folder, embedded=embedded, variables=_variables(folder, embedded) | variables)
        stack.callback(made.stop)
        asyncio.run(prepare(made.settings()))
        yield made


def _variables(folder: Path, embedded: Embedded) -> dict[str, str]:
    return {
        **embedded.variables,
        "FLEXORAA_DATA": str(folder),
        "FLEXORAA_META_APP_SECRET": APP_SECRET,
        "FLEXORAA_META_VERIFY_TOKEN": VERIFY_TOKEN,
        "FLEXORAA_META_GRAPH_URL": "http://127.0.0.1:9/graph",
        "FLEXORAA_USE_EMBEDDINGS": "false",
        "FLEXORAA_QUIET_SECONDS": "0",
    }


def inherited() -> dict[str, str]:
    """Our environment without what it says about a product."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_OF_A_PRODUCT)}
