"""The queue: enqueue inside the caller's transaction, run with retries, keep what failed.

PgQueuer in a schema of its own. Every job is written to be repeated; payloads carry ids only, because the queue has no
row-level security. Settings that lose nothing: a cancelled job is requeued, a failed one is held with its error, a dead
listener ends the runner and the loop starts a new one.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Any
from uuid import UUID

import asyncpg
import structlog
from pgqueuer import PgQueuer
from pgqueuer.adapters.persistence import qb
from pgqueuer.db import AsyncpgDriver, AsyncpgPoolDriver
from pgqueuer.domain.settings import DBSettings
from pgqueuer.errors import RetryRequested
from pgqueuer.executors import DatabaseRetryEntrypointExecutor
from pgqueuer.models import Context, Job
from pgqueuer.queries import Queries
from pgqueuer.types import JobId
from sqlalchemy.exc import SQLAlchemyError

from services.job_failures import without_words
from services.statements import Bound

QUEUE_SCHEMA = "queue"
MAX_ATTEMPTS = 6
FIRST_RETRY = timedelta(seconds=1)
LONGEST_RETRY = timedelta(minutes=2)
BATCH = 20
CONCURRENCY = 24
POLL = timedelta(seconds=1)  # a retry and a requeue do not notify: this bounds how late they are
HEARTBEAT = timedelta(seconds=10)
# Jobs that come thick are taken together: looking for them is the dearest statement of the queue.
LOOK_EVERY_SECONDS = 0.02
STOP_GRACE_SECONDS = 8
RESTART_SECONDS = 0.5

_SETTINGS = DBSettings(db_schema=QUEUE_SCHEMA)
# A job's tenant, in its payload; a job of the deployment has none.
_TENANT = "nullif(convert_from(q.payload, 'utf8'), '')::jsonb ->> 'tenant_id'"
_BUILDERS: dict[str, Any] = {
    "qbe": qb.QueryBuilderEnvironment(_SETTINGS),
    "qbq": qb.QueryQueueBuilder(_SETTINGS),
    "qbs": qb.QuerySchedulerBuilder(_SETTINGS),
}

# PgQueuer's own statement, which goes with what else the transaction writes; it takes the values in this order:
# priority, entrypoint, payload, delay, key, headers.
_ENQUEUE = _BUILDERS["qbq"].build_enqueue_query("skip").strip()
_NO_HEADERS = "null"

# The runner's own connections. A job that a crash of the server un-picks or un-finishes runs again, as any may.
# Planning the look for jobs costs more than the look; one plan for all times has to go by the indexes.
_RUNNER_SETTINGS = {
    "application_name": "flexoraa-queue",
    "synchronous_commit": "off",
    "plan_cache_mode": "force_generic_plan",
    "enable_seqscan": "off",
    "jit": "off",
}

# What a lost or restarting server raises; the caller tries again.
DATABASE_ERRORS = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, SQLAlchemyError)

log = structlog.get_logger()


class JobName(StrEnum):
    """Every kind of job; `worker.py` says which function runs it."""

    ANSWER_TURN = "answer_turn"
    THINK_AHEAD = "think_ahead"
    DELIVER_MESSAGE = "deliver_message"
    DRAIN_QUEUE = "drain_queue"
    TELL_MENTIONED = "tell_mentioned"
    TELL_ROUTED = "tell_routed"
    TELL_ASSIGNED = "tell_assigned"
    TELL_HANDED_OFF = "tell_handed_off"
    TELL_BREACHED = "tell_breached"
    TELL_REVIEW = "tell_review"
    SEND_MAIL = "send_mail"
    CHARGE_REVIEW = "charge_review"
    CHARGE_DRAFT = "charge_draft"
    READ_DOCUMENT = "read_document"
    TELL_TOKENS = "tell_tokens"
    FETCH_MEDIA = "fetch_media"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRequest:
    """A job to enqueue: ids in `payload`; equal `key`s collapse into one waiting job; higher priority runs first."""

    name: JobName
    payload: Mapping[str, str]
    key: str | None = None
    delay: timedelta | None = None
    priority: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedJob:
    """A job that gave up after its last attempt and is held until somebody retries it."""

    id: int
    name: str
    payload: Mapping[str, str]
    attempts: int
    error: str
    failed_at: datetime


Handler = Callable[[Mapping[str, str]], Awaitable[None]]


class _Executor(DatabaseRetryEntrypointExecutor):
    """Retries with backoff; a job cancelled by a stopping worker goes back to the queue instead of being deleted."""

    async def execute(self, job: Job, context: Context) -> None:
        try:
            await super().execute(job, context)
        except asyncio.CancelledError:
            raise RetryRequested(timedelta(0), "worker stopping") from None


class _Unhurried(Queries):
    """Looks for jobs at once after a rest, and never more often than LOOK_EVERY_SECONDS."""

    _looked_at = float("-inf")

    async def dequeue(self, *arguments: Any, **options: Any) -> list[Job]:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(max(0.0, self._looked_at + LOOK_EVERY_SECONDS - loop.time()))
        self._looked_at = loop.time()
        return await super().dequeue(*arguments, **options)


def enqueueing(requests: Sequence[JobRequest]) -> Bound:
    """The statement that adds jobs in the caller's transaction; a request whose key is already waiting adds nothing."""
    return Bound(
        sql=_ENQUEUE,
        arguments=(
            [request.priority for request in requests],
            [request.name.value for request in requests],
            [json.dumps(dict(request.payload)).encode() for request in requests],
            [request.delay or timedelta(0) for request in requests],
            [request.key for request in requests],
            [_NO_HEADERS] * len(requests),
        ),
    )


