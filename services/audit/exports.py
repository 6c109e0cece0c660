"""Reads what an export of the log is made of: the order on record, the checkpoints it may use, its events."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Uuid, and_, bindparam, select, text

from services.db import Reader
from services.errors import NotFound
from services.events.catalog.audit import LogExported
from services.events.models import EventCheckpoint, EventLog, EventSeal

PAGE_EVENTS = 5000
# Each checkpoint proves all events before it; these many tell where between them a log was changed.
MOST_CHECKPOINTS = 2000

_EVENTS = text(
    """select s.seq, s.hash, l.canonical from event_seal s
    join event_log l on l.tenant_id = s.tenant_id and l.id = s.event_id
    where s.tenant_id = :tenant_id and s.seq > :after and s.seq <= :until order by s.seq limit :page"""
).bindparams(bindparam("tenant_id", type_=Uuid()), bindparam("page", PAGE_EVENTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """How many events were signed, and their root."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """An export as it stands in the log: it ends with its own event, `seq`, whose hash is `head`."""

    export_id: UUID
    member_id: UUID | None
    at: datetime
    seq: int
    head: bytes
    checkpoint: Signed
    previous: Signed | None


async def newest_checkpoint(reader: Reader) -> Signed | None:
    """The last checkpoint of the reader's tenant."""
    row = EventCheckpoint
    statement = select(row.size, row.root).where(row.tenant_id == reader.tenant_id).order_by(row.size.desc()).limit(1)
    found = (await reader.execute(statement)).one_or_none()
    return Signed(size=found.size, root=found.root) if found else None


async def find_ordered(reader: Reader, export_id: UUID) -> Ordered:
    """An export that was ordered, with the one before it. Raises NotFound."""
    rows = await _exports(reader, export_id)
    if not rows:
        raise NotFound
    found, *earlier = rows
    member = found.view["member_id"]
    return Ordered(
        export_id=export_id,
        member_id=UUID(member) if member else None,
        at=found.at,
        seq=found.seq,
        head=found.hash,
        checkpoint=_signed(found),
        previous=_signed(earlier[0]) if earlier else None,
    )


async def _exports(reader: Reader, export_id: UUID) -> Sequence[Row[Any]]:
    """The export and the last one before it, newest first; none where there is no such export."""
    same = and_(EventSeal.tenant_id == EventLog.tenant_id, EventSeal.event_id == EventLog.id)
    every = (
        select(EventLog.at, EventLog.view, EventSeal.seq, EventSeal.hash)
        .join(EventSeal, same)
        .where(EventLog.tenant_id == reader.tenant_id, EventLog.action == LogExported.action)
    )
    wanted = await reader.execute(every.where(EventLog.subject_id == export_id))
    found = wanted.one_or_none()
    if found is None:
        return []
    before = every.where(EventSeal.seq < found.seq).order_by(EventSeal.seq.desc()).limit(1)
    return [found, *(await reader.execute(before)).all()]


def _signed(row: Row[Any]) -> Signed:
    return Signed(size=row.view["checkpoint_size"], root=bytes.fromhex(row.view["checkpoint_root"]))


async def list_checkpoints(reader: Reader, newest: int) -> Sequence[Row[Any]]:
    """Checkpoints of up to `newest` events as (size, note, keys, at), the smallest first, thinned evenly where many."""
    row = EventCheckpoint
    statement = (
        select(row.size, row.note, row.keys, row.at)
        .where(row.tenant_id == reader.tenant_id, row.size <= newest)
        .order_by(row.size)
    )
    rows = (await reader.execute(statement)).all()
    step = -(-len(rows) // MOST_CHECKPOINTS) or 1
    return rows[::-1][::step][::-1]


async def read_events(reader: Reader, until: int) -> AsyncIterator[Sequence[Row[Any]]]:
    """Yield pages of (seq, hash, canonical) from the first event to `until`."""
    after = 0
    while after < until:
        found = await reader.execute(_EVENTS, {"tenant_id": reader.tenant_id, "after": after, "until": until})
        page = found.all()
        if not page:
            return
        yield page
        after = page[-1].seq
