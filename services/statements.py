"""Statements of the hot path: written in SQLAlchemy Core, compiled once, run on the driver's own connection.

SQLAlchemy builds, hashes and wraps a statement each time it runs one, which costs a worker several times what
PostgreSQL needs for the answer. A `Prepared` pays that once and says by name what it wants bound. Statements whose
results nobody needs go to the server together.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeAlias

import asyncpg
from sqlalchemy import ARRAY, BindParameter, Executable, bindparam, text
from sqlalchemy.dialects.postgresql.asyncpg import PGCompiler_asyncpg, PGDialect_asyncpg
from sqlalchemy.exc import DBAPIError

from services.tables import Table

Driver: TypeAlias = "asyncpg.Connection[Any]"
# Into which table, and which of its columns.
Shape: TypeAlias = tuple[type[Table], tuple[str, ...]]
_PLACEHOLDER = re.compile(r"\$(\d+)")


class _Compiler(PGCompiler_asyncpg):
    """Writes a value that never changes into the statement, where partial indexes and one plan for all times see it."""

    def visit_bindparam(self, bindparam: BindParameter[Any], **options: Any) -> Any:  # type: ignore[override]
        if not bindparam.required and isinstance(bindparam.value, str | int):
            options["literal_binds"] = True
        return super().visit_bindparam(bindparam, **options)  # type: ignore[no-untyped-call]


class _Dialect(PGDialect_asyncpg):
    statement_compiler = _Compiler
    supports_statement_cache = True


_DIALECT = _Dialect()  # type: ignore[no-untyped-call]  # as the library has it


class Row(asyncpg.Record):  # type: ignore[misc]  # the driver carries no types
    """A row whose columns are its attributes."""

    __slots__ = ()

    def __getattr__(self, column: str) -> Any:
        try:
            return self[column]
        except KeyError:
            raise AttributeError(column) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A statement as the server reads it, with the values of its placeholders ($1 …) in order."""

    sql: str
    arguments: Sequence[Any]


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

    def bound(self, values: Mapping[str, Any]) -> Bound:
        """The statement with its values. Raises KeyError for one that is missing."""
        return Bound(sql=self.sql, arguments=self.arguments(values))

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


async def run_together(driver: Driver, bound: Sequence[Bound]) -> None:
    """Run statements that write in one round trip, none seeing what another wrote. Raises DBAPIError.

    A row may refer to any other of them. No two may change the same row; only the last may begin with a query of its
    own (`with`).
    """
    sql = _joined(tuple(one.sql for one in bound))
    await _fetch(driver, sql, [argument for one in bound for argument in one.arguments])


@cache
def _joined(statements: tuple[str, ...]) -> str:
    """One statement of several, with their placeholders numbered on."""
    numbered, taken = [], 0
    for sql in statements:
        numbered.append(_PLACEHOLDER.sub(lambda found, by=taken: f"${int(found[1]) + by}", sql))  # type: ignore[misc]
        taken += max((int(number) for number in _PLACEHOLDER.findall(sql)), default=0)
    *others, last = numbered
    if not others:
        return last
    before = ", ".join(f"part_{n} as ({sql})" for n, sql in enumerate(others))
    return f"with {before}, {last[5:]}" if last[:5].lower() == "with " else f"with {before} {last}"


@cache
def insertion(shape: Shape) -> Prepared:
    """The insertion of rows of a shape, whose values are given by column as lists.

    A column that is an array itself cannot be given so.
    """
    table, columns = shape
    names, arrays = ", ".join(columns), ", ".join(f":{column}" for column in columns)
    sql = f"insert into {table.__tablename__} ({names}) select {names} from unnest({arrays}) as given ({names})"  # noqa: S608  # words of ours
    binds = [bindparam(column, type_=ARRAY(table.__table__.c[column].type)) for column in columns]
    return Prepared(text(sql).bindparams(*binds))


def inserting(shape: Shape, rows: Sequence[Mapping[str, Any]]) -> Bound:
    """The insertion of rows of a shape."""
    return insertion(shape).bound({column: [row[column] for row in rows] for column in shape[1]})


async def fetch(driver: Driver, statement: Prepared, values: Mapping[str, Any]) -> list[Row]:
    """Run a statement and return its rows. Raises DBAPIError, as every statement does."""
    return await _fetch(driver, statement.sql, statement.arguments(values))


async def _fetch(driver: Driver, sql: str, arguments: Sequence[Any]) -> list[Row]:
    try:
        rows: list[Row] = await driver.fetch(sql, *arguments, record_class=Row)
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
