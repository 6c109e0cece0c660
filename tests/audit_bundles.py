"""A signed log of a bare tenant, its export, and bundles taken apart and put together again by somebody else."""

import hashlib
import json
import zipfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from any_row import BareTenant, make_bare_tenant
from factories import NOW

from services.adapters.anchors.file import AnchorFolder
from services.checkpoint_keys import CheckpointKeys, create_audit_key_file
from services.deps import Deps
from services.events.catalog.team import MemberSignedOut
from services.flows.export_log import order_export, write_bundle
from services.flows.seal_events import seal_events
from services.flows.sign_checkpoints import sign_checkpoints
from services.rules.audit_chain import GENESIS, link

MINUTE = timedelta(minutes=1)


def with_own_signer(deps: Deps, folder: Path) -> Deps:
    """The product with an audit key and anchors that only this test knows."""
    create_audit_key_file(folder / "audit.json")
    anchors = (AnchorFolder(folder / "anchors"),)
    return replace(deps, checkpoint_keys=CheckpointKeys(folder / "audit.json"), anchors=anchors)


@dataclass(frozen=True, slots=True)
class Log:
    """A tenant whose log is signed after each `happen`."""

    deps: Deps
    tenant: BareTenant

    async def happen(self, count: int, minute: int) -> None:
        """Seal and sign `count` more events at this minute."""
        async with self.deps.db.transaction(self.tenant.system) as tx:
            for _ in range(count):
                tx.emit(MemberSignedOut(member_id=uuid4()), at=NOW)
        while await seal_events(self.deps, NOW):
            pass
        await sign_checkpoints(self.deps, NOW + minute * MINUTE, [self.tenant.tenant_id])

    async def export(self, target: Path) -> Path:
        """Order and write a bundle."""
        export_id = await order_export(self.deps, self.tenant.system, NOW)
        await write_bundle(self.deps, self.tenant.system, export_id, target)
        return target

    def anchors(self, folder: Path) -> list[Path]:
        """The files that anchor this log."""
        return sorted((folder / "anchors").glob(f"{self.tenant.tenant_id}.*"))


async def make_log(deps: Deps) -> Log:
    """A tenant without events."""
    return Log(deps, await make_bare_tenant(deps))


class Bundle:
    """A bundle as its files, to be changed."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}

    def write(self, path: Path) -> Path:
        """Put it together again."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.files.items():
                archive.writestr(name, content)
        return path

    @property
    def events(self) -> list[bytes]:
        """The lines of the log."""
        return self.files["events.ndjson"].splitlines(keepends=True)

    @events.setter
    def events(self, lines: list[bytes]) -> None:
        self.files["events.ndjson"] = b"".join(lines)

    def chain_again(self) -> None:
        """Number and hash every event anew, and say so in the manifest, as one who owns the database could."""
        lines, previous = [], GENESIS
        for seq, line in enumerate(self.events, 1):
            canonical = line[line.index(b'"event":') + 8 : -2]
            previous = link(previous, seq, canonical)
            lines.append(b'{"seq":%d,"hash":"%s","event":%s}\n' % (seq, previous.hex().encode(), canonical))
        self.events = lines
        manifest = json.loads(self.files["manifest.json"]) | {"size": len(lines), "head": previous.hex()}
        self.files["manifest.json"] = json.dumps(manifest).encode() + b"\n"

    def digest(self) -> str:
        """One word for all of it."""
        return hashlib.sha256(b"".join(self.files.values())).hexdigest()
