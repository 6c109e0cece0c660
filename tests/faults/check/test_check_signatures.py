"""A log that was computed anew or restored from an old copy passes every check inside the database, and fails here."""

from dataclasses import replace
from datetime import timedelta

import asyncpg
import pytest
from audit_bundles import Log, make_log, with_own_signer
from factories import NOW
from sqlalchemy import select

from services.checks.look import Look
from services.checks.run import check_invariants
from services.checks.signatures import Witness, signed_logs_are_unchanged
from services.events.models import EventLog
from services.flows.seal_events import seal_events
from services.flows.sign_checkpoints import sign_checkpoints
from services.flows.verify_log import verify
from services.rules.audit_chain import GENESIS, link
from services.rules.signed_note import parse_note


@pytest.fixture
def signer(deps, tmp_path):
    return with_own_signer(deps, tmp_path)


@pytest.fixture
async def logs(signer) -> list[Log]:
    """Two tenants, signed at 3, 6 and 9 events."""
    made = [await make_log(signer) for _ in range(2)]
    for minute in range(3):
        for log in made:
            await log.happen(3, minute)
    return made


async def _check(signer, logs):
    """Each log's violations as (table, row, words)."""
    witness = Witness(deployment="flexoraa", keys=signer.checkpoint_keys, stores=signer.anchors)
    found = []
    for log in logs:
        report = await _look(signer, log, witness)
        found.append([(one.table, one.row_id, one.what) for one in report])
    return found


async def _look(signer, log, witness):
    async with signer.db.snapshot(log.tenant.system) as reader:
        return await signed_logs_are_unchanged(Look(reader=reader, worked_until=None), witness)


async def _as_superuser(url: str, work):
    connection = await asyncpg.connect(url)
    tables = ("event_log", "event_seal", "event_checkpoint")
    try:
        async with connection.transaction():
            await connection.execute("set local session_replication_role = replica")
            for table in tables:
                await connection.execute(f"alter table {table} disable trigger append_only")
            await work(connection)
            for table in tables:
                await connection.execute(f"alter table {table} enable always trigger append_only")
    finally:
        await connection.close()


async def test_what_the_product_signed_is_unchanged(signer, logs):
    assert await _check(signer, logs) == [[], []]


async def test_chain_computed_anew_is_caught_from_the_event_after_the_last_proven(signer, logs, superuser_url):
    tenant_id = logs[0].tenant.tenant_id

    async def recompute(connection):
        await connection.execute(
            """update event_log
                set canonical = replace(convert_from(canonical, 'UTF8'), 'signed_out', 'promoted')::bytea,
                    action = 'member.promoted'
                where tenant_id = $1 and id = (select event_id from event_seal where tenant_id = $1 and seq = 5)""",
            tenant_id,
        )
        rows = await connection.fetch(
            """select s.seq, l.canonical from event_seal s join event_log l
            on l.tenant_id = s.tenant_id and l.id = s.event_id where s.tenant_id = $1 order by s.seq""",
            tenant_id,
        )
        previous = GENESIS
        for row in rows:
            previous = link(previous, row["seq"], row["canonical"])
            await connection.execute(
                "update event_seal set hash = $3 where tenant_id = $1 and seq = $2", tenant_id, row["seq"], previous
            )
        await connection.execute("update event_head set hash = $2 where tenant_id = $1", tenant_id, previous)

    await _as_superuser(superuser_url, recompute)

    inside = await check_invariants(signer.db, NOW, [tenant_id])
    assert "chain_is_whole" not in {one.invariant for one in inside.violations}, "the chain itself fits again"
    [caught, untouched] = await _check(signer, logs)
    assert {(table, size) for table, size, _ in caught} == {("event_checkpoint", "6"), ("anchor", "6")}
    assert all("from event 4 on" in what for _, _, what in caught)
    assert untouched == []


async def test_old_copy_of_everything_is_caught_by_the_anchor(signer, logs, superuser_url):
    tenant_id = logs[0].tenant.tenant_id

    async def restore(connection):
        for script in (
            """delete from event_log where tenant_id = $1 and id in
                (select event_id from event_seal where tenant_id = $1 and seq > 6)""",
            "delete from event_seal where tenant_id = $1 and seq > 6",
            "delete from event_checkpoint where tenant_id = $1 and size > 6",
            """update event_head h set seq = 6, hash = s.hash from event_seal s
                where h.tenant_id = $1 and s.tenant_id = $1 and s.seq = 6""",
        ):
            await connection.execute(script, tenant_id)

    await _as_superuser(superuser_url, restore)

    [caught, untouched] = await _check(signer, logs)
    assert [(table, size) for table, size, _ in caught] == [("anchor", "9")]
    assert "ends at event 6" in caught[0][2]
    assert untouched == []


async def test_checkpoint_of_the_other_tenant_or_of_an_unknown_key_is_no_anchor(signer, logs, deps, tmp_path):
    other = await signer.anchors[0].newest(logs[1].tenant.tenant_id)
    await signer.anchors[0].append(logs[0].tenant.tenant_id, other.note, NOW)
    (tmp_path / "thief").mkdir()
    thief = with_own_signer(deps, tmp_path / "thief")
    own = await signer.anchors[0].every(logs[0].tenant.tenant_id)
    forged = thief.checkpoint_keys.sign(parse_note(own[0].note).checkpoint)
    await signer.anchors[0].append(logs[0].tenant.tenant_id, forged.note, NOW)

    [caught, untouched] = await _check(signer, logs)
    assert [what for _, _, what in caught] == ["is of another log", "is not signed by a known key"]
    assert untouched == []


async def test_verify_now_names_the_first_event_that_is_not_what_was_anchored(signer, asha, borneo):
    firsts = []
    for company in (asha, borneo):
        while await seal_events(signer, NOW):
            pass
        await sign_checkpoints(signer, NOW, [company.tenant_id])
        if company is borneo:
            anchored = await signer.anchors[0].newest(company.tenant_id)
            more = replace(parse_note(anchored.note).checkpoint, size=99)
            await signer.anchors[0].append(company.tenant_id, signer.checkpoint_keys.sign(more).note, NOW)
        async for _ in verify(signer, company.member("auditor"), now=NOW + timedelta(minutes=1)):
            pass
        async with signer.db.read(company.system) as reader:
            done = await reader.scalar(select(EventLog.view).where(EventLog.action == "audit.verified"))
        firsts.append(done["first_bad_seq"])
    assert firsts[0] is None
    assert firsts[1] is not None
