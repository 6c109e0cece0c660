"""Checks an export of a Flexoraa audit log offline: no network, no database, nothing else of the product.

    python flexoraa_verify.py BUNDLE.zip [--key KEY …] [--anchors FILE …] [--json]

Exit status 0: intact. 1: broken, the first event that cannot be trusted is named. 2: the bundle cannot be read.
Needs Python 3.11 and the package `cryptography`; README.txt in the bundle says what is checked and why. It repeats what
the product computes elsewhere on purpose: two implementations do not share a fault.
"""

import argparse
import base64
import hashlib
import io
import json
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = "flexoraa-audit-bundle/1"
MOST_SMALL_BYTES = 64 << 20
MOST_EVENT_BYTES = 16 << 30
MOST_LINE_BYTES = 1 << 20
# Random ids and hashes do not compress well: what shrinks more than this is no log, but a bomb.
MOST_RATIO = 100
SMALL_ENOUGH = 10 << 20


class Unreadable(Exception):
    """The file is not a bundle, is cut off, or is made to harm."""


class Broken(Exception):
    """The log was changed: `seq` is the first event that cannot be trusted."""

    def __init__(self, seq: int, what: str) -> None:
        super().__init__(what)
        self.seq = seq


@dataclass(slots=True)
class Report:
    """What was looked at, in the words that are printed."""

    result: str = "intact"
    first_bad_seq: int | None = None
    message: str = ""
    origin: str = ""
    events: int = 0
    covered: int = 0
    checkpoints: int = 0
    anchors: int = 0
    keys: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint whose signature is good: the root of the first `size` events."""

    size: int
    root: bytes
    where: str


def open_bundle(path: Path) -> zipfile.ZipFile:
    """Open the archive and refuse what is cut off, doubled or blown up, before anything is unpacked."""
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise Unreadable(f"{path} is not a whole .zip file ({error}); it may be cut off.") from error
    names = [member.filename for member in archive.infolist()]
    if len(names) != len(set(names)):
        raise Unreadable("The bundle holds two files of one name.")
    for member in archive.infolist():
        most = MOST_EVENT_BYTES if member.filename == "events.ndjson" else MOST_SMALL_BYTES
        if member.file_size > most:
            raise Unreadable(f"{member.filename} would unpack to {member.file_size:,} bytes; that is no audit log.")
        if member.file_size > SMALL_ENOUGH and member.file_size > MOST_RATIO * max(member.compress_size, 1):
            raise Unreadable(f"{member.filename} is compressed far more than an audit log can be.")
    return archive


def read_lines(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield a file's lines with their newline; raises Unreadable wherever it is damaged."""
    try:
        with archive.open(name) as packed, io.BufferedReader(packed, 1 << 20) as lines:  # type: ignore[type-var]
            while line := lines.readline(MOST_LINE_BYTES):
                if not line.endswith(b"\n"):
                    raise Unreadable(f"{name} is cut off in the middle of a line.")
                yield line
    except KeyError as error:
        raise Unreadable(f"The bundle has no {name}.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"{name} is damaged ({error}).") from error


def read_json(archive: zipfile.ZipFile, name: str) -> dict[str, Any]:
    """Read a small JSON object."""
    try:
        content = json.loads(b"".join(read_lines(archive, name)))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{name} is not JSON.") from error
    if not isinstance(content, dict):
        raise Unreadable(f"{name} is not what it should be.")
    return content


# https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint
Keys = dict[tuple[str, bytes], Ed25519PublicKey]


def read_keys(words: Sequence[str]) -> Keys:
    """Public keys by name and id. A word is `name+id+base64 of algorithm and key`."""
    keys: Keys = {}
    for word in words:
        try:
            name, _, rest = word.strip().partition("+")
            blob = base64.b64decode(rest.partition("+")[2], validate=True)
            key_id = hashlib.sha256(name.encode() + b"\n" + blob).digest()[:4]
            if blob[:1] != b"\x01" or key_id.hex() != rest.partition("+")[0]:
                raise ValueError("id and key do not fit")
            keys[name, key_id] = Ed25519PublicKey.from_public_bytes(blob[1:])
        except ValueError as error:
            raise Unreadable(f"{word.strip()[:60]!r} is no public key ({error}).") from error
    return keys


def read_note(text: str, origin: str, keys: Keys, where: str) -> Signed | None:
    """A checkpoint of this log, None for one of another log. Lines of unknown keys count for nothing."""
    try:
        body, _, signatures = text.partition("\n\n")
        found_origin, size_text, root_text = body.split("\n")
        size, root = int(size_text), base64.b64decode(root_text, validate=True)
        lines = [line.removeprefix("\u2014 ").split(" ") for line in signatures.splitlines()]
        blobs = [(name, base64.b64decode(encoded, validate=True)) for name, encoded in lines]
    except ValueError as error:
        raise Unreadable(f"{where} is no signed checkpoint.") from error
    if found_origin != origin:
        return None
    known = [(keys[name, blob[:4]], blob[4:]) for name, blob in blobs if name == origin and (name, blob[:4]) in keys]
    if not known:
        raise Broken(1, f"{where} is not signed by a key that is known to you.")
    try:
        for key, signature in known:
            key.verify(signature, f"{body}\n".encode())
    except InvalidSignature as error:
        raise Broken(1, f"the signature of {where} is forged: its key did not sign this text.") from error
    return Signed(size, root, where)


def read_checkpoints(lines: Iterator[bytes], origin: str, keys: Keys, what: str) -> list[Signed]:
    """Every checkpoint of this log, the smallest first."""
    found = []
    for number, line in enumerate(lines, 1):
        try:
            note = json.loads(line)["note"]
            text = note if isinstance(note, str) else ""
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable(f"{what} cannot be read at line {number}.") from error
        found.append(read_note(text, origin, keys, f"{what}, line {number}"))
    return sorted((one for one in found if one), key=lambda one: one.size)


def read_anchors(path: Path, origin: str, keys: Keys) -> list[Signed]:
    """Checkpoints that were kept elsewhere: an anchor file, an earlier bundle, or a note out of a mail."""
    if zipfile.is_zipfile(path):
        return read_checkpoints(read_lines(open_bundle(path), "checkpoints.ndjson"), origin, keys, path.name)
    try:
        text = path.read_text()
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path} cannot be read ({error}).") from error
    if not text.lstrip().startswith("{"):
        # A mail says more than the note, above it and perhaps below.
        start = text.find(f"{origin}\n")
        lines = text[max(start, 0) :].replace("\r", "").split("\n")
        kept = [line for at, line in enumerate(lines) if at < 4 or line.startswith("\u2014 ")]
        one = read_note("\n".join(kept) + "\n", origin, keys, path.name)
        return [one] if one else []
    return read_checkpoints((line.encode() for line in text.splitlines()), origin, keys, path.name)


