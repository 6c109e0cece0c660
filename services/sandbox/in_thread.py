"""Runs a sandbox beside the caller, in a thread of the same process; tests start theirs here."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from services.sandbox.config import SandboxConfig
from services.sandbox.server import server_for

START_SECONDS = 10.0
POLL_SECONDS = 0.005


@contextmanager
def serving(config: SandboxConfig) -> Iterator[str]:
    """A running sandbox on a free port of the configured host; yields its address, e.g. http://127.0.0.1:40001.

    Raises TimeoutError when it does not start.
    """
    server = server_for(replace(config, port=0))
    thread = threading.Thread(target=server.run, name="sandbox", daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while not server.started:
        if time.monotonic() > deadline:
            raise TimeoutError("the sandbox did not start")
        time.sleep(POLL_SECONDS)
    try:
        yield f"http://{config.host}:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
