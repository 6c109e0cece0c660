"""Reads single fields of Meta's payloads and says which one is not what it should be."""

from datetime import UTC, datetime
from typing import Any, TypeAlias

# Any: these are another company's payloads.
Json: TypeAlias = dict[str, Any]

_LATEST_SECONDS = 1 << 33  # the year 2242; more is no time in seconds
# PostgreSQL indexes no value above 2,700 bytes; Meta's ids have some 60 letters, a user id up to 131.
_LONGEST_ID = 512
_LARGEST_CODE = 2**31 - 1


class MalformedError(ValueError):
    """A field is missing or of another type than the contract says."""


def record(parent: Json, key: str) -> Json:
    """The object under `key`."""
    value = parent.get(key)
    if not isinstance(value, dict):
        raise MalformedError(f"{key} is not an object")
    return value


def maybe_record(parent: Json, key: str) -> Json:
    """The object under `key`, empty where there is none."""
    return record(parent, key) if parent.get(key) is not None else {}


def items(parent: Json, key: str) -> list[Any]:
    """The array under `key`, empty where there is none."""
    value = parent.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise MalformedError(f"{key} is not an array")
    return value


def text(parent: Json, key: str) -> str:
    """The text under `key`, which must not be empty."""
    value = maybe_text(parent, key)
    if not value:
        raise MalformedError(f"{key} is missing")
    return value


def maybe_text(parent: Json, key: str) -> str | None:
    """The text under `key` or None; a number is taken as its digits, as Meta's types vary."""
    value = parent.get(key)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise MalformedError(f"{key} is not a text")
    # Half surrogate pairs cannot be stored as UTF-8, NUL not in PostgreSQL.
    return value.encode("utf-8", "replace").decode().replace("\0", "")


def identifier(parent: Json, key: str) -> str:
    """The provider's id under `key`, which must be there and no longer than an id can be."""
    value = text(parent, key)
    if len(value) > _LONGEST_ID:
        raise MalformedError(f"{key} is too long for an id")
    return value


def maybe_identifier(parent: Json, key: str) -> str | None:
    """The provider's id under `key`, None where there is none."""
    return identifier(parent, key) if maybe_text(parent, key) else None


def error_code(parent: Json) -> int:
    """The number under `code`, which must be one that the database can hold."""
    code = int(text(parent, "code"))
    if abs(code) > _LARGEST_CODE:
        raise MalformedError("code is no error code")
    return code


def maybe_digits(parent: Json, key: str) -> str | None:
    """A phone number's digits, None where the field is missing or has none."""
    value = maybe_text(parent, key)
    return "".join(letter for letter in value if letter.isascii() and letter.isdigit()) or None if value else None


def moment(parent: Json, key: str) -> datetime:
    """A time given as seconds since 1970, as text or number."""
    value = text(parent, key)
    if not value.isascii() or not value.isdigit() or int(value) > _LATEST_SECONDS:
        raise MalformedError(f"{key} is not a time in seconds")
    return datetime.fromtimestamp(int(value), UTC)
