"""An export verifies without us; whoever changes it, or the log behind it, is caught, and the first bad event named."""

import ast
import asyncio
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from audit_bundles import Bundle, Log, make_log, with_own_signer
from factories import Company
from sqlalchemy import select

from services.errors import NotAllowed, NotFound, NotReady
from services.events.models import EventLog, EventSeal
from services.flows.export_log import order_export, write_bundle
from services.rules.audit_chain import leaf_hash, merkle_root
from services.rules.signed_note import Checkpoint, origin_of
from services.verifier import flexoraa_verify
from tests.factories import NOW

VERIFIER = Path(flexoraa_verify.__file__)


def check(path: Path, *anchors: Path, keys: tuple[str, ...] = ()) -> tuple[int, int | None]:
    """Exit status and first bad event."""
    status, report = flexoraa_verify.run(path, keys, anchors)
    return status, report.first_bad_seq


@pytest.fixture
def signer(deps, tmp_path):
    return with_own_signer(deps, tmp_path)


@pytest.fixture
async def logs(signer) -> list[Log]:
    """Two tenants with checkpoints at 4, 9 and 15 events each, the last of which nobody exported yet."""
    made = [await make_log(signer) for _ in range(2)]
    for minute, count in enumerate((4, 5, 6)):
        for log in made:
            await log.happen(count, minute * 2)
    return made


@pytest.fixture
async def bundle(logs, tmp_path) -> Path:
    """The first tenant's export: 15 events and its own."""
    return await logs[0].export(tmp_path / "bundle.zip")


async def test_untouched_export_is_intact_with_its_anchors(logs, bundle, tmp_path):
    status, report = flexoraa_verify.run(bundle, (), logs[0].anchors(tmp_path))

    assert (status, report.events, report.covered, report.checkpoints, report.anchors) == (0, 16, 15, 3, 3)
    assert str(logs[0].tenant.tenant_id) in report.origin


async def test_export_is_on_record_sealed_and_the_last_event_of_its_bundle(logs, bundle):
    last = json.loads(Bundle(bundle).events[-1])
    same = (EventSeal.tenant_id == EventLog.tenant_id) & (EventSeal.event_id == EventLog.id)
    async with logs[0].deps.db.read(logs[0].tenant.system) as reader:
        seq = await reader.scalar(select(EventSeal.seq).join(EventLog, same).where(EventLog.action == "log.exported"))

    assert (last["seq"], last["event"]["action"]) == (seq, "log.exported") == (16, "log.exported")


async def test_next_export_proves_that_it_continues_the_last(logs, bundle, tmp_path):
    await logs[0].happen(3, 9)
    later = await logs[0].export(tmp_path / "later.zip")

    assert check(later) == (0, None)
    assert check(later, bundle) == (0, None)
    proof = json.loads(Bundle(later).files["proofs.json"])["consistency"]
    assert (proof["from"], proof["to"]) == (15, 19)


@pytest.mark.parametrize("field", ["root", "size"])
async def test_forged_last_export_is_caught(logs, bundle, tmp_path, field):
    await logs[0].happen(3, 9)
    changed = Bundle(await logs[0].export(tmp_path / "later.zip"))
    manifest = json.loads(changed.files["manifest.json"])
    manifest["previous"][field] = {"root": "00" * 32, "size": 14}[field]
    changed.files["manifest.json"] = json.dumps(manifest).encode() + b"\n"

    assert check(changed.write(tmp_path / "changed.zip"))[0] == 1


def _flip(b: Bundle) -> None:
    b.events = [line.replace(b"member.signed_out", b"member.signed_OUT") if n == 6 else line for n, line in _all(b)]


def _delete(b: Bundle) -> None:
    b.events = [line for n, line in _all(b) if n != 6]


def _insert(b: Bundle) -> None:
    b.events = [*b.events[:5], b.events[5], *b.events[5:]]


def _swap(b: Bundle) -> None:
    lines = b.events
    b.events = [*lines[:5], lines[6], lines[5], *lines[7:]]


def _truncate(b: Bundle) -> None:
    b.events = b.events[:12]


def _all(b: Bundle) -> list[tuple[int, bytes]]:
    return list(enumerate(b.events, 1))


def _again(change):
    def rechain(b: Bundle) -> None:
        change(b)
        b.chain_again()

    return rechain


