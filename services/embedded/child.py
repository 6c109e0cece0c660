"""Starts processes that cannot outlive the one that started them, and tells whether a process still lives."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PR_SET_PDEATHSIG = 1  # prctl(2)
_LIBC = ctypes.CDLL(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The system user that a child runs as and that owns its files."""

    uid: int
    gid: int


def spawn(
    command: Sequence[str | Path],
    *,
    log: Path,
    dies_with: signal.Signals = signal.SIGTERM,
    owner: Owner | None = None,
    stdin: int = subprocess.DEVNULL,
    environ: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own, its output in `log`; the kernel sends it `dies_with` when we die.

    `environ` replaces the environment that it would inherit.
    Call it from the main thread: the kernel watches the thread that forked, not the process.
    """
    with log.open("wb") as output:
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=stdin,
            stdout=output,
            stderr=output,
            cwd="/",
            env=environ,
            start_new_session=True,
            # Popen changes the user before this runs; the other order would lose the signal (prctl(2)).
            preexec_fn=_follow_parent(dies_with),  # noqa: PLW1509  # no threads run yet
            user=owner.uid if owner else None,
            group=owner.gid if owner else None,
            extra_groups=[] if owner else None,
        )


def _follow_parent(dies_with: signal.Signals) -> Callable[[], None]:
    parent = os.getpid()

    def set_death_signal() -> None:
        if sys.platform == "linux":
            _LIBC.prctl(_PR_SET_PDEATHSIG, dies_with)
            if os.getppid() != parent:
                os.kill(os.getpid(), signal.SIGKILL)

    return set_death_signal


def is_alive(pid: int, *, program: str) -> bool:
    """Whether `pid` runs `program`: not a zombie (a container's init may never reap), not a reused number."""
    process = Path("/proc", str(pid))
    try:
        state = process.joinpath("stat").read_text().rpartition(")")[2].split()[0]
        command = process.joinpath("cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return False
    return state not in "ZX" and program in command


def stop(process: subprocess.Popen[bytes], *, by: signal.Signals, within_seconds: float) -> None:
    """Ask the process to end, wait, and kill it if it does not."""
    if process.poll() is None:
        process.send_signal(by)
    try:
        process.wait(within_seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """A TCP port on the loopback that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def last_line(log: Path) -> str:
    """What a failed child said last."""
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
