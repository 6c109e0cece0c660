"""Starts, attaches to and stops the embedded PostgreSQL; which database and roles it holds is roles.py's question."""

import os
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from services.embedded import binaries, child
from services.embedded.home import Home, load_secret
from services.errors import CannotStart

SUPERUSER = "postgres"
_READY_WITHIN_SECONDS = 60
_STOP_WITHIN_SECONDS = 15
_START_ATTEMPTS = 3  # another program may take the free port in between


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A PostgreSQL that answers on the loopback; `process` is None where another process started it.

    `sockets` is the folder of its Unix socket, a shorter way than the loopback; None where its path is too long.
    """

    port: int
    sockets: Path | None
    process: subprocess.Popen[bytes] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _PidFile:
    """What a postmaster writes about itself (storage/pidfile.h)."""

    pid: int
    port: int
    status: str


def start(home: Home) -> Server:
    """Attach to the home's running server, or make its data folder if there is none and start one.

    Call it under the home's lock. Raises CannotStart, naming what is wrong with the folder or the binaries.
    """
    data = home.path / "postgres"
    running = _read_pid_file(data)
    if running and child.is_alive(running.pid, program="postgres"):
        return Server(port=running.port, sockets=_sockets(data), process=None)
    major = _major_of(data)
    programs = binaries.find(home, major=major)
    if major is None:
        _initialise(home, data=data, programs=programs)
    (data / "postmaster.pid").unlink(missing_ok=True)
    return _launch(home, data=data, programs=programs)


def stop(server: Server) -> None:
    """End the server if we started it: sessions are cut, what was committed is safe."""
    if server.process:
        child.stop(server.process, by=signal.SIGINT, within_seconds=_STOP_WITHIN_SECONDS)


def _major_of(data: Path) -> int | None:
    """The version that made the folder; None where there is no folder yet."""
    if not data.exists():
        return None
    try:
        return int((data / "PG_VERSION").read_text())
    except (OSError, ValueError) as error:
        raise CannotStart(f"{data} is no usable PostgreSQL folder: move it away to begin with an empty one.") from error


def _initialise(home: Home, *, data: Path, programs: Path) -> None:
    """Make the folder beside its place and move it there whole, so that a broken start leaves nothing half done."""
    draft = data.with_name("postgres.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    if home.owner:
        os.chown(draft, home.owner.uid, home.owner.gid)
    made = _initdb(home, draft=draft, programs=programs)
    if made.returncode:
        raise CannotStart(f"initdb failed in {data}: {made.stdout.decode(errors='replace').strip().splitlines()[-1]}")
    draft.rename(data)


def _initdb(home: Home, *, draft: Path, programs: Path) -> subprocess.CompletedProcess[bytes]:
    readable, writable = os.pipe()
    with os.fdopen(readable, "rb"), os.fdopen(writable, "wb") as password:
        if home.owner:
            os.fchown(readable, home.owner.uid, home.owner.gid)
        password.write(load_secret(home, SUPERUSER).encode())
        password.close()
        return subprocess.run(
            [
                *(programs / "initdb", "-D", draft, "-U", SUPERUSER, f"--pwfile=/dev/fd/{readable}"),
                *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
            ],
            pass_fds=[readable],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
            user=home.owner.uid if home.owner else None,
            group=home.owner.gid if home.owner else None,
            extra_groups=[] if home.owner else None,
        )


def _sockets(data: Path) -> Path | None:
    # An address holds 107 bytes: the folder, and the socket's name with its port.
    return data if len(bytes(data)) < 90 else None


def _launch(home: Home, *, data: Path, programs: Path) -> Server:
    log = home.path / "postgres.log"
    for _ in range(_START_ATTEMPTS):
        port = child.free_port()
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(port),
            "unix_socket_directories": str(_sockets(data) or ""),
            "log_timezone": "UTC",
            "timezone": "UTC",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        process = child.spawn(
            [programs / "postgres", "-D", data, *options], log=log, dies_with=signal.SIGINT, owner=home.owner
        )
        if _becomes_ready(process, data):
            return Server(port=port, sockets=_sockets(data), process=process)
        child.stop(process, by=signal.SIGINT, within_seconds=_STOP_WITHIN_SECONDS)
        if "Address already in use" not in log.read_text(errors="replace"):
            break
    raise CannotStart(f"PostgreSQL did not start in {data}: {_reason(log)}")


def _becomes_ready(process: subprocess.Popen[bytes], data: Path) -> bool:
    deadline = time.monotonic() + _READY_WITHIN_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        found = _read_pid_file(data)
        if found and found.pid == process.pid and found.status == "ready":
            return True
        time.sleep(0.01)
    return False


def _read_pid_file(data: Path) -> _PidFile | None:
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return _PidFile(pid=int(lines[0]), port=int(lines[3]), status=lines[7].strip())
    except (OSError, ValueError, IndexError):
        return None


def _reason(log: Path) -> str:
    """The log's first complaint without its time stamp, or all of a short log, in one line."""
    text = log.read_text(errors="replace")
    complaint = re.search(r"(?:FATAL|PANIC):\s*(.+)", text)
    return f"{complaint[1] if complaint else ' '.join(text.split())[-300:]} (see {log})"
