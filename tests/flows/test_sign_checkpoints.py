"""The signer signs what grew out of what it signed before, anchors it first, and refuses everything else."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest
from any_row import BareTenant, make_bare_tenant
from factories import NOW
from sqlalchemy import func, select, text

from services.adapters.anchors.file import AnchorFolder
from services.audit import checkpoints
from services.checkpoint_keys import CheckpointKeys, add_audit_key, create_audit_key_file, is_signed_by
from services.events.catalog.team import MemberSignedOut
from services.events.models import EventCheckpoint, EventLog, EventSeal
from services.flows.seal_events import seal_events
from services.flows.sign_checkpoints import sign_checkpoints
from services.rules.audit_chain import leaf_hash, merkle_root
from services.rules.signed_note import Checkpoint, origin_of, parse_note

MINUTE = timedelta(minutes=1)


@pytest.fixture
def signer(deps, tmp_path):
    """The product with an audit key and anchors of its own."""
    create_audit_key_file(tmp_path / "audit.json")
    keys, anchors = CheckpointKeys(tmp_path / "audit.json"), AnchorFolder(tmp_path / "anchors")
    return replace(deps, checkpoint_keys=keys, anchors=(anchors,))


@pytest.fixture
async def tenants(signer) -> list[BareTenant]:
    """Two tenants; nobody else's are signed."""
    return [await make_bare_tenant(signer) for _ in range(2)]


def _ids(tenants: list[BareTenant]) -> list[UUID]:
    return [tenant.tenant_id for tenant in tenants]


async def _happen(tenant: BareTenant, count: int) -> None:
    async with tenant.deps.db.transaction(tenant.system) as tx:
        for _ in range(count):
            tx.emit(MemberSignedOut(member_id=uuid4()), at=NOW)
    while await seal_events(tenant.deps, NOW):
        pass


async def _checkpoints(tenant: BareTenant):
    async with tenant.deps.db.read(tenant.system) as reader:
        return await checkpoints.list_all(reader)


async def _leaves(tenant: BareTenant) -> list[bytes]:
    same = (EventLog.tenant_id == EventSeal.tenant_id) & (EventLog.id == EventSeal.event_id)
    async with tenant.deps.db.read(tenant.system) as reader:
        rows = await reader.execute(select(EventLog.canonical).join(EventSeal, same).order_by(EventSeal.seq))
        return [leaf_hash(row.canonical) for row in rows]


async def test_checkpoint_is_the_root_of_this_tenants_events_and_signed(signer, tenants):
    for tenant, count in zip(tenants, (5, 3), strict=True):
        await _happen(tenant, count)
    await sign_checkpoints(signer, NOW, _ids(tenants))

    for tenant, count in zip(tenants, (5, 3), strict=True):
        [row] = await _checkpoints(tenant)
        note, origin = parse_note(row.note), origin_of("flexoraa", str(tenant.tenant_id))
        assert (note.checkpoint.origin, note.checkpoint.size) == (origin, count)
        assert note.checkpoint.root == row.root == merkle_root(await _leaves(tenant))
        assert is_signed_by(note, signer.checkpoint_keys.known_keys(origin))
        assert [one.note for one in await signer.anchors[0].every(tenant.tenant_id)] == [row.note]


@pytest.mark.parametrize(
    ("events", "later", "sizes"),
    [
        pytest.param(0, 9 * MINUTE, [2], id="nothing-changed"),
        pytest.param(1, MINUTE / 2, [2], id="too-early"),
        pytest.param(1, MINUTE, [2, 3], id="a-minute-later"),
        pytest.param(1000, MINUTE / 2, [2, 1002], id="a-thousand-events-later"),
        pytest.param(1, -9 * MINUTE, [2, 3], id="the-clock-went-back"),
    ],
)
async def test_checkpoint_comes_after_a_minute_or_a_thousand_events(signer, tenants, events, later, sizes):
    await _happen(tenants[0], 2)
    await sign_checkpoints(signer, NOW, _ids(tenants))
    await _happen(tenants[0], events)
    await sign_checkpoints(signer, NOW + later, _ids(tenants))

    found = await _checkpoints(tenants[0])
    assert [row.size for row in found] == sizes
    assert found[-1].root == merkle_root((await _leaves(tenants[0]))[: sizes[-1]])


