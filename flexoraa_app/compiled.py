"""Tells Reflex to serve the pages that were built beforehand; the only place that knows its internal switches."""

import os
from pathlib import Path

PAGES = Path(__file__).parent.parent / ".web" / "build" / "client"

# reflex_base/environment.py; `tests/app/test_process_serving.py` fails when they stop working.
_SWITCHES = {
    "REFLEX_ENV_MODE": "prod",
    "__REFLEX_SKIP_COMPILE": "true",
    "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "true",
}


def serve_compiled_pages() -> None:
    """Call it before the application is called: it then compiles nothing and mounts `.web/build/client`."""
    os.environ.update(_SWITCHES)
