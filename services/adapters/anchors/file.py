"""Keeps signed checkpoints in append-only files outside the database's power: one a tenant and month, a JSON line each.

A line is `{"at": …, "note": …}`. Who can rewrite the database must not be able to write here: give the folder to
another user or another disk, or copy it away; the README says how.
"""

import asyncio
import json
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from services.ports import Anchored

_TAIL_BYTES = 16 * 1024


class AnchorFolder:
    """An `AnchorStore` over a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def append(self, tenant_id: UUID, note: str, at: datetime) -> None:
        """Write one checkpoint and wait until the disk has it."""
        await asyncio.to_thread(self._append, tenant_id, note, at)

    async def newest(self, tenant_id: UUID) -> Anchored | None:
        """Return the last checkpoint that was written for the tenant."""
        return await asyncio.to_thread(self._newest, tenant_id)

    async def every(self, tenant_id: UUID) -> Sequence[Anchored]:
        """Return all checkpoints of the tenant, the oldest first."""
        return await asyncio.to_thread(self._every, tenant_id)

    def _append(self, tenant_id: UUID, note: str, at: datetime) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        line = json.dumps({"at": at.isoformat(), "note": note}) + "\n"
        path = self._folder / f"{tenant_id}.{at:%Y-%m}.ndjson"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            os.write(descriptor, line.encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _files(self, tenant_id: UUID) -> list[Path]:
        return sorted(self._folder.glob(f"{tenant_id}.*.ndjson"))

    def _newest(self, tenant_id: UUID) -> Anchored | None:
        files = self._files(tenant_id)
        if not files:
            return None
        with files[-1].open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL_BYTES))
            lines = _read(file.read().decode(errors="replace"))
        return lines[-1] if lines else None

    def _every(self, tenant_id: UUID) -> list[Anchored]:
        return [line for path in self._files(tenant_id) for line in _read(path.read_text(errors="replace"))]


def _read(text: str) -> list[Anchored]:
    """The whole lines of a file; what a power cut left half written was never confirmed."""
    found = []
    for line in text.splitlines():
        try:
            content = json.loads(line)
            found.append(Anchored(note=content["note"], at=datetime.fromisoformat(content["at"])))
        except (ValueError, KeyError, TypeError):
            continue
    return found
