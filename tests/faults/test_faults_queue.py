"""The queue's settings that lose nothing: cancelled, failed, orphaned jobs, and a listener that dies."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from services import jobs
from services.bench.ground import Ground, ground
from services.jobs import JobName, JobRequest, Queue

TENANT = uuid4()
NAME = JobName.DRAIN_QUEUE
WITHIN_SECONDS = 60
_LISTENER = "select pid from pg_stat_activity where query ilike 'listen %' and pid <> pg_backend_pid()"
_STATES = "select status::text from queue.pgqueuer"
# Runs one job that never ends, as a worker that is about to be killed.
_HANGING_WORKER = """
import asyncio, sys
from services import jobs
from services.jobs import JobName

async def hang(payload):
    print("picked", flush=True)
    await asyncio.sleep(600)

asyncio.run(jobs.run_forever(sys.argv[1], {JobName.DRAIN_QUEUE: hang}, asyncio.Event()))
"""

Work = Callable[[Mapping[str, str]], Awaitable[None]]


@pytest.fixture(scope="module")
def place() -> Iterator[Ground]:
    """A database whose queue nobody else uses."""
    with ground() as made:
        yield made


@pytest.fixture
async def owner(place: Ground) -> AsyncIterator[Any]:
    """A connection of the database's owner, to an empty queue."""
    connection = await asyncpg.connect(place.superuser_url())
    await connection.execute("truncate queue.pgqueuer, queue.pgqueuer_log")
    yield connection
    await connection.close()


@contextlib.asynccontextmanager
async def working(place: Ground, work: Work) -> AsyncIterator[asyncio.Event]:
    """A runner with one kind of work beside the block; the event stops it."""
    stop = asyncio.Event()
    runner = asyncio.create_task(jobs.run_forever(_address(place), {NAME: work}, stop))
    try:
        yield stop
    finally:
        stop.set()
        await runner


def _address(place: Ground) -> str:
    url = place.settings().database_url
    assert url
    return url.get_secret_value()


async def enqueue(owner: Any, number: str, key: str | None = None) -> None:
    """Add one job in a transaction of its own."""
    async with owner.transaction():
        payload = {"number": number, "tenant_id": str(TENANT)}
        adding = jobs.enqueueing([JobRequest(name=NAME, payload=payload, key=key)])
        await owner.execute(adding.sql, *adding.arguments)


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Wait until the claim holds."""
    async with asyncio.timeout(WITHIN_SECONDS):
        while not await holds():  # noqa: ASYNC110  # what is waited for happens in the database
            await asyncio.sleep(0.02)


async def test_cancelled_job_goes_back_to_the_queue(place, owner):
    begun = asyncio.Event()

    async def hang(_payload: Mapping[str, str]) -> None:
        begun.set()
        await asyncio.sleep(600)

    await enqueue(owner, "1")
    async with working(place, hang) as stop:
        await asyncio.wait_for(begun.wait(), WITHIN_SECONDS)
        stop.set()

    assert [row[0] for row in await owner.fetch(_STATES)] == ["queued"]


async def test_failed_job_is_held_with_its_error_and_can_be_retried(place, owner):
    done: list[str] = []

    async def fail_first(payload: Mapping[str, str]) -> None:
        if not failing:
            done.append(payload["number"])
            return
        raise ValueError("what a person wrote")

    failing = True
    await enqueue(owner, "1")
    await owner.execute("update queue.pgqueuer set attempts = $1", jobs.MAX_ATTEMPTS)
    async with working(place, fail_first), asyncpg.create_pool(_address(place), min_size=1, max_size=2) as pool:
        queue = Queue(pool)
        await until(lambda: _any(queue))
        [held] = await queue.failed(TENANT)
        assert await queue.failed(uuid4()) == []
        failing = False
        await queue.retry(held.id)
        await until(lambda: _holds(done == ["1"]))

    assert held.error.startswith("ValueError (test_faults_queue.py:")
    assert "a person" not in held.error, "what an error says may hold somebody's words"
    assert held.payload["number"] == "1"


async def _any(queue: Queue) -> bool:
    return bool(await queue.failed(TENANT))


async def _holds(claim: bool) -> bool:
    return claim


async def test_dead_listener_is_replaced_and_no_job_waits_for_it(place, owner):
    done: set[str] = set()

    async def note(payload: Mapping[str, str]) -> None:
        done.add(payload["number"])

    async def listens_anew() -> bool:
        return bool(listeners := {row[0] for row in await owner.fetch(_LISTENER)}) and not listeners & first

    async def all_done() -> bool:
        return len(done) == 40

    first: set[int] = set()
    async with working(place, note):
        await until(listens_anew)
        first |= {row[0] for row in await owner.fetch(_LISTENER)}
        await owner.execute("select pg_terminate_backend(pid) from unnest($1::int[]) as t (pid)", list(first))
        for number in range(40):
            await enqueue(owner, str(number))
        await until(all_done)
        await until(listens_anew)


async def test_running_listener_is_left_alone(place, owner):
    async def nothing(_payload: Mapping[str, str]) -> None:
        return

    async def listens() -> bool:
        return bool(await owner.fetch(_LISTENER))

    async with working(place, nothing):
        await until(listens)
        first = await owner.fetch(_LISTENER)
        await asyncio.sleep(jobs.HEARTBEAT.total_seconds() + 2)  # the runner probes it every ten seconds
        assert await owner.fetch(_LISTENER) == first


async def test_job_of_a_killed_worker_is_picked_again(place, owner):
    done: list[str] = []

    async def note(payload: Mapping[str, str]) -> None:
        done.append(payload["number"])

    killed = place.start("-c", _HANGING_WORKER, _address(place))
    await enqueue(owner, "1")
    await asyncio.to_thread(killed.wait_for, "picked")
    killed.kill()
    async with working(place, note):
        await until(lambda: _holds(done == ["1"]))


async def test_same_key_waits_once_and_is_free_when_done(place, owner):
    done: list[str] = []

    async def note(payload: Mapping[str, str]) -> None:
        done.append(payload["number"])

    await enqueue(owner, "1", key="answer:c:1")
    await enqueue(owner, "2", key="answer:c:1")
    await enqueue(owner, "3", key="answer:c:2")
    async with working(place, note):
        await until(lambda: _holds(len(done) == 2))

    assert sorted(done) == ["1", "3"]
