"""Hands out a tenant's log as one .zip that anybody can verify without us: ordered on record first, then written.

The order is an event, sealed in its own transaction; the bundle ends with it. So a bundle can be written again, and its
download changes nothing.
"""

import asyncio
import json
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from services.access import demand, require_fresh
from services.audit import exports
from services.audit.exports import Ordered
from services.db import Reader
from services.deps import Deps
from services.errors import NotFound, NotReady
from services.events.catalog.audit import LogExported
from services.ids import new_id
from services.rules.audit_chain import leaf_hash
from services.rules.merkle import RangeRoots, consistency_ranges
from services.rules.permissions import Access, Area, Principal
from services.rules.signed_note import origin_of
from services.tenants.models import Tenant

FORMAT = "flexoraa-audit-bundle/1"
VERIFIER = Path(__file__).parent.parent / "verifier"


async def order_export(deps: Deps, principal: Principal, now: datetime) -> UUID:
    """Put an export on record and return its id.

    Raises NotAllowed for roles that may not export, ConfirmationNeeded where the member has not confirmed of late,
    NotReady before the log's first checkpoint.
    """
    demand(principal, Area.AUDIT, Access.MANAGE)
    require_fresh(principal)
    export_id = new_id(now)
    async with deps.db.transaction(principal) as tx:
        newest = await exports.newest_checkpoint(tx)
        if newest is None:
            raise NotReady("The log gets its first signature within a minute of its first event.")
        event = LogExported(
            export_id=export_id,
            member_id=principal.member_id,
            checkpoint_size=newest.size,
            checkpoint_root=newest.root.hex(),
        )
        tx.emit(event, at=now)
    return export_id


async def write_bundle(deps: Deps, principal: Principal, export_id: UUID, target: Path) -> int:
    """Write the bundle of an export that was ordered; how many events it holds. Raises NotAllowed, NotFound."""
    demand(principal, Area.AUDIT, Access.MANAGE)
    async with deps.db.snapshot(principal) as reader:
        ordered = await exports.find_ordered(reader, export_id)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            proof = await _write_events(reader, archive, ordered)
            await _write_checkpoints(reader, archive, ordered)
            archive.writestr("proofs.json", _json({"consistency": proof}))
            archive.writestr("manifest.json", _json(_manifest(deps, reader, ordered)))
            for name in ("README.txt", "flexoraa_verify.py"):
                archive.write(VERIFIER / name, name)
    return ordered.seq


async def export_for_operator(deps: Deps, slug: str, target: Path, now: datetime) -> int:
    """Order and write an export for whoever runs this deployment; how many events. Raises NotFound, NotReady."""
    async with deps.db.deployment() as tx:
        tenant_id = await tx.scalar(select(Tenant.tenant_id).where(Tenant.slug == slug))
    if tenant_id is None:
        raise NotFound(f"No tenant is called {slug!r}.")
    principal = Principal.system(tenant_id)
    export_id = await order_export(deps, principal, now)
    return await write_bundle(deps, principal, export_id, target)


async def _write_events(reader: Reader, archive: zipfile.ZipFile, ordered: Ordered) -> dict[str, object] | None:
    """Write every event; the proof that they continue the last export, None for the first."""
    old = ordered.previous
    roots = RangeRoots(consistency_ranges(old.size, ordered.checkpoint.size) if old else [])
    with archive.open("events.ndjson", "w", force_zip64=True) as lines:
        async for page in exports.read_events(reader, ordered.seq):
            # Hashing and packing hold no lock of the interpreter for most of the time.
            await asyncio.to_thread(_write_page, lines, page, roots if old else None)
    if old is None:
        return None
    path = [root.hex() for root in roots.roots()]
    return {"from": old.size, "to": ordered.checkpoint.size, "path": path}


def _write_page(lines: Any, page: Sequence[Row[Any]], roots: RangeRoots | None) -> None:
    written = (b'{"seq":%d,"hash":"%s","event":%s}\n' % (r.seq, r.hash.hex().encode(), r.canonical) for r in page)
    lines.write(b"".join(written))
    if roots:
        for row in page:
            roots.add(leaf_hash(row.canonical))


async def _write_checkpoints(reader: Reader, archive: zipfile.ZipFile, ordered: Ordered) -> None:
    rows = await exports.list_checkpoints(reader, ordered.checkpoint.size)
    lines = [json.dumps({"at": row.at.isoformat(), "note": row.note}) + "\n" for row in rows]
    archive.writestr("checkpoints.ndjson", "".join(lines))
    keys = dict.fromkeys(key for row in rows for key in row.keys.split("\n"))
    archive.writestr("keys.txt", "".join(f"{key}\n" for key in keys))


def _manifest(deps: Deps, reader: Reader, ordered: Ordered) -> dict[str, object]:
    previous = ordered.previous
    return {
        "format": FORMAT,
        "tenant": str(reader.tenant_id),
        "origin": origin_of(deps.settings.deployment, str(reader.tenant_id)),
        "export": str(ordered.export_id),
        "exported_at": ordered.at.isoformat(),
        "exported_by": str(ordered.member_id) if ordered.member_id else None,
        "size": ordered.seq,
        "head": ordered.head.hex(),
        "previous": {"size": previous.size, "root": previous.root.hex()} if previous else None,
    }


def _json(content: object) -> str:
    return json.dumps(content, indent=2) + "\n"
