"""Reads what the signer needs of the log, and writes the checkpoints that it signed."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Row, Uuid, bindparam, select, text
from sqlalchemy.dialects.postgresql import insert as upsert

from services.db import DeploymentTransaction, Reader
from services.events.models import EventCheckpoint

EVERY = timedelta(seconds=60)
EVERY_EVENTS = 1000
PAGE_EVENTS = 2000

# A clock that was moved back must not keep a log unsigned: a checkpoint of the future is due as well.
_DUE = text(
    """select h.tenant_id, h.seq, coalesce(c.size, 0) as size, c.root, c.frontier, c.note
    from event_head h left join lateral (
        select * from event_checkpoint c where c.tenant_id = h.tenant_id order by size desc limit 1
    ) c on true
    where h.seq > coalesce(c.size, 0)
        and (c.at is null or c.at <= :before or c.at > :now or h.seq - c.size >= :events)"""
).bindparams(
    bindparam("before", type_=DateTime(timezone=True)),
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("events", EVERY_EVENTS, type_=BigInteger()),
)
_CANONICALS = text(
    """select s.seq, l.canonical from event_seal s
    join event_log l on l.tenant_id = s.tenant_id and l.id = s.event_id
    where s.tenant_id = :tenant_id and s.seq > :after and s.seq <= :until order by s.seq limit :page"""
).bindparams(bindparam("tenant_id", type_=Uuid()), bindparam("page", PAGE_EVENTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A tenant whose log has grown since its last checkpoint, which is of `size` events; 0 before the first."""

    tenant_id: UUID
    seq: int
    size: int
    root: bytes | None
    frontier: bytes
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCheckpoint:
    """What is kept of a checkpoint beside its signed note."""

    tenant_id: UUID
    size: int
    root: bytes
    frontier: bytes
    note: str
    keys: str
    at: datetime


async def list_due(tx: DeploymentTransaction, now: datetime) -> list[Due]:
    """Tenants that need a checkpoint: a minute or a thousand events after their last one, if anything happened."""
    rows = (await tx.execute(_DUE, {"before": now - EVERY, "now": now})).all()
    return [
        Due(
            tenant_id=row.tenant_id,
            seq=row.seq,
            size=row.size,
            root=row.root,
            frontier=row.frontier or b"",
            note=row.note,
        )
        for row in rows
    ]


async def read_canonicals(
    tx: DeploymentTransaction | Reader, tenant_id: UUID, *, after: int, until: int
) -> AsyncIterator[Sequence[Row[Any]]]:
    """Yield pages of (seq, canonical) in order; a seal without its event is missing."""
    while after < until:
        parameters = {"tenant_id": tenant_id, "after": after, "until": until}
        page = (await tx.execute(_CANONICALS, parameters)).all()
        if not page:
            return
        yield page
        after = page[-1].seq


async def add(tx: DeploymentTransaction, made: NewCheckpoint) -> None:
    """Keep a checkpoint; one of the same size that another signer was faster with stays."""
    values = {name: getattr(made, name) for name in NewCheckpoint.__slots__}
    await tx.execute(upsert(EventCheckpoint).values(values).on_conflict_do_nothing())


async def list_all(reader: Reader) -> Sequence[Row[Any]]:
    """Every checkpoint of the reader's tenant as (size, root, note, keys, at), the smallest first."""
    row = EventCheckpoint
    statement = select(row.size, row.root, row.note, row.keys, row.at).where(row.tenant_id == reader.tenant_id)
    return (await reader.execute(statement.order_by(row.size))).all()
