"""Nothing is lost and nothing doubled while processes, the database and Valkey fail under load.

By default with 240 messages; FLEXORAA_FAULTS=full takes 2,000. The seed is printed; FLEXORAA_SEED repeats a run.
The tests share one world, which each of them leaves settled; the one without Valkey has its own.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from faulty_world import IS_FULL, SEED, FaultyWorld, faulty_world

MESSAGES = 2000 if IS_FULL else 240
CONTACTS = 200 if IS_FULL else 60
WAVES = 8 if IS_FULL else 4
# 20 % twice, up to two seconds late, one to fifty in a delivery, statuses before the answer to the send.
ROUGH_ROADS = [
    {"kind": "duplicate", "provider": "webhook", "probability": 0.2},
    {"kind": "reorder", "provider": "webhook", "seconds": 2.0},
    {"kind": "batch", "provider": "webhook", "probability": 0.3, "size": 50, "seconds": 0.5},
    {"kind": "batch", "provider": "webhook", "probability": 0.4, "size": 7, "seconds": 0.3},
    {"kind": "status_first", "probability": 0.3},
]
_STORED = "select provider_index, count(*) from message where direction = 'inbound' group by 1"
_FEES = "select message_id, count(*) from ledger_entry where operation = 'inbound_whatsapp' group by 1"
_OUTBOUND = "select id, provider_index, status, idempotency_key from message where direction = 'outbound'"
_THREADS = "select count(distinct contact_id), count(*) from conversation"


@contextmanager
def _rough_world() -> Iterator[FaultyWorld]:
    with faulty_world() as made:
        made.control("faults", {"seed": SEED, "rules": ROUGH_ROADS})
        yield made


@pytest.fixture(scope="module")
def world() -> Iterator[FaultyWorld]:
    """A world on rough roads."""
    with _rough_world() as made:
        yield made


@pytest.fixture
def world_without_valkey() -> Iterator[FaultyWorld]:
    """Another one, whose Valkey goes and does not come back."""
    with _rough_world() as made:
        yield made


def _assert_nothing_lost_or_doubled(world: FaultyWorld) -> None:
    """Every message once with one fee, one conversation per contact, each reply sent at most once, statuses as told."""
    ids = world.read_index(world.written)
    stored = {ids.get(row[0], row[0]): row[1] for row in world.ask(_STORED)}
    assert stored == dict.fromkeys(world.written, 1)
    fees = world.ask(_FEES)
    assert (len(fees), {row[1] for row in fees}) == (len(world.written), {1})
    contacts, conversations = world.ask(_THREADS)[0]
    assert contacts == conversations
    _assert_replies(world)
    checked = world.check()
    assert checked.returncode == 0, checked.stdout + checked.stderr


def _assert_replies(world: FaultyWorld) -> None:
    sent = world.sent()
    outbound = {str(row["id"]): row for row in world.ask(_OUTBOUND)}
    again = [opaque for opaque, times in Counter(one["opaque"] for one in sent).items() if times > 1]
    assert again == [], "sent twice"
    told = {one["opaque"]: (one["id"], one["status"]) for one in sent}
    ids = world.read_index([one["id"] for one in sent])
    known = {key: (ids.get(row["provider_index"]), row["status"]) for key, row in outbound.items() if key in told}
    assert known == told
    # What was not sent was refused, or claimed by a process that died before the call: a person will be asked.
    left = {row["status"] for key, row in outbound.items() if key not in told}
    assert left <= {"sending", "unknown", "failed", "queued"}


def test_killed_processes_lose_nothing_and_double_nothing(world):
    kills = [world.kill_web, world.kill_worker] * (WAVES // 2)
    world.dice.shuffle(kills)
    for wave, kill in enumerate(kills):
        world.contacts_write(MESSAGES // WAVES, contacts=CONTACTS, run=f"wave {wave} ")
        kill()

    world.settle()

    _assert_nothing_lost_or_doubled(world)


def test_crashed_database_loses_nothing_and_doubles_nothing(world):
    for wave in range(2):
        world.contacts_write(MESSAGES // WAVES, contacts=CONTACTS, run=f"wave {wave} ")
        world.crash_postgres()

    world.settle()

    _assert_nothing_lost_or_doubled(world)


def test_worker_that_starts_while_the_database_is_away_waits_for_it(world):
    with world.postgres_away():
        world.kill_worker()
        world.worker.wait_for("worker.waits_for_database")
    world.contacts_write(10, contacts=5)

    world.settle()

    _assert_nothing_lost_or_doubled(world)


def test_lost_valkey_delays_pages_and_nothing_else(world_without_valkey):
    world = world_without_valkey
    world.contacts_write(MESSAGES // WAVES, contacts=CONTACTS, run="before ")
    world.flush_valkey()
    world.contacts_write(MESSAGES // WAVES, contacts=CONTACTS, run="between ")
    world.stop_valkey()
    world.contacts_write(MESSAGES // WAVES, contacts=CONTACTS, run="after ")

    world.settle()

    _assert_nothing_lost_or_doubled(world)