def node(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(peaks: Sequence[bytes]) -> bytes:
    """The root of a tree given as its complete subtrees, the largest first."""
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node(peak, root)
    return root


def leads_from(old: Signed, new: Signed, path: Sequence[bytes]) -> bool:
    """Whether the proof shows that the smaller tree is the beginning of the larger one (RFC 9162, 2.1.4.2)."""
    if old.size == new.size:
        return old.root == new.root and not path
    steps = [old.root, *path] if old.size & (old.size - 1) == 0 else list(path)
    at, last = old.size - 1, new.size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = steps[0] if steps else b""
    for step in steps[1:]:
        if at & 1 or at == last:
            before, after = node(step, before), node(step, after)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            after = node(after, step)
        at, last = at >> 1, last >> 1
    return last == 0 and before == old.root and after == new.root


def walk(lines: Iterator[bytes], tenant: str, signed: Sequence[Signed]) -> tuple[int, bytes]:
    """Recompute chain and tree over all events; their number and the last hash. Raises Broken at the first fault."""
    sizes = {one.size for one in signed}
    seq, previous, proven, peaks = 0, bytes(32), 0, list[bytes]()
    belongs, sha256 = f'"tenant":"{tenant}"'.encode(), hashlib.sha256
    for line in lines:
        seq += 1
        head = b'{"seq":%d,"hash":"' % seq
        split = len(head) + 64
        if not line.startswith(head) or line[split : split + 10] != b'","event":' or line[-2:] != b"}\n":
            raise Broken(seq, "this event is missing, or stands in another's place.")
        event = line[split + 10 : -2]
        previous = sha256(b"\x02" + previous + seq.to_bytes(8, "big") + event).digest()
        if previous.hex().encode() != line[len(head) : split]:
            raise Broken(seq, "this event's content does not fit its hash: it, or the one before, was changed.")
        if belongs not in event:
            raise Broken(seq, "this event belongs to another company.")
        leaf, height = sha256(b"\x00" + event).digest(), seq - 1
        while height & 1:
            leaf, height = sha256(b"\x01" + peaks.pop() + leaf).digest(), height >> 1
        peaks.append(leaf)
        if seq in sizes:
            compare([one for one in signed if one.size == seq], root_of(peaks), proven)
            proven = seq
    refuse_cut(signed, seq)
    return seq, previous


def refuse_cut(signed: Sequence[Signed], seq: int) -> None:
    """Raise Broken where more events were signed than there are."""
    for one in signed:
        if one.size > seq:
            raise Broken(seq + 1, f"the log ends at event {seq:,}, but {one.where} signs {one.size:,} events.")


def compare(signed: Sequence[Signed], root: bytes, proven: int) -> None:
    """Raise Broken where events are not those that were signed; hashes alone can be computed anew by anybody."""
    for one in signed:
        if one.root != root:
            what = f"events {proven + 1:,} to {one.size:,} are not those that were signed ({one.where})"
            raise Broken(proven + 1, f"{what}: the log was rewritten after it was signed.")


def verify(path: Path, pinned: Sequence[str] = (), anchors: Sequence[Path] = ()) -> Report:
    """Check a bundle. Raises Broken or Unreadable."""
    with open_bundle(path) as archive:
        manifest = read_json(archive, "manifest.json")
        tenant, origin, size = (manifest.get(name) for name in ("tenant", "origin", "size"))
        if manifest.get("format") != FORMAT or not isinstance(size, int) or not isinstance(origin, str):
            raise Unreadable("manifest.json is not that of an audit bundle this program knows.")
        words = pinned or [line.decode(errors="replace") for line in read_lines(archive, "keys.txt")]
        keys = read_keys(words)
        signed = read_checkpoints(read_lines(archive, "checkpoints.ndjson"), origin, keys, "checkpoints.ndjson")
        if not signed:
            raise Broken(1, "no checkpoint of this log is in the bundle: nothing proves any of it.")
        elsewhere = [one for anchor in anchors for one in read_anchors(anchor, origin, keys)]
        if anchors and not elsewhere:
            raise Unreadable("The files given by --anchors hold no checkpoint of this log.")
        count, head = walk(read_lines(archive, "events.ndjson"), str(tenant), [*signed, *elsewhere])
        if (count, head.hex()) != (size, manifest.get("head")):
            raise Broken(min(count, size) + 1, f"the bundle holds {count:,} events, its manifest says {size:,}.")
        report = Report(origin=origin, events=count, covered=signed[-1].size, checkpoints=len(signed))
        report.keys, report.anchors = sorted({word.strip() for word in words}), len(elsewhere)
        report.notes = notes(report, previous_is_kept(archive, manifest, signed[-1]), is_pinned=bool(pinned))
    return report


def previous_is_kept(archive: zipfile.ZipFile, manifest: dict[str, Any], newest: Signed) -> int:
    """The size at the last export, whose events are proven to be the beginning of these; 0 without one."""
    previous, proof = manifest.get("previous"), read_json(archive, "proofs.json").get("consistency") or {}
    if previous is None:
        return 0
    try:
        old = Signed(int(previous["size"]), bytes.fromhex(previous["root"]), "the last export")
        path = [bytes.fromhex(step) for step in proof["path"]]
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable("proofs.json cannot be read.") from error
    if not 0 < old.size <= newest.size or not leads_from(old, newest, path):
        raise Broken(1, "the proof that this log continues the last export does not hold.")
    return old.size


def notes(report: Report, previous: int, *, is_pinned: bool) -> list[str]:
    """What an auditor should know beside the verdict."""
    said = []
    if report.events > report.covered:
        said.append(f"Events {report.covered + 1:,} to {report.events:,} are chained, but were not signed yet.")
    if previous:
        said.append(f"The {previous:,} events of the last export are the beginning of this log, unchanged.")
    if not is_pinned:
        said.append("The key came with the bundle. Compare it with the one you were given, or pass that with --key.")
    if not report.anchors:
        said.append("No anchor was given. With --anchors and a checkpoint kept elsewhere, a replaced log shows too.")
    return said


def main(arguments: Sequence[str] | None = None) -> int:
    """Check one bundle and say what was found; the exit status."""
    parser = argparse.ArgumentParser(description="Checks an export of a Flexoraa audit log, offline.")
    parser.add_argument("bundle", type=Path, metavar="BUNDLE.zip")
    parser.add_argument("--key", action="append", default=[], help="a public key that you trust; others do not count")
    parser.add_argument(
        "--anchors", action="append", default=[], type=Path, help="checkpoints that were kept elsewhere"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words")
    return report(parser.parse_args(arguments))


def report(options: argparse.Namespace) -> int:
    """Check `bundle` with `key` and `anchors`, and say what was found, as `json` or in words."""
    status, found = run(options.bundle, options.key, options.anchors)
    print(json.dumps(asdict(found), indent=2) if options.json else "\n".join(words_of(found)))
    return status


def run(bundle: Path, keys: Sequence[str], anchors: Sequence[Path]) -> tuple[int, Report]:
    """Check one bundle; exit status and report."""
    try:
        return 0, verify(bundle, keys, anchors)
    except Broken as fault:
        return 1, Report(result="broken", first_bad_seq=fault.seq, message=str(fault))
    except Unreadable as fault:
        return 2, Report(result="unreadable", message=str(fault))


def words_of(report: Report) -> Iterator[str]:
    """The report in sentences."""
    if report.result == "unreadable":
        yield f"UNREADABLE. {report.message}"
        yield "Nothing is said about the log. Ask for a new export."
    elif report.result == "broken":
        yield f"BROKEN at event {report.first_bad_seq:,}: {report.message}"
        yield "Events before it are as they were recorded. From it on, this copy of the log proves nothing."
        yield "Keep this file, and ask for the anchored checkpoints and a second export before anything is repaired."
    else:
        yield f"INTACT: {report.events:,} events of {report.origin}"
        yield f"  Each carries the hash of the one before it, from event 1 to event {report.events:,}, without a gap."
        yield f"  {report.checkpoints:,} signed checkpoints agree; the newest covers {report.covered:,} events."
        yield from (
            f"  {report.anchors:,} checkpoints kept elsewhere agree as well." for _ in range(report.anchors > 0)
        )
        yield from (f"  Key {word}" for word in report.keys)
        yield from (f"  {note}" for note in report.notes)


if __name__ == "__main__":
    sys.exit(main())
