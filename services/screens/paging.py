"""Where a list goes on: the last row's sort values as an opaque word for the browser, read back with suspicion."""

import base64
import binascii
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, UnaryExpression, and_, literal, or_

from services.errors import InvalidInput


def cursor_after(*values: datetime | UUID | int | str) -> str:
    """The cursor that goes on after a row with these sort values."""
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    text = json.dumps(plain, default=str, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def values_in(cursor: str, kinds: Sequence[type]) -> list[datetime | UUID | int | str] | None:
    """The sort values in a cursor, in the types given; None for an empty or broken one, which means the first page."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        plain = json.loads(base64.urlsafe_b64decode(padded.encode("ascii"))) if cursor else None
        if not isinstance(plain, list) or len(plain) != len(kinds):
            return None
        return [_typed(value, kind) for value, kind in zip(plain, kinds, strict=True)]
    except (ValueError, binascii.Error, InvalidInput):
        return None


def _typed(value: object, kind: type) -> datetime | UUID | int | str:
    if kind is int and isinstance(value, int) and abs(value) < 1 << 62:
        return value
    if not isinstance(value, str):
        raise InvalidInput
    if kind is datetime:
        at = datetime.fromisoformat(value)
        if at.tzinfo is None:
            raise InvalidInput
        return at
    return UUID(value) if kind is UUID else value


# A sort column and whether it falls.
Sort = tuple[ColumnElement[Any], bool]


def ordering(sorts: Sequence[Sort]) -> list[UnaryExpression[Any]]:
    """The ORDER BY of these sort columns."""
    return [column.desc() if falls else column.asc() for column, falls in sorts]


def going_on(sorts: Sequence[Sort], values: Sequence[object]) -> ColumnElement[bool]:
    """The condition that a row comes after the one with these sort values."""
    (column, falls), later = sorts[0], sorts[1:]
    value = literal(values[0], column.type)
    beyond = column < value if falls else column > value
    return or_(beyond, and_(column == value, going_on(later, values[1:]))) if later else beyond
