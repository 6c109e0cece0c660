"""Opens transactions: who acts is set for the database's policies, and what was emitted is written before the commit.

Only this module commits. `transaction`, `prepared`, `provisional`, `read` and `snapshot` see one tenant; `deployment`
sees the tables that belong to no tenant, under a database role of its own. Settings and roles are local to the
transaction, so a shared connection leaks nothing; they travel with its `begin` in one round trip.
"""

import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy import Executable, Result, Text, bindparam, event, func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from services import jobs, statements
from services.crypto import Cipher
from services.errors import NotAllowed
from services.events import log
from services.events.details import Detail
from services.events.event import Event
from services.jobs import JobRequest
from services.keyring import Keyring
from services.ports import LivePublisher, Nudge
from services.rules.permissions import Principal, PrincipalKind
from services.statements import Bound, Driver, Prepared, Row, Shape
from services.tables import Table

APP_ROLE = "flexoraa_app"
DEPLOYMENT_ROLE = "flexoraa_deployment"
# DBAPI types of SQLAlchemy's execute are wide on purpose.
Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None

# What a transaction starts with: everything in it is a word of ours or a UUID, so that nothing needs escaping.
_ENTER_TENANT = """{begin}; select set_config('role', '{role}', true), set_config('app.tenant_id', '{tenant}', true),
    set_config('app.role', '{member_role}', true), set_config('app.member_id', '{member}', true)"""
_AS_DEPLOYMENT = f"set local role {DEPLOYMENT_ROLE}"
_ENTER_DEPLOYMENT = f"begin; {_AS_DEPLOYMENT}"
_WRITING, _READING = "begin", "begin read only"
# What every message runs is planned once, not each time anew: its statements differ by their values alone.
_PREPARED = "begin; set local plan_cache_mode = force_generic_plan"
_PROVISIONAL = f"{_PREPARED}; set local synchronous_commit = off"
_SNAPSHOT = "begin isolation level repeatable read, read only"
_LOCK = Prepared(select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("key", type_=Text()), 0))))

_POOLED_SETTINGS = {"application_name": "flexoraa"}
_SESSION_SETTINGS = {**_POOLED_SETTINGS, "jit": "off", "max_parallel_workers_per_gather": "0"}

# As the login role: in the roles of transactions the server hides when those of other sessions began.
_OLDEST_OPEN = text(
    """select coalesce(min(xact_start), clock_timestamp()) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'"""
)

Reactions = Mapping[type[Event], tuple[jobs.JobName, ...]]


