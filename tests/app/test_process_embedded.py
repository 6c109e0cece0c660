"""The embedded services: one start at a time, no process without its parent, one clear line for a broken folder."""

import asyncio
import os
import signal
import time
from pathlib import Path

import asyncpg
import pytest

from services.embedded import supervisor
from services.errors import CannotStart

START_AND_WAIT = """
import sys, time
from pathlib import Path
from services.embedded import supervisor
running = supervisor.start(Path(sys.argv[1]))
print("started" if running.postgres.process else "attached", running.database_url, flush=True)
time.sleep(60)
"""


def _ask(address: str, question: str) -> object:
    async def ask() -> object:
        connection = await asyncpg.connect(address)
        try:
            return await connection.fetchval(question)
        finally:
            await connection.close()

    return asyncio.run(ask())


def _postmaster(data: Path) -> int:
    return int((data / "postgres/postmaster.pid").read_text().splitlines()[0])


@pytest.fixture
def embedded(data):
    running = supervisor.start(data)
    yield running
    running.stop()


def test_application_is_bound_by_row_level_security(embedded):
    question = "select rolname || rolsuper || rolbypassrls from pg_roles where rolname = current_user"

    assert _ask(embedded.database_url, question) == "flexoraa_appfalsefalse"


def test_migrator_can_become_the_owner(embedded):
    assert _ask(embedded.migration_database_url, "select pg_has_role('flexoraa_owner', 'SET')") is True


def test_second_start_attaches_and_its_stop_stops_nothing(embedded, data):
    second = supervisor.start(data)
    second.stop()

    assert second.variables == embedded.variables
    assert _ask(embedded.database_url, "select 1") == 1


def test_named_addresses_are_left_alone(data):
    running = supervisor.start(data, {"DATABASE_URL": "postgresql://elsewhere/x", "REDIS_URL": "redis://elsewhere"})
    running.stop()

    assert not running.variables
    assert not (data / "postgres").exists()


def test_passwords_are_ours_alone(embedded, data):
    modes = {file.name: file.stat().st_mode & 0o777 for file in data.glob("*.password")}

    assert len(modes) == 4
    assert set(modes.values()) == {0o600}


def test_two_processes_at_once_start_one_server(launch, data):
    both = [launch("-c", START_AND_WAIT, data) for _ in range(2)]

    roles = sorted(running.wait_for("postgresql://").split()[0] for running in both)

    assert roles == ["attached", "started"]


def test_killed_parent_takes_everything_with_it(launch, data, nothing_left):
    running = launch("-c", START_AND_WAIT, data)
    running.wait_for("started")

    running.process.kill()
    running.process.wait()

    assert nothing_left(data) == []


def test_starts_again_after_the_server_was_killed(data):
    first = supervisor.start(data)
    os.kill(_postmaster(data), signal.SIGKILL)
    time.sleep(0.2)

    second = supervisor.start(data)

    assert second.postgres
    assert second.postgres.process
    assert _ask(second.database_url, "select 1") == 1
    second.stop()
    first.stop()


def test_reused_process_number_is_not_taken_for_the_server(data):
    supervisor.start(data).stop()
    (data / "postgres/postmaster.pid").write_text(f"{os.getpid()}\n{data}/postgres\n0\n1\n\n\n0\nready\n")

    running = supervisor.start(data)

    assert running.postgres
    assert running.postgres.process
    running.stop()


def _make_half_initialised(data: Path) -> None:
    (data / "postgres").mkdir()


def _make_old(data: Path) -> None:
    (data / "postgres").mkdir()
    (data / "postgres/PG_VERSION").write_text("9\n")


def _make_corrupt(data: Path) -> None:
    supervisor.start(data).stop()
    (data / "postgres/global/pg_control").unlink()


@pytest.mark.parametrize(
    ("break_folder", "words"),
    [
        pytest.param(_make_half_initialised, "no usable PostgreSQL folder: move it away", id="half initialised"),
        pytest.param(_make_old, "made by PostgreSQL 9", id="another version"),
        pytest.param(_make_corrupt, "could not find the database system", id="a file is missing"),
    ],
)
def test_broken_folder_gets_one_line(data, break_folder, words):
    break_folder(data)

    with pytest.raises(CannotStart) as refusal:
        supervisor.start(data)

    assert words in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_folder_that_is_a_file_gets_one_line(data):
    (data / "taken").touch()

    with pytest.raises(CannotStart, match="choose one with --data"):
        supervisor.start(data / "taken" / "below")


def test_broken_start_leaves_the_next_one_a_clean_folder(data):
    (data / "postgres.new").mkdir()
    (data / "postgres.new/half").touch()

    running = supervisor.start(data)

    assert _ask(running.database_url, "select 1") == 1
    running.stop()
