"""How long the offline verifier takes for an export, against hashing the same bytes once."""

import hashlib
import json
import tempfile
import time
import zipfile
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from services.bench.figures import Figure, Goal, Reference, Size
from services.checkpoint_keys import CheckpointKeys, create_audit_key_file
from services.rules.audit_chain import GENESIS, leaf_hash, link
from services.rules.merkle import Frontier
from services.rules.signed_note import Checkpoint, origin_of
from services.verifier import flexoraa_verify

NAME = "verify"
GOAL_SECONDS = 15

_EVENTS = {Size.FULL: 1_000_000, Size.QUICK: 2_000}
_EVENT = (
    b'{"action":"message.status_changed","actor":null,"actor_kind":"system","at":"2026-11-23T06:30:00.%06d+00:00",'
    b'"data":{"after":"delivered","before":"sent","conversation_id":"%s","error_code":null,"message_id":"%s"},'
    b'"id":"%s","subject":"%s","tenant":"%s","v":1}'
)


def measure(size: Size, now: datetime) -> list[Figure]:
    """Make a bundle of events as large as real ones, and verify it."""
    with tempfile.TemporaryDirectory(prefix="flexoraa-bench-") as folder:
        bundle = _make(Path(folder), _EVENTS[size], now)
        started = time.perf_counter()
        status, report = flexoraa_verify.run(bundle, (), ())
        seconds = time.perf_counter() - started
        if status or report.events != _EVENTS[size]:
            raise RuntimeError(f"the benchmark's own bundle does not verify: {report.message}")
        reference = Reference(_hash_once(bundle), "unpacked and hashed once")
    return [
        Figure(
            bench=NAME,
            name=f"{_EVENTS[size]:,} events verified",
            value=seconds,
            unit="s",
            reference=reference,
            goal=GOAL_SECONDS,
            side=Goal.AT_MOST,
        )
    ]


def _make(folder: Path, count: int, now: datetime) -> Path:
    tenant, previous, frontier = str(uuid4()), GENESIS, Frontier()
    with zipfile.ZipFile(folder / "bundle.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("events.ndjson", "w", force_zip64=True) as lines:
            for seq in range(1, count + 1):
                random = [str(uuid4()).encode() for _ in range(3)]
                event = _EVENT % (seq % 1_000_000, *random, random[1], tenant.encode())
                previous = link(previous, seq, event)
                frontier.add(leaf_hash(event))
                lines.write(b'{"seq":%d,"hash":"%s","event":%s}\n' % (seq, previous.hex().encode(), event))
        create_audit_key_file(folder / "audit.json")
        origin = origin_of("bench", tenant)
        signed = CheckpointKeys(folder / "audit.json").sign(Checkpoint(origin=origin, size=count, root=frontier.root()))
        manifest = {"format": flexoraa_verify.FORMAT, "tenant": tenant, "origin": origin, "size": count}
        manifest |= {"head": previous.hex(), "previous": None}
        archive.writestr("manifest.json", json.dumps(manifest) + "\n")
        archive.writestr("proofs.json", "{}\n")
        archive.writestr("keys.txt", "\n".join(signed.keys) + "\n")
        note = {"at": now.isoformat(), "note": signed.note}
        archive.writestr("checkpoints.ndjson", json.dumps(note) + "\n")
    return folder / "bundle.zip"


def _hash_once(bundle: Path) -> float:
    started, digest = time.perf_counter(), hashlib.sha256()
    with zipfile.ZipFile(bundle) as archive, archive.open("events.ndjson") as packed:
        while chunk := packed.read(1 << 20):
            digest.update(chunk)
    return time.perf_counter() - started