class Queue:
    """The queue as seen from outside a transaction: its size, what failed, and retrying it."""

    def __init__(self, pool: "asyncpg.Pool[Any]") -> None:
        self._pool = pool

    async def depth(self) -> int:
        """Return how many jobs wait to run now."""
        table = f"{QUEUE_SCHEMA}.pgqueuer"
        count = await self._pool.fetchval(
            f"select count(*) from {table} where status = 'queued' and execute_after <= now()"  # noqa: S608  # a constant
        )
        return int(count)

    async def failed(self, tenant_id: UUID) -> list[FailedJob]:
        """Return the tenant's jobs that are held after their last attempt, newest first, at most 200."""
        rows = await self._pool.fetch(
            f"""select q.id, q.entrypoint, q.payload, q.attempts, q.updated, coalesce(l.error, '') as error
                from {QUEUE_SCHEMA}.pgqueuer q
                left join lateral (
                    select coalesce(traceback ->> 'exception_message', '') as error
                    from {QUEUE_SCHEMA}.pgqueuer_log where job_id = q.id and traceback is not null
                    order by id desc limit 1
                ) l on true
                where q.status = 'failed' and {_TENANT} = $1 order by q.id desc limit 200""",  # noqa: S608  # constants
            str(tenant_id),
        )
        return [
            FailedJob(
                id=row["id"],
                name=row["entrypoint"],
                payload=json.loads(row["payload"] or b"{}"),
                attempts=row["attempts"],
                error=row["error"],
                failed_at=row["updated"],
            )
            for row in rows
        ]

    async def count_failed(self, tenant_id: UUID) -> int:
        """Return how many of the tenant's jobs are held after their last attempt."""
        table = f"{QUEUE_SCHEMA}.pgqueuer q"
        count = await self._pool.fetchval(
            f"select count(*) from {table} where q.status = 'failed' and {_TENANT} = $1",  # noqa: S608  # constants
            str(tenant_id),
        )
        return int(count)

    async def find_failed(self, tenant_id: UUID, job_id: int) -> str | None:
        """Return the name of a failed job of the tenant, None where it has no such job."""
        table = f"{QUEUE_SCHEMA}.pgqueuer q"
        name: str | None = await self._pool.fetchval(
            f"select q.entrypoint from {table} where q.status = 'failed' and {_TENANT} = $1 and q.id = $2",  # noqa: S608
            str(tenant_id),
            job_id,
        )
        return name

    async def retry(self, job_id: int) -> None:
        """Put a failed job back into the queue."""
        async with self._pool.acquire() as connection:
            await Queries(AsyncpgDriver(connection), **_BUILDERS).requeue_jobs([JobId(job_id)])


async def run_forever(dsn: str, handlers: Mapping[JobName, Handler], stop: asyncio.Event) -> None:
    """Run jobs until `stop` is set; a lost database connection costs half a second, never a job."""
    while not stop.is_set():
        try:
            async with _pool(dsn) as pool:
                await _run_once(pool, handlers, stop)
        except DATABASE_ERRORS as error:
            log.warning("queue.disconnected", error=type(error).__name__)
        if not stop.is_set():
            await asyncio.sleep(RESTART_SECONDS)


async def _run_once(pool: "asyncpg.Pool[Any]", handlers: Mapping[JobName, Handler], stop: asyncio.Event) -> None:
    driver = AsyncpgPoolDriver(pool)
    # The runner probes its listener while it is still subscribing: a probe lost so would end it after ten seconds.
    # On a connection that listens already, subscribing takes no round trip, and the probe is heard.
    await driver.add_listener(_SETTINGS.channel, _hear_nothing)
    runner = PgQueuer(driver, queries=_Unhurried(driver, **_BUILDERS))
    for name, handler in handlers.items():
        _register(runner, name, handler)
    running = asyncio.create_task(
        runner.run(
            batch_size=BATCH,
            max_concurrent_tasks=BATCH * 2 + CONCURRENCY,
            dequeue_timeout=POLL,
            heartbeat_timeout=HEARTBEAT,
            shutdown_on_listener_failure=True,
        )
    )
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if stop.is_set():
        runner.shutdown.set()
        _, late = await asyncio.wait({running}, timeout=STOP_GRACE_SECONDS)
        if late:
            running.cancel()
            await asyncio.wait({running}, timeout=STOP_GRACE_SECONDS)
    if running.done() and not running.cancelled() and (error := running.exception()):
        log.warning("queue.runner_ended", error=type(error).__name__)


def _hear_nothing(_payload: str | bytes | bytearray) -> None:
    """What is said on the channel is for the runner's own listener."""


def _register(runner: PgQueuer, name: JobName, handler: Handler) -> None:
    @runner.entrypoint(
        name.value,
        concurrency_limit=CONCURRENCY,
        on_failure="hold",
        executor_factory=partial(
            _Executor, max_attempts=MAX_ATTEMPTS, initial_delay=FIRST_RETRY, max_delay=LONGEST_RETRY
        ),
    )
    async def run(job: Job) -> None:
        try:
            await handler(json.loads(job.payload or b"{}"))
        except Exception as error:  # noqa: BLE001  # whatever it is, it ends here as a failure without its words
            raise without_words(error) from None


@contextlib.asynccontextmanager
async def _pool(dsn: str) -> "AsyncIterator[asyncpg.Pool[Any]]":
    pool = await asyncpg.create_pool(dsn, min_size=2, max_size=8, server_settings=_RUNNER_SETTINGS, reset=_leave)
    try:
        yield pool
    finally:
        pool.terminate()


async def _leave(_connection: object) -> None:
    """The runner leaves nothing on a connection that a reset, a round trip, would have to take away."""


def ids(**values: UUID | None) -> dict[str, str]:
    """Return a payload of ids as text; None is left out."""
    return {name: str(value) for name, value in values.items() if value is not None}