# What was done to a bundle of 16 events, signed at 4, 9 and 15, and the first event that cannot be trusted. Where all
# hashes were computed anew, only signatures tell, and those tell from the event after the last one that is proven.
TAMPERINGS = {
    "flip": (_flip, 6),
    "delete": (_delete, 6),
    "insert": (_insert, 7),
    "swap": (_swap, 6),
    "truncate": (_truncate, 13),
    "flip and chain again": (_again(_flip), 5),
    "delete and chain again": (_again(_delete), 5),
    "insert and chain again": (_again(_insert), 5),
    "swap and chain again": (_again(_swap), 5),
    "truncate and chain again": (_again(_truncate), 13),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
async def test_first_bad_event_is_named_after_somebody_would(bundle, tmp_path, tampering):
    change, first_bad = TAMPERINGS[tampering]
    changed = Bundle(bundle)
    before = changed.digest()
    change(changed)

    assert changed.digest() != before
    assert check(changed.write(tmp_path / "changed.zip")) == (1, first_bad)


async def test_checkpoint_of_another_tenant_proves_nothing(logs, bundle, tmp_path):
    other = Bundle(await logs[1].export(tmp_path / "other.zip"))
    changed = Bundle(bundle)
    changed.files |= {name: other.files[name] for name in ("checkpoints.ndjson", "keys.txt")}

    assert check(changed.write(tmp_path / "changed.zip")) == (1, 1)
    assert check(bundle, *logs[1].anchors(tmp_path))[0] == 2, "the other log's anchors say nothing about this one"


async def test_events_of_another_tenant_are_not_taken_for_this_ones(logs, bundle, tmp_path):
    other = Bundle(await logs[1].export(tmp_path / "other.zip"))
    changed = Bundle(bundle)
    changed.events = [*changed.events[:9], *other.events[9:]]
    changed.chain_again()

    assert check(changed.write(tmp_path / "changed.zip")) == (1, 10)


async def test_bundle_signed_again_with_another_key_fails_under_the_known_one(logs, bundle, tmp_path, deps):
    [known] = Bundle(bundle).files["keys.txt"].decode().splitlines()
    (tmp_path / "thief").mkdir()
    thief = with_own_signer(deps, tmp_path / "thief")
    changed = Bundle(bundle)
    changed.files["checkpoints.ndjson"], changed.files["keys.txt"] = _sign_again(thief, changed, logs[0])

    replaced = changed.write(tmp_path / "changed.zip")
    assert check(replaced) == (0, None), "the bundle alone cannot know whose key it should be"
    assert check(replaced, keys=(known,)) == (1, 1)
    assert check(bundle, keys=(known,)) == (0, None)


def _sign_again(thief, bundle: Bundle, log: Log) -> tuple[bytes, bytes]:
    leaves = [leaf_hash(line[line.index(b'"event":') + 8 : -2]) for line in bundle.events]
    origin = origin_of("flexoraa", str(log.tenant.tenant_id))
    signed = thief.checkpoint_keys.sign(Checkpoint(origin=origin, size=16, root=merkle_root(leaves)))
    return json.dumps({"note": signed.note}).encode() + b"\n", "".join(f"{k}\n" for k in signed.keys).encode()


async def test_signature_that_its_key_did_not_make_is_named_as_forged(bundle, tmp_path):
    changed = Bundle(bundle)
    lines = changed.files["checkpoints.ndjson"].splitlines(keepends=True)
    changed.files["checkpoints.ndjson"] = lines[0] + lines[1].replace(b"\\n9\\n", b"\\n8\\n") + lines[2]

    status, report = flexoraa_verify.run(changed.write(tmp_path / "changed.zip"), (), ())
    assert (status, "forged" in report.message) == (1, True)


async def test_stripped_of_its_checkpoints_a_log_proves_nothing(bundle, tmp_path):
    changed = Bundle(bundle)
    changed.files["checkpoints.ndjson"] = b""

    assert check(changed.write(tmp_path / "changed.zip")) == (1, 1)


async def test_old_copy_is_caught_by_an_anchor(logs, bundle, tmp_path):
    await logs[0].happen(4, 9)

    assert check(bundle, *logs[0].anchors(tmp_path)) == (1, 17)


# What is no bundle: nothing may be said about the log.
UNREADABLE = {
    "nothing": lambda path: path.write_bytes(b""),
    "no zip": lambda path: path.write_bytes(b"PK nonsense" * 99),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-200]),
    "a byte changed on the way": lambda path: _flip_packed_byte(path),  # noqa: PLW0108  # defined below
    "without events": lambda path: _without(path, "events.ndjson"),
    "without keys": lambda path: _without(path, "keys.txt"),
    "without proofs": lambda path: _without(path, "proofs.json"),
    "manifest is a list": lambda path: _with(path, "manifest.json", b"[]\n"),
    "manifest of another kind": lambda path: _with(path, "manifest.json", b'{"format": "x"}\n'),
    "manifest nested to death": lambda path: _with(path, "manifest.json", b"[" * 99_999 + b"\n"),
    "keys are no keys": lambda path: _with(path, "keys.txt", b"hello\n"),
    "checkpoints are no notes": lambda path: _with(path, "checkpoints.ndjson", b'{"note": "hello"}\n'),
    "events end in a half line": lambda path: _with(path, "events.ndjson", Bundle(path).files["events.ndjson"][:-9]),
    "events are a bomb": lambda path: _with(path, "events.ndjson", bytes(40 << 20)),
    "manifest is a bomb": lambda path: _with(path, "manifest.json", bytes(70 << 20)),
}


