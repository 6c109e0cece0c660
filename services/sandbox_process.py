"""Runs the sandbox as a child of the product and points every provider at it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from signal import SIGTERM
from urllib.parse import urlsplit

from services.embedded import child
from services.errors import CannotStart, ConfigurationError
from services.process import listening_socket

_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
_READY_WITHIN_SECONDS = 30
_STOP_WITHIN_SECONDS = 5


@contextmanager
def run_sandbox(data: Path, *, product_url: str) -> Iterator[Mapping[str, str]]:
    """A running sandbox that calls `product_url` back; the variables that make the product talk to it.

    It listens on FLEXORAA_SANDBOX_PORT, else on a free port. Raises CannotStart with what it said last.
    """
    with listening_socket("127.0.0.1", _wanted_port(), choice="FLEXORAA_SANDBOX_PORT") as free:
        port = free.getsockname()[1]
    os.environ["FLEXORAA_SANDBOX_WEBHOOK_URL"] = f"{product_url}/webhooks/meta"
    os.environ["FLEXORAA_SANDBOX_CLOCK"] = str(data / "sandbox-clock")
    log = data / "sandbox.log"
    process = child.spawn([sys.executable, "-m", "services.command_line", "sandbox", "--port", str(port)], log=log)
    try:
        _wait_until_ready(process, port=port, log=log)
        yield provider_variables(f"http://127.0.0.1:{port}")
    finally:
        child.stop(process, by=SIGTERM, within_seconds=_STOP_WITHIN_SECONDS)


def _wanted_port() -> int:
    wanted = os.environ.get("FLEXORAA_SANDBOX_PORT", "0")
    if not wanted.isdigit():
        raise ConfigurationError(f"FLEXORAA_SANDBOX_PORT must be a whole number, not {wanted!r}.")
    return int(wanted)


def provider_variables(sandbox_url: str) -> dict[str, str]:
    """Every provider's address at the sandbox; a real account's key is replaced so that it never leaves the machine.

    Without a key the local engine reads and writes. A language model on this very machine stays where it is.
    """
    return _language_model(sandbox_url) | {
        "FLEXORAA_SANDBOX_URL": sandbox_url,
        "FLEXORAA_META_GRAPH_URL": f"{sandbox_url}/graph/v25.0",
        "RESEND_API_KEY": "re_sandbox",
        "RESEND_API_URL": f"{sandbox_url}/resend",
        "FLEXORAA_DEMO": "true",
    }


def _language_model(sandbox_url: str) -> dict[str, str]:
    if urlsplit(os.environ.get("OPENAI_BASE_URL", "")).hostname in _THIS_MACHINE:
        return {}
    key = {"OPENAI_API_KEY": "sandbox"} if os.environ.get("OPENAI_API_KEY") else {}
    return key | {"OPENAI_BASE_URL": f"{sandbox_url}/openai/v1"}


def _wait_until_ready(process: subprocess.Popen[bytes], *, port: int, log: Path) -> None:
    deadline = time.monotonic() + _READY_WITHIN_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise CannotStart(f"The sandbox did not start on port {port}: {child.last_line(log)} (see {log})")
