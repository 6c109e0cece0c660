"""Makes the built pages talk to whatever address they were loaded from, so that a change of port needs no build.

Reflex writes the backend's address into the JavaScript. This replaces it there by the window's own origin.
"""

import re
from pathlib import Path
from typing import Any

import reflex as rx

_ENV_CHUNKS = "assets/reflex-env*.js"
# The minifier writes the values of env.json as template literals or strings.
_ADDRESS = re.compile(r"""(?P<quote>["'`])(?P<scheme>http|ws)://localhost:\d+(?P<path>/[^"'`]*)(?P=quote)""")


class SameOriginPlugin(rx.plugins.Plugin):
    """Rewrites the finished build, before Reflex compresses it."""

    def post_build(self, *, static_dir: Path, **_: Any) -> None:
        """Raises RuntimeError where the build no longer carries addresses in the expected place."""
        rewritten = [path for path in static_dir.glob(_ENV_CHUNKS) if _rewrite(path)]
        if not rewritten:
            raise RuntimeError(f"No backend address in {static_dir}/{_ENV_CHUNKS}: this Reflex writes it elsewhere.")


def _rewrite(chunk: Path) -> bool:
    text, count = _ADDRESS.subn(_from_window, chunk.read_text())
    chunk.write_text(text)
    return count > 0


def _from_window(address: re.Match[str]) -> str:
    # getBackendURL parses the value with `new URL`, which needs an absolute address.
    origin = 'location.origin.replace("http","ws")' if address["scheme"] == "ws" else "location.origin"
    return f'({origin}+"{address["path"]}")'
