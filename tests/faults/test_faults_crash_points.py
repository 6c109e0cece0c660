"""A worker that dies at a named point of a send: each message arrives at most once, and later ones follow soon.

A claim is there before its call begins: what a dead worker never claimed is sent, what it claimed waits for its status.
"""

from collections.abc import Iterator

import pytest
from faulty_world import FaultyWorld, faulty_world

from services.crash_points import CrashPoint

_SENDS = """select status, attempts from message where direction = 'outbound'
    and conversation_id = (select conversation_id from message where provider_index = any ($1)) order by seq"""


@pytest.fixture(scope="module")
def world() -> Iterator[FaultyWorld]:
    """A world whose worker is killed again and again."""
    with faulty_world() as made:
        yield made


@pytest.mark.parametrize(
    ("point", "first", "reached"),
    [
        pytest.param(CrashPoint.SEND_CLAIMED, ("read", 1), 2, id="claim not committed: sent by the next"),
        pytest.param(
            CrashPoint.SEND_BEFORE_CALL, ("sending", 1), 1, id="claimed: left to its status, which never comes"
        ),
        pytest.param(CrashPoint.SEND_AFTER_CALL, ("read", 1), 2, id="called: known by its status"),
    ],
)
def test_worker_that_dies_at_a_point_sends_nothing_twice(world, point, first, reached):
    sent_before, phone = len(world.sent()), f"91970000000{list(CrashPoint).index(point)}"
    world.worker.kill()
    crashing = world.place.start_worker(FLEXORAA_CRASH_AT=point.value)
    asked = world.contact_writes(phone, "Hello, which colours do you have?")
    crashing.process.wait(timeout=60)

    world.worker = world.place.start_worker()
    world.contact_writes(phone, "And which sizes?")
    world.settle()

    index = list(world.read_index([asked]))
    *_, earlier, later = [tuple(row) for row in world.ask(_SENDS, index)]
    assert (earlier, later) == (first, ("read", 1))
    assert len(world.sent()) - sent_before == reached
    checked = world.check()
    assert checked.returncode == 0, checked.stdout + checked.stderr