def _with(path: Path, name: str, content: bytes) -> None:
    changed = Bundle(path)
    changed.files[name] = content
    changed.write(path)


def _without(path: Path, name: str) -> None:
    changed = Bundle(path)
    del changed.files[name]
    changed.write(path)


def _flip_packed_byte(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo("events.ndjson").header_offset + 300
    packed = bytearray(path.read_bytes())
    packed[at] ^= 0xFF
    path.write_bytes(packed)


@pytest.mark.parametrize("harm", UNREADABLE)
async def test_unreadable(bundle, harm):
    UNREADABLE[harm](bundle)

    assert check(bundle) == (2, None)


@pytest.mark.parametrize(
    ("change", "status", "says"),
    [
        pytest.param(None, 0, "INTACT: 16 events", id="intact"),
        pytest.param(_again(_flip), 1, "BROKEN at event 5", id="broken"),
        pytest.param(lambda b: b.files.pop("keys.txt"), 2, "UNREADABLE", id="unreadable"),
    ],
)
async def test_verifier_out_of_the_bundle_runs_alone(bundle, tmp_path, change, status, says):
    changed = Bundle(bundle)
    if change:
        change(changed)
    (tmp_path / "alone").mkdir()
    (tmp_path / "alone" / "flexoraa_verify.py").write_bytes(changed.files["flexoraa_verify.py"])
    command = [sys.executable, "-I", "flexoraa_verify.py", str(changed.write(tmp_path / "changed.zip"))]
    done = await asyncio.to_thread(
        subprocess.run, command, cwd=tmp_path / "alone", capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout.startswith(says)


def test_verifier_is_one_file_of_the_standard_library_and_cryptography():
    names = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(VERIFIER.read_text()))
        for name in (
            [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in getattr(node, "names", [])]
        )
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert names - set(sys.stdlib_module_names) == {"cryptography"}
    assert not names & {"socket", "urllib", "http", "sqlite3"}


async def test_log_without_a_signature_is_not_exported_yet(signer):
    log = await make_log(signer)

    with pytest.raises(NotReady):
        await order_export(signer, log.tenant.system, NOW)


@pytest.mark.parametrize("name", ["meera", "product", "readonly", "devops"])
async def test_who_may_not_manage_the_log_may_not_export_it(deps, asha: Company, tmp_path, name):
    with pytest.raises(NotAllowed):
        await order_export(deps, asha.member(name), NOW)
    with pytest.raises(NotAllowed):
        await write_bundle(deps, asha.member(name), asha.tenant_id, tmp_path / "x.zip")


async def test_export_of_another_tenant_does_not_exist(logs, tmp_path):
    export_id = await order_export(logs[0].deps, logs[0].tenant.system, NOW)

    with pytest.raises(NotFound):
        await write_bundle(logs[1].deps, logs[1].tenant.system, export_id, tmp_path / "x.zip")
