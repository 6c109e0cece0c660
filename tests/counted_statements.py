"""Counts the statements that SQLAlchemy runs in a block."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from services.deps import Deps


@contextmanager
def counted(deps: Deps) -> Iterator[list[str]]:
    """The statements that are run in the block."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(deps.db.engine.sync_engine, "before_cursor_execute", note)
    yield statements
    event.remove(deps.db.engine.sync_engine, "before_cursor_execute", note)
