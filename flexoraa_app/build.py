"""Builds the pages when their sources changed: `python -m flexoraa_app.build`. Serving them is compiled.py's work.

Reflex compiles the Python pages to JavaScript and bundles them into `.web/build/client`, offline but for packages that
are not there yet, at the versions of `reflex.lock/`.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

from flexoraa_app.compiled import PAGES
from flexoraa_app.languages import catalogue

ROOT = Path(__file__).parent.parent
_STAMP = ROOT / ".web" / "pages.sha256"
_LOG = ROOT / ".web" / "build.log"
_LOCK = ROOT / ".web" / "build.lock"

# What a compiled page can contain; flows, adapters and tests cannot change it.
_SOURCES = ("flexoraa_app", "services/rules", "services/screens", "assets", "docs/help", "reflex.lock")
# Written by a build itself, and by Python.
_MADE = {"__pycache__", "external", *catalogue.ASSETS.parts[-1:]}
_FILES = ("rxconfig.py", "requirements.lock", "bunfig.toml")


def main() -> int:
    """Build if need be, in one line of progress; the exit status."""
    _LOCK.parent.mkdir(exist_ok=True)
    with _LOCK.open("w") as lock:
        # Two at once would write over each other; the second one finds it done.
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _build()


def _build() -> int:
    if is_built():
        return 0
    print("flexoraa: building the pages …", flush=True)
    started = time.monotonic()
    if not _export():
        print(f"flexoraa: the pages could not be built; {_LOG} ends with:\n{_end_of_log()}", file=sys.stderr)
        return 1
    # Read again: the build adds what a page newly needs to reflex.lock/.
    _STAMP.write_text(hash_of_sources())
    print(f"flexoraa: pages built in {time.monotonic() - started:.0f} s", flush=True)
    return 0


def is_built() -> bool:
    """Whether the pages stand there and come from today's sources."""
    return (PAGES / "index.html").exists() and _STAMP.exists() and _STAMP.read_text() == hash_of_sources()


def hash_of_sources() -> str:
    """SHA-256 over names and contents of everything that the pages are made of."""
    total = hashlib.sha256()
    for path in sorted(_sources()):
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _sources() -> Iterator[Path]:
    yield from (ROOT / name for name in _FILES)
    for folder in _SOURCES:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not _MADE.intersection(path.parts):
                yield path


def _export() -> bool:
    catalogue.write_assets()
    _STAMP.unlink(missing_ok=True)
    with _LOG.open("wb") as log:
        command = [Path(sysconfig.get_path("scripts")) / "reflex", "export", "--frontend-only", "--no-zip"]
        done = subprocess.run(command, cwd=ROOT, env=_environment(), stdout=log, stderr=log, check=False)
    _format_package_list()
    return done.returncode == 0 and (PAGES / "index.html").exists()


def _format_package_list() -> None:
    """Give it one form: Reflex writes it now in one line, now in many, and a build must not change versioned files."""
    packages = ROOT / "reflex.lock" / "package.json"
    packages.write_text(json.dumps(json.loads(packages.read_text()), indent=2) + "\n")


def _environment() -> dict[str, str]:
    """Ours, without telemetry, look-ups of newer versions or a search for the fastest registry."""
    registry = os.environ.get("NPM_CONFIG_REGISTRY") or _configured_registry()
    return os.environ | {
        "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}",
        "REFLEX_TELEMETRY_ENABLED": "false",
        "REFLEX_CHECK_LATEST_VERSION": "false",
        **({"NPM_CONFIG_REGISTRY": registry} if registry else {}),
    }


def _configured_registry() -> str:
    """What npm is configured with; bun reads only a part of npm's configuration files itself."""
    if not shutil.which("npm"):
        return ""
    answer = subprocess.run(["npm", "config", "get", "registry"], cwd=ROOT, capture_output=True, text=True, check=False)
    return answer.stdout.strip() if answer.returncode == 0 else ""


def _end_of_log() -> str:
    return "\n".join(_LOG.read_text(errors="replace").strip().splitlines()[-15:])


if __name__ == "__main__":
    sys.exit(main())
