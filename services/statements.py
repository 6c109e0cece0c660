"""Statements of the hot path: written in SQLAlchemy Core, compiled once, run on the driver's own connection.

SQLAlchemy builds, hashes and wraps a statement each time it runs one, which costs a worker several times what
PostgreSQL needs for the answer. A `Prepared` pays that once and says by name what it wants bound.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, TypeAlias

import asyncpg
from sqlalchemy import BindParameter, Executable, insert
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.exc import DBAPIError

from services.tables import Table

Driver: TypeAlias = "asyncpg.Connection[Any]"
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


@cache
def inserting(table: type[Table], columns: tuple[str, ...]) -> Prepared:
    """The insertion of rows with these columns."""
    return Prepared(insert(table.__table__), columns=columns)  # type: ignore[arg-type]  # a Table, as declared


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
