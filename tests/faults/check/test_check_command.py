"""`flexoraa check` attaches to a running instance, names each violation in one line, and exits with 1 for any."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from small_world import LATER, NO_PATIENCE, live_a_morning

from services.checks.run import check_invariants
from services.checks.words import as_json, lines
from services.embedded import supervisor

ROOT = Path(__file__).parent.parent.parent.parent
_UNREASONED = "01a20718-0000-7000-8000-000000000001"
_ADDRESSES = ("DATABASE_URL", "FLEXORAA_MIGRATION_DATABASE_URL", "REDIS_URL")


@pytest.fixture
def instance() -> Iterator[tuple[Path, supervisor.Embedded]]:
    """A data folder whose services run, as beside `flexoraa up`."""
    with tempfile.TemporaryDirectory(prefix="flexoraa-check-", ignore_cleanup_errors=True) as name:
        data = Path(name)
        data.chmod(0o711)
        embedded = supervisor.start(data)
        try:
            yield data, embedded
        finally:
            embedded.stop()


def _flexoraa(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in _ADDRESSES}
    command = [sys.executable, "-m", "services.command_line", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)


async def _park_without_reason(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("set role flexoraa_deployment")
        await connection.execute(
            f"""insert into delivery (id, provider, body, size, state, attempts, received_at, finished_at)
            values ('{_UNREASONED}', 'meta', '', 0, 'parked', 1, now(), now())"""
        )
    finally:
        await connection.close()


def test_exit_tells_whether_a_running_instance_is_sound(instance):
    data, embedded = instance
    untouched = _flexoraa("check", "--data", data)
    _flexoraa("migrate", "--data", data)
    sound = _flexoraa("check", "--json", "--data", data)
    asyncio.run(_park_without_reason(embedded.migration_database_url))
    broken = _flexoraa("check", "--data", data)

    assert (untouched.returncode, untouched.stderr.count("\n")) == (1, 1)
    assert "flexoraa migrate" in untouched.stderr
    assert (sound.returncode, json.loads(sound.stdout)["ok"]) == (0, True)
    assert broken.returncode == 1
    (named,) = [line for line in broken.stdout.splitlines() if _UNREASONED in line]
    assert "deliveries_add_up" in named


async def test_line_and_json_name_tenant_table_and_row(deps, asha, borneo, tamper):
    for company in (asha, borneo):
        await live_a_morning(deps, company)
    await tamper("update wallet set due_deci = due_deci + 7 where tenant_id = :tenant", borneo.tenant_id)

    report = await check_invariants(deps.db, LATER, [asha.tenant_id, borneo.tenant_id], patience=NO_PATIENCE)

    (line,) = [line for line in lines(report) if str(borneo.tenant_id) in line]
    (violation,) = json.loads(as_json(report))["violations"]
    assert violation["tenant_id"] == str(borneo.tenant_id)
    for named in ("wallets_owe_what_is_due", f"wallet {violation['row_id']}", "owes 7"):
        assert named in line
