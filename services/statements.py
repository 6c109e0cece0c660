"""Statements of the hot path: written in SQLAlchemy Core, compiled once, run on the driver's own connection.

SQLAlchemy builds, hashes and wraps a statement each time it runs one, which costs a worker several times what
PostgreSQL needs for the answer. A `Prepared` pays that once and says by name what it wants bound.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, TypeAlias

import asyncpg
from sqlalchemy import ARRAY, BindParameter, Executable, bindparam, text
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.exc import DBAPIError

from services.tables import Table

Driver: TypeAlias = "asyncpg.Connection[Any]"
# Into which table, and which of its columns.
Shape: TypeAlias = tuple[type[Table], tuple[str, ...]]
_DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]  # as the library has it


class Row(asyncpg.Record):  # type: ignore[misc]  # the driver carries no types
    """A row whose columns are its attributes."""

    __slots__ = ()

    def __getattr__(self, column: str) -> Any:
        try:
            return self[column]
        except KeyError:
            raise AttributeError(column) from None


class Prepared:
    """A Core statement whose values are named by `bindparam`; lists go in as arrays, never as `in_`."""

    def __init__(self, statement: Executable, *, columns: Sequence[str] | None = None) -> None:
        self._statement, self._columns = statement, columns

    @cached_property
    def sql(self) -> str:
        """The statement as the server reads it."""
        return str(self._compiled)

    def arguments(self, values: Mapping[str, Any]) -> list[Any]:
        """The values in the order of the statement's placeholders. Raises KeyError for one that is missing."""
        return [
            given if name is None else values[name] if process is None else process(values[name])
            for name, given, process in self._placeholders
        ]

    @cached_property
    def _compiled(self) -> Any:
        return self._statement.compile(dialect=_DIALECT, column_keys=self._columns)  # type: ignore[attr-defined]  # of every Core statement

    @cached_property
    def _placeholders(self) -> list[tuple[str | None, Any, Callable[[Any], Any] | None]]:
        """For each placeholder what it is bound to: a name and how its value is written, or a value without a name."""
        return [_placeholder(self._compiled.binds[name]) for name in self._compiled.positiontup]


def _placeholder(bind: BindParameter[Any]) -> tuple[str | None, Any, Callable[[Any], Any] | None]:
    process = bind.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    if bind.required:
        return bind.key, None, process
    return None, process(bind.value) if process else bind.value, None


async def insert(driver: Driver, batches: Mapping[Shape, Sequence[Mapping[str, Any]]]) -> None:
    """Insert rows into several tables in one round trip; a row may refer to any other of them. Raises DBAPIError."""
    values = {
        _named(n, column): [row[column] for row in rows]
        for n, ((_, columns), rows) in enumerate(batches.items())
        for column in columns
    }
    await fetch(driver, inserting(tuple(batches)), values)


@cache
def inserting(shapes: tuple[Shape, ...]) -> Prepared:
    """The insertion of rows of these shapes, whose values are given by column as arrays.

    References are checked when all of it is written. A column that is an array itself cannot be given so.
    """
    *others, last = (_insertion(n, table, columns) for n, (table, columns) in enumerate(shapes))
    before = ", ".join(f"part_{n} as ({one})" for n, one in enumerate(others))
    binds = [
        bindparam(_named(n, column), type_=ARRAY(table.__table__.c[column].type))
        for n, (table, columns) in enumerate(shapes)
        for column in columns
    ]
    return Prepared(text(f"with {before} {last}" if before else last).bindparams(*binds))


def _insertion(n: int, table: type[Table], columns: Sequence[str]) -> str:
    names, arrays = ", ".join(columns), ", ".join(f":{_named(n, column)}" for column in columns)
    return f"insert into {table.__tablename__} ({names}) select {names} from unnest({arrays}) as given ({names})"  # noqa: S608  # words of ours


def _named(n: int, column: str) -> str:
    return f"{column}_of_{n}"


async def fetch(driver: Driver, statement: Prepared, values: Mapping[str, Any]) -> list[Row]:
    """Run a statement and return its rows. Raises DBAPIError, as every statement does."""
    try:
        rows: list[Row] = await driver.fetch(statement.sql, *statement.arguments(values), record_class=Row)
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise refused(driver, error) from error
    return rows


async def run_for_each(driver: Driver, statement: Prepared, rows: Sequence[Mapping[str, Any]]) -> None:
    """Run a statement once for each of `rows`, in few round trips. Raises DBAPIError."""
    try:
        await driver.executemany(statement.sql, [statement.arguments(row) for row in rows])
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise refused(driver, error) from error


async def run_script(driver: Driver, script: str) -> None:
    """Run statements without values in one round trip. Raises DBAPIError."""
    try:
        await driver.execute(script)
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise refused(driver, error) from error


def refused(driver: Driver, error: asyncpg.PostgresError | asyncpg.InterfaceError) -> DBAPIError:
    """The driver's error as SQLAlchemy would raise it; without the values, which may be personal."""
    return DBAPIError(None, None, error, hide_parameters=True, connection_invalidated=driver.is_closed())
