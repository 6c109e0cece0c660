"""Values that nobody else has, and a search for them in everything that a deployment keeps, in all their forms.

Each value holds one of MARKS; looking for the marks finds every value, whatever stands around it.
"""

import base64
import json
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import asyncpg
from redis.asyncio import Redis

WORD, ACCENTED, DIGITS = "zqvkanari", "žlutíkanár", "7003141592"
MARKS = (WORD, ACCENTED, DIGITS)
PHONE, NEW_PHONE = f"91{DIGITS}", f"31{DIGITS}"
EMAIL = f"{WORD}@canary.test"
NAME = f"Kumari {WORD.title()} {ACCENTED.title()}"
TEXT = f"my {WORD} {ACCENTED} costs what? {PHONE}"

_COLUMNS = """select c.table_schema as schema, c.table_name as name, c.column_name as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
    order by 1, 2, c.ordinal_position"""


def forms(mark: str) -> dict[str, bytes]:
    """A mark in every encoding in which it could lie somewhere, by the encoding's name."""
    spelled = {"": mark, "title ": mark.title(), "upper ": mark.upper()}
    found: dict[str, bytes] = {}
    for how, word in spelled.items():
        found |= {how + name: form for name, form in _encodings(word).items()}
    return {name: form for name, form in found.items() if form}


def _encodings(word: str) -> Mapping[str, bytes]:
    raw = {"utf-8": word.encode(), "utf-16-le": word.encode("utf-16-le"), "utf-16-be": word.encode("utf-16-be")}
    found = dict(raw)
    for name, content in raw.items():
        found |= {f"hex of {name}": content.hex().encode(), f"HEX of {name}": content.hex().upper().encode()}
        found |= {f"base64 of {name} at {lead}": _base64(content, lead) for lead in range(3)}
    found["base64url"] = _base64(word.encode(), 0).translate(bytes.maketrans(b"+/", b"-_"))
    found["json"] = json.dumps(word)[1:-1].encode()
    found["json of json"] = json.dumps(json.dumps(word))[3:-3].encode()
    found["url"] = quote(word).encode()
    return found


def _base64(content: bytes, lead: int) -> bytes:
    """Base64 of the content after `lead` other bytes; the letters at either end depend on what stands around it."""
    whole = base64.b64encode(b"\0" * lead + content)
    return whole[(lead * 8 + 5) // 6 : (lead + len(content)) * 8 // 6]


@cache
def _forms_of(marks: tuple[str, ...]) -> tuple[tuple[bytes, str], ...]:
    return tuple({form: f"{mark} as {name}" for mark in marks for name, form in forms(mark).items()}.items())


def traces(content: bytes, marks: tuple[str, ...] = MARKS) -> list[str]:
    """The forms of marks that lie in some bytes."""
    return [name for form, name in _forms_of(marks) if form in content]


async def in_database(url: str, marks: tuple[str, ...] = MARKS) -> dict[str, list[str]]:
    """What lies in any column of any table, read as text and as the bytes on the wire; `table.column` → forms."""
    connection = await asyncpg.connect(url)
    try:
        found: dict[str, list[str]] = {}
        for column in await connection.fetch(_COLUMNS):
            place = f'"{column["schema"]}"."{column["name"]}"'
            for how in ("text", "binary"):
                kept = await _copied(connection, f'select "{column["column"]}" from {place}', how)
                if traced := traces(kept, marks):
                    found.setdefault(f"{column['name']}.{column['column']}", []).extend(traced)
        return found
    finally:
        await connection.close()


async def _copied(connection: Any, query: str, how: str) -> bytes:
    """A query's rows as the server copies them out."""
    parts: list[bytes] = []

    async def keep(part: bytes) -> None:
        parts.append(part)

    await connection.copy_from_query(query, output=keep, format=how)
    return b"".join(parts)


async def in_redis(url: str) -> dict[str, list[str]]:
    """What lies in any key or value, whatever its type."""
    async with Redis.from_url(url) as redis:
        kept = {key: key + b"\0" + await _value(redis, key) async for key in redis.scan_iter()}
    return {repr(key): traced for key, value in kept.items() if (traced := traces(value))}


async def _value(redis: Any, key: bytes) -> bytes:
    match await redis.type(key):
        case b"string":
            return bytes(await redis.get(key))
        case b"hash":
            return repr(await redis.hgetall(key)).encode()
        case b"list":
            return b"\0".join(await redis.lrange(key, 0, -1))
        case b"set":
            return b"\0".join(await redis.smembers(key))
        case b"zset":
            return b"\0".join(await redis.zrange(key, 0, -1))
        case b"stream":
            return repr(await redis.xrange(key)).encode()
        case other:
            raise TypeError(f"say in canary.py how a {other!r} is read")


def in_files(folders: Iterable[Path]) -> dict[str, list[str]]:
    """What lies in any file below some folders."""
    return {str(path): traced for path, content in _files(folders) if (traced := traces(content))}


def _files(folders: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path, path.read_bytes()


async def heard_by_redis(monitor: Any, until: str) -> AsyncIterator[str]:
    """Every command that reached Redis, up to one that holds a word."""
    async for one in monitor.listen():
        yield str(one["command"])
        if until in str(one["command"]):
            return
