"""Keeps the journal of erasures in an append-only file, outside the database and its backups.

A line is `{"tenant": …, "id": …}` with keyed ids, so that the file names nobody. It belongs where a restore of the
database does not reach: it is what a restored backup learns from whom to forget again.
"""

import asyncio
import json
import os
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from services.errors import ConfigurationError
from services.ports import Erased


class JournalFile:
    """An `ErasureJournal` over one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read_size = -1
        self._entries: tuple[Erased, ...] = ()

    async def append(self, erased: Sequence[Erased]) -> None:
        """Write the entries that are new and wait until the disk has them."""
        await asyncio.to_thread(self._append, erased)

    async def entries(self) -> Sequence[Erased]:
        """Return every entry, the oldest first; raises ConfigurationError for a file that is no journal."""
        return await asyncio.to_thread(self._all)

    def _append(self, erased: Sequence[Erased]) -> None:
        known = set(self._all())
        lines = [
            json.dumps({"tenant": str(one.tenant_id), "id": one.keyed_id.hex()}) for one in erased if one not in known
        ]
        if not lines:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, "".join(f"{line}\n" for line in lines).encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _all(self) -> tuple[Erased, ...]:
        size = self._path.stat().st_size if self._path.exists() else 0
        if size != self._read_size:
            self._entries = tuple(_parsed(line) for line in _whole_lines(self._path)) if size else ()
            self._read_size = size
        return self._entries


def _whole_lines(path: Path) -> list[str]:
    """The lines up to the last line end: a crash while writing leaves half of one, whose erasure was not committed."""
    return path.read_text().splitlines() if path.read_bytes().endswith(b"\n") else path.read_text().splitlines()[:-1]


def _parsed(line: str) -> Erased:
    try:
        entry = json.loads(line)
        return Erased(tenant_id=UUID(str(entry["tenant"])), keyed_id=bytes.fromhex(entry["id"]))
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigurationError("The erasure journal has a line that is none: restore the file.") from error
