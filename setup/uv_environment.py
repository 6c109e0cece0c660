"""Runs a uv command with what pip is configured with on this machine: uv reads no pip.conf."""

import os
import subprocess
import sys

# https://docs.astral.sh/uv/pip/compatibility/ and https://pip.pypa.io/en/stable/topics/configuration/
_NAMES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
    "no-index": "UV_NO_INDEX",
}


def pip_configuration() -> dict[str, str]:
    """pip's settings by name; the environment wins over install's section, that over the global one."""
    listing = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    )
    found: dict[str, tuple[int, str]] = {}
    for line in listing.stdout.splitlines():
        section, _, rest = line.partition(".")
        name, _, value = rest.partition("=")
        rank = {"global": 0, "install": 1, ":env:": 2}.get(section, -1)
        if rank >= found.get(name, (0, ""))[0]:
            found[name] = (rank, value.strip("'"))
    return {name: value for name, (_, value) in found.items()}


def environment() -> dict[str, str]:
    """Ours, with uv's variables; those that are set already stay."""
    configured = pip_configuration()
    translated = {theirs: configured[ours].replace("\\n", " ") for ours, theirs in _NAMES.items() if ours in configured}
    # Every file is checked by its hash, so it does not matter which index it comes from.
    return {"UV_INDEX_STRATEGY": "unsafe-best-match", **translated, **os.environ}


if __name__ == "__main__":
    os.execvpe(sys.argv[1], sys.argv[1:], environment())
