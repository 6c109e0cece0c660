"""Where the embedded services keep their files, as which user they run, and their passwords.

PostgreSQL refuses to run as root: started by root it runs as an unprivileged user, who must be able to reach its files.
"""

import fcntl
import hashlib
import os
import pwd
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from services.embedded.child import Owner
from services.errors import CannotStart

_LOCK_WAIT_SECONDS = 90
_SHELTER = Path("/var/lib")


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The folder of one deployment's embedded services; `owner` is None where they run as ourselves."""

    path: Path
    owner: Owner | None


def open_home(data: Path) -> Home:
    """Find or make the folder for the deployment whose data folder is `data`.

    As root below folders closed to others (say /root) it lies in /var/lib.
    Raises CannotStart where the folder cannot be written.
    """
    data = data.absolute()
    try:
        _make_folder(data)
        if os.geteuid() != 0:
            _probe_writable(data)
            return Home(path=data, owner=None)
        path = data if is_open_to_others(data) else _shelter_of(data)
        _make_folder(path)
        return Home(path=path, owner=_owner_of(path / "postgres"))
    except OSError as error:
        raise CannotStart(
            f"The data folder {data} cannot be used ({error.strerror}): choose one with --data."
        ) from error


def _shelter_of(data: Path) -> Path:
    """A folder of its own for each data folder: a copied one has another path, a deleted and new one another mark."""
    mark = data / "shelter"
    if not mark.exists():
        mark.write_text(secrets.token_hex(8))
    return _SHELTER / f"flexoraa-{hashlib.sha256(bytes(data) + mark.read_bytes()).hexdigest()[:12]}"


def _make_folder(path: Path) -> None:
    if not path.exists():
        path.mkdir(parents=True)
        # Others may pass through to the files that are theirs, and may not list.
        path.chmod(0o711)


def _probe_writable(folder: Path) -> None:
    probe = folder / f".probe-{os.getpid()}"
    probe.touch()
    probe.unlink()


def _owner_of(folder: Path) -> Owner:
    """The user of an existing folder that is not root's, else nobody."""
    if folder.exists() and (found := folder.stat()).st_uid != 0:
        return Owner(uid=found.st_uid, gid=found.st_gid)
    nobody = pwd.getpwnam("nobody")
    return Owner(uid=nobody.pw_uid, gid=nobody.pw_gid)


def is_open_to_others(path: Path) -> bool:
    """Whether any user can pass through `path` and every folder above it."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (path, *path.parents))


def load_secret(home: Home, name: str) -> str:
    """The password called `name`, made at first use; only we can read its file. Call it under the lock."""
    path = home.path / f"{name}.password"
    if not path.exists():
        fresh = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fresh, "w") as file:
            file.write(secrets.token_hex(24))
    return path.read_text()


@contextmanager
def lock(home: Home) -> Iterator[None]:
    """Hold the home alone: two processes never initialise, start or stop at once. The kernel frees it when we die.

    Raises CannotStart when another process keeps it for longer than a start can take.
    """
    with (home.path / "lock").open("w") as file:
        deadline = time.monotonic() + _LOCK_WAIT_SECONDS
        while not _try_lock(file.fileno()):
            if time.monotonic() > deadline:
                raise CannotStart(
                    f"Another process has been starting in {home.path} for {_LOCK_WAIT_SECONDS} s: stop it."
                )
            time.sleep(0.05)
        yield


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