class Reader:
    """A read-only view of one tenant's rows, as the acting principal may see them."""

    def __init__(self, opened: "_Opened", principal: Principal, cipher: Cipher) -> None:
        self._connection, self._driver = opened.connection, opened.driver
        self.principal = principal
        self.cipher = cipher

    @property
    def tenant_id(self) -> UUID:
        """The tenant that row-level security holds this connection to."""
        if self.principal.tenant_id is None:
            raise RuntimeError("a tenant's transaction without a tenant")
        return self.principal.tenant_id

    async def execute(self, statement: Executable, parameters: Parameters = None) -> Result[Any]:
        """Run one Core statement."""
        return await self._connection.execute(statement, parameters)

    async def scalar(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Any:
        """Run one statement and return its first column of its first row, or None."""
        return await self._connection.scalar(statement, parameters)

    async def rows(self, statement: Prepared, **values: Any) -> list[Row]:
        """Run a prepared statement and return its rows; `tenant_id` is bound to the reader's tenant."""
        return await statements.fetch(self._driver, statement, {"tenant_id": self.tenant_id, **values})

    async def row(self, statement: Prepared, **values: Any) -> Row | None:
        """Run a prepared statement and return its first row, or None."""
        return next(iter(await self.rows(statement, **values)), None)

    async def value(self, statement: Prepared, **values: Any) -> Any:
        """Run a prepared statement and return the first column of its first row, or None."""
        found = await self.row(statement, **values)
        return found[0] if found else None


class Transaction(Reader):
    """A reader that may write; events and jobs are written when its block ends, nudges go out after the commit."""

    def __init__(self, opened: "_Opened", principal: Principal, cipher: Cipher) -> None:
        super().__init__(opened, principal, cipher)
        self.recorded: list[log.Recorded] = []
        self.requested: list[JobRequest] = []
        self._to_insert: dict[Shape, list[Mapping[str, Any]]] = {}
        self._to_run: list[Bound] = []

    def emit(self, happened: Event, *, at: datetime, detail: Detail | None = None) -> None:
        """Record a domain event: it enters the log, runs its reactions and nudges open pages.

        `detail` holds the personal values that the event has commitments to.
        """
        self.recorded.append(log.Recorded(event=happened, at=at, detail=detail))

    def enqueue(self, request: JobRequest) -> None:
        """Ask for a job that becomes visible with this transaction's commit."""
        self.requested.append(request)

    async def lock(self, key: str) -> None:
        """Wait until no other transaction of this tenant holds `key`; freed at the end."""
        await self.rows(_LOCK, key=f"{self.tenant_id}:{key}")

    async def run(self, statement: Prepared, **values: Any) -> None:
        """Run a prepared statement that returns nothing, and what was to come with it.

        `tenant_id` is bound to the transaction's tenant.
        """
        self.run_with_next(statement, **values)
        await self.run_rest()

    def run_with_next(self, statement: Prepared, **values: Any) -> None:
        """Run a statement that returns nothing together with the next write, at the latest at the end.

        Nothing reads before what it changes, and nothing that waits with it changes the same row.
        """
        self._to_run.append(statement.bound({"tenant_id": self.tenant_id, **values}))

    async def run_for_each(self, statement: Prepared, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run a prepared statement once for each of `rows`, which name all its values."""
        await statements.run_for_each(self._driver, statement, rows)

    async def insert(self, table: type[Table], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows, which all name the same columns, and what was to come with them."""
        if rows:
            self.insert_with_next(table, rows)
            await self.run_rest()

    def insert_with_next(self, table: type[Table], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows together with the next write, at the latest at the end; nothing reads them before."""
        if rows:
            self._to_insert.setdefault((table, tuple(rows[0])), []).extend(rows)

    async def run_rest(self, *last: Bound) -> None:
        """Write what is still to come with the next write, and `last`."""
        insertions = [statements.inserting(shape, rows) for shape, rows in self._to_insert.items()]
        together = [*insertions, *self._to_run, *last]
        self._to_insert, self._to_run = {}, []
        if together:
            await statements.run_together(self._driver, together)


class DeploymentTransaction:
    """A transaction on the tables of the deployment; tenants' rows are out of its reach but for a listed few."""

    def __init__(self, connection: AsyncConnection, cipher: Cipher) -> None:
        self.connection = connection
        self.cipher = cipher

    async def execute(self, statement: Executable, parameters: Parameters = None) -> Result[Any]:
        """Run one Core statement."""
        return await self.connection.execute(statement, parameters)

    async def scalar(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Any:
        """Run one statement and return its first value, or None."""
        return await self.connection.scalar(statement, parameters)


class Database:
    """The only way to PostgreSQL for flows, screens and the worker."""

    def __init__(self, engine: AsyncEngine, keyring: Keyring, live: LivePublisher, reactions: Reactions) -> None:
        self.engine = engine
        self._without_transactions = engine.execution_options(isolation_level="AUTOCOMMIT")
        self.keyring = keyring
        self._live = live
        self._reactions = reactions

    @contextlib.asynccontextmanager
    async def transaction(self, principal: Principal) -> AsyncIterator[Transaction]:
        """Open a transaction of the principal's tenant; commits at the end of the block, rolls back on an error."""
        async with self._writing(principal, _WRITING) as tx:
            yield tx

    @contextlib.asynccontextmanager
    async def prepared(self, principal: Principal) -> AsyncIterator[Transaction]:
        """Open a transaction as `transaction` does, for what every message runs: statements with kept plans."""
        async with self._writing(principal, _PREPARED) as tx:
            yield tx

    @contextlib.asynccontextmanager
    async def provisional(self, principal: Principal) -> AsyncIterator[Transaction]:
        """Open a transaction as `prepared` does, for the first half of a job: its commit does not wait for the disk.

        A server that crashes right behind it may forget it, and then the job too has not run; a later commit of any
        transaction puts it on the disk first. Nothing outside may rely on it before such a commit.
        """
        async with self._writing(principal, _PROVISIONAL) as tx:
            yield tx

    @contextlib.asynccontextmanager
    async def read(self, principal: Principal) -> AsyncIterator[Reader]:
        """Open a read-only transaction of the principal's tenant."""
        async with self._open(_entering(principal, _READING)) as opened:
            yield Reader(opened, principal, await self._cipher(opened, principal))

    @contextlib.asynccontextmanager
    async def snapshot(self, principal: Principal) -> AsyncIterator[Reader]:
        """Open a read-only transaction that sees one moment throughout, beside any number of writers."""
        async with self._open(_entering(principal, _SNAPSHOT)) as opened:
            yield Reader(opened, principal, await self._cipher(opened, principal))

    @contextlib.asynccontextmanager
    async def deployment(self) -> AsyncIterator[DeploymentTransaction]:
        """Open a transaction on the deployment's tables; commits at the end of the block."""
        async with self._open(_ENTER_DEPLOYMENT) as opened:
            yield DeploymentTransaction(opened.connection, await self.keyring.deployment(opened.connection))

    async def oldest_open_at(self) -> datetime:
        """Return when the oldest open transaction of any process began, by the server's clock; now where none is."""
        async with self._without_transactions.connect() as connection:
            oldest: datetime = (await connection.execute(_OLDEST_OPEN)).scalar_one()
        return oldest

    async def close(self) -> None:
        """Close every pooled connection."""
        await self.engine.dispose()

    @contextlib.asynccontextmanager
    async def _open(self, beginning: str) -> "AsyncIterator[_Opened]":
        """A pooled connection inside a transaction of ours; SQLAlchemy is told to leave those alone."""
        async with self._without_transactions.connect() as connection:
            raw = await connection.get_raw_connection()
            opened = _Opened(connection=connection, driver=raw.driver_connection)
            try:
                await statements.run_script(opened.driver, beginning)
                yield opened
                await statements.run_script(opened.driver, "commit")
            except BaseException:
                await _roll_back(opened)
                raise

    @contextlib.asynccontextmanager
    async def _writing(self, principal: Principal, begin: str) -> AsyncIterator[Transaction]:
        if principal.is_viewing:
            raise NotAllowed
        async with self._open(_entering(principal, begin)) as opened:
            tx = Transaction(opened, principal, await self._cipher(opened, principal))
            yield tx
            await self._write_recorded(opened, tx)
        await self._live.publish(_nudges(tx))

    async def _cipher(self, opened: "_Opened", principal: Principal) -> Cipher:
        assert principal.tenant_id is not None
        return await self.keyring.tenant(opened.connection, principal.tenant_id)

    async def _write_recorded(self, opened: "_Opened", tx: Transaction) -> None:
        for table, rows in log.rows_of(tx.tenant_id, tx.principal, tx.recorded):
            tx.insert_with_next(table, rows)
        requests = [*tx.requested, *self._reactions_to(tx)]
        await tx.run_rest(*([jobs.enqueueing(requests)] if requests else []))
        at_once = [item.at for item in tx.recorded if item.event.seals_at_once]
        if at_once:
            # Last of all, so that others wait for the sealer's lock no longer than this commit takes. Seals are the
            # deployment's: a tenant's own role may read them only.
            await statements.run_script(opened.driver, _AS_DEPLOYMENT)
            await log.seal_tenant(opened.connection, tx.tenant_id, max(at_once))

    def _reactions_to(self, tx: Transaction) -> list[JobRequest]:
        return [
            JobRequest(
                name=name,
                payload={"tenant_id": str(tx.tenant_id), **_id_fields(item.event)},
                key=f"{name}:{item.event.subject_id}:{item.event.action}",
            )
            for item in tx.recorded
            for name in self._reactions.get(type(item.event), ())
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A connection inside a transaction, as SQLAlchemy's and as the driver's."""

    connection: AsyncConnection
    driver: Driver


def _entering(principal: Principal, begin: str) -> str:
    if principal.tenant_id is None:
        raise RuntimeError("a tenant's transaction needs a principal with a tenant")
    return _ENTER_TENANT.format(
        begin=begin,
        role=APP_ROLE,
        tenant=principal.tenant_id,
        member_role=_policy_role(principal),
        member=principal.member_id or "",
    )


async def _roll_back(opened: _Opened) -> None:
    """Leave the connection outside of any transaction, or leave it to nobody."""
    try:
        with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            await opened.driver.execute("rollback")
    finally:
        if opened.driver.is_closed() or opened.driver.is_in_transaction():
            await opened.connection.invalidate()


def _policy_role(principal: Principal) -> str:
    """The word that the restrictive policies compare: a member's role, or what the actor is."""
    if principal.kind is PrincipalKind.MEMBER and principal.role:
        return principal.role.value
    return principal.kind.value


def _id_fields(happened: Event) -> dict[str, str]:
    return {name: str(value) for name, value in happened.data().items() if name.endswith("_id") and value is not None}


def _nudges(tx: Transaction) -> list[Nudge]:
    """One nudge per topic, with the ids of everything that happened under it."""
    by_topic: dict[str, dict[str, None]] = {}
    for item in tx.recorded:
        for topic in item.event.topics:
            by_topic.setdefault(topic, {}).update(dict.fromkeys(_id_fields(item.event).values()))
    return [Nudge(tenant_id=tx.tenant_id, topic=topic, ids=tuple(ids)) for topic, ids in by_topic.items()]


def create_engine(database_url: str, *, pool_size: int, statement_cache_size: int) -> AsyncEngine:
    """Return the engine for an address as PostgreSQL writes it (`postgresql://…`).

    No statement cache means that a transaction pooler stands before the server: each transaction may meet another
    connection, so statements go without names, and what a pooler does not know is not asked for at the start.
    """
    url = make_url(database_url).set(drivername="postgresql+asyncpg")
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=False,
        pool_recycle=1800,
        # What a failing statement was given may be personal: errors end in logs and in the queue.
        hide_parameters=True,
        connect_args={
            "statement_cache_size": statement_cache_size,
            "prepared_statement_cache_size": statement_cache_size,
            "server_settings": _SESSION_SETTINGS if statement_cache_size else _POOLED_SETTINGS,
            "prepared_statement_name_func": None if statement_cache_size else _no_name,
        },
    )
    event.listen(engine.sync_engine, "handle_error", _forget_dead_connections)
    event.listen(engine.sync_engine, "checkout", _replace_dead_connection)
    return engine


def _no_name() -> str:
    """Names of prepared statements are the server connection's, which the next transaction may not have."""
    return ""


def _forget_dead_connections(context: Any) -> None:
    """Treat a connection that the server ended as gone, so that the pool opens a new one."""
    if isinstance(context.original_exception, asyncpg.InterfaceError | asyncpg.ConnectionDoesNotExistError):
        context.is_disconnect = True


def _replace_dead_connection(connection: Any, *_: object) -> None:
    """Let the pool open new connections where the server ended the one that it hands out."""
    if connection.driver_connection.is_closed():
        raise InvalidatePoolError