async def test_new_key_signs_beside_the_old_one_and_old_verifiers_go_on(signer, tenants, tmp_path):
    origin = origin_of("flexoraa", str(tenants[0].tenant_id))
    old = signer.checkpoint_keys.known_keys(origin)
    add_audit_key(tmp_path / "audit.json")
    rotated = replace(signer, checkpoint_keys=CheckpointKeys(tmp_path / "audit.json"))
    await _happen(tenants[0], 1)
    await sign_checkpoints(rotated, NOW, _ids(tenants))

    [row] = await _checkpoints(tenants[0])
    note, new = parse_note(row.note), set(rotated.checkpoint_keys.known_keys(origin)) - set(old)
    assert len(note.signatures) == 2
    assert is_signed_by(note, old)
    assert is_signed_by(note, new)
    assert not is_signed_by(note, [key.replace("flexoraa/", "other/") for key in old])


async def test_signer_killed_between_anchor_and_database_goes_on(signer, tenants):
    await _happen(tenants[0], 3)
    await sign_checkpoints(signer, NOW, _ids(tenants))
    await _happen(tenants[0], 2)
    origin, root = origin_of("flexoraa", str(tenants[0].tenant_id)), merkle_root((await _leaves(tenants[0]))[:4])
    ahead = signer.checkpoint_keys.sign(Checkpoint(origin=origin, size=4, root=root))
    await signer.anchors[0].append(tenants[0].tenant_id, ahead.note, NOW)

    await sign_checkpoints(signer, NOW + MINUTE, _ids(tenants))

    assert [row.size for row in await _checkpoints(tenants[0])] == [3, 5]


Rewrite = Callable[[BareTenant, str], Awaitable[None]]


@pytest.fixture
def rewrite(superuser_url) -> Rewrite:
    """Change a tenant's log as one who owns the server can."""

    async def run(tenant: BareTenant, script: str) -> None:
        connection = await asyncpg.connect(superuser_url)
        tables = ("event_log", "event_seal", "event_checkpoint")
        try:
            async with connection.transaction():
                await connection.execute("set local session_replication_role = replica")
                for table in tables:
                    await connection.execute(f"alter table {table} disable trigger append_only")
                await connection.execute(script.format(of=f"tenant_id = '{tenant.tenant_id}'"))
                for table in tables:
                    await connection.execute(f"alter table {table} enable always trigger append_only")
        finally:
            await connection.close()

    return run


CUT = """delete from event_seal where {{of}} and seq > {to}; update event_head set seq = {to} where {{of}};
    delete from event_checkpoint where {{of}} and size > {to}"""
REWRITTEN = """update event_log set canonical = canonical || ' ' where {of} and id =
    (select event_id from event_seal where {of} and seq = 4)"""


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(CUT.format(to=3), id="old backup restored"),
        pytest.param(REWRITTEN, id="signed event rewritten after the database's last checkpoint was taken away"),
        pytest.param("update event_checkpoint set frontier = sha256('x') where {of}", id="another tree planted"),
    ],
)
async def test_nothing_is_signed_that_contradicts_an_anchor(signer, tenants, rewrite, script):
    for tenant in tenants:
        await _happen(tenant, 4)
    await sign_checkpoints(signer, NOW, _ids(tenants))
    if script is REWRITTEN:
        await rewrite(tenants[0], "delete from event_checkpoint where {of}")
    await rewrite(tenants[0], script)
    before = [row.size for row in await _checkpoints(tenants[0])]
    if script.startswith("delete from event_seal"):
        await rewrite(tenants[0], "delete from event_log where {of} and id not in (select event_id from event_seal)")
    for tenant in tenants:
        await _happen(tenant, 0 if "seq > 3" in script else 1)

    await sign_checkpoints(signer, NOW + MINUTE, _ids(tenants))

    assert [row.size for row in await _checkpoints(tenants[0])] == before
    assert len(await signer.anchors[0].every(tenants[0].tenant_id)) == 1
    assert max(row.size for row in await _checkpoints(tenants[1])) >= 4, "the other tenant's log is signed as ever"


async def test_key_never_reaches_the_database(signer, tenants, tmp_path, superuser_url):
    await _happen(tenants[0], 1)
    await sign_checkpoints(signer, NOW, _ids(tenants))
    [seed] = json.loads((tmp_path / "audit.json").read_text())["keys"].values()

    async with signer.db.read(tenants[0].system) as reader:
        row = await reader.scalar(select(func.to_jsonb(text("event_checkpoint"))).select_from(EventCheckpoint))
    assert seed not in json.dumps(row)
    assert (tmp_path / "audit.json").stat().st_mode & 0o077 == 0
