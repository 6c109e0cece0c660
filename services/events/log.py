"""Appends events to the log, seals them into each tenant's chain, and verifies a chain.

An event's canonical bytes are RFC 8785 JSON without personal data. Appending writes the event and a pending row in the
business transaction; the sealer gives sequence and hash in an order that is safe against slow and rolled-back writers.
Events that seal at once get theirs in their own transaction, behind what the tenant has waiting.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import rfc8785
from sqlalchemy import ARRAY, DateTime, LargeBinary, Uuid, bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection

from services.events.details import Detail
from services.events.event import Event
from services.events.models import EventDetail, EventLog, EventPending
from services.ids import new_id
from services.rules.audit_chain import GENESIS, link
from services.rules.permissions import Principal
from services.tables import Table

SEAL_BATCH = 3000
_SEALER_LOCK = 4711

_TAKE = text(
    """with taken as (
        delete from event_pending where (tenant_id, event_id) in
            (select tenant_id, event_id from event_pending
            where cast(:tenant_id as uuid) is null or tenant_id = :tenant_id order by event_id limit :batch)
        returning tenant_id, event_id)
    select l.tenant_id, l.id, l.canonical
    from taken t join event_log l on l.tenant_id = t.tenant_id and l.id = t.event_id order by l.id"""
).bindparams(bindparam("tenant_id", type_=Uuid()))
_HEADS = text("select tenant_id, seq, hash from event_head where tenant_id = any(:tenants)").bindparams(
    bindparam("tenants", type_=ARRAY(Uuid()))
)
_SEAL = text(
    """insert into event_seal (tenant_id, seq, event_id, hash, sealed_at)
    select s.tenant_id, s.seq, s.event_id, s.hash, :at
    from unnest(:tenants, cast(:seqs as bigint[]), :events, :hashes) as s (tenant_id, seq, event_id, hash)"""
).bindparams(
    bindparam("tenants", type_=ARRAY(Uuid())),
    bindparam("events", type_=ARRAY(Uuid())),
    bindparam("hashes", type_=ARRAY(LargeBinary())),
    bindparam("at", type_=DateTime(timezone=True)),
)
_MOVE_HEAD = text(
    """insert into event_head (tenant_id, seq, hash)
    select h.tenant_id, h.seq, h.hash
    from unnest(:tenants, cast(:seqs as bigint[]), :hashes) as h (tenant_id, seq, hash)
    on conflict (tenant_id) do update set seq = excluded.seq, hash = excluded.hash"""
).bindparams(bindparam("tenants", type_=ARRAY(Uuid())), bindparam("hashes", type_=ARRAY(LargeBinary())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event with the moment it happened, waiting for its transaction to end."""

    event: Event
    at: datetime
    detail: Detail | None = None


def rows_of(
    tenant_id: UUID, principal: Principal, recorded: Sequence[Recorded]
) -> Sequence[tuple[type[Table], Sequence[Mapping[str, object]]]]:
    """What a transaction inserts to keep these events, in the order given: each table with its rows."""
    # Sealing goes by id: events of one millisecond keep the order in which they were emitted.
    ids = sorted(new_id(item.at) for item in recorded)
    events = [_row(tenant_id, event_id, principal, item) for event_id, item in zip(ids, recorded, strict=True)]
    pending = [{"tenant_id": tenant_id, "event_id": event_id} for event_id in ids]
    details = [
        {"tenant_id": tenant_id, "id": event_id, **item.detail.row(event_id)}
        for event_id, item in zip(ids, recorded, strict=True)
        if item.detail
    ]
    return ((EventLog, events), (EventPending, pending), (EventDetail, details))


def _row(tenant_id: UUID, event_id: UUID, principal: Principal, recorded: Recorded) -> dict[str, object]:
    event, view = recorded.event, recorded.event.data()
    return {
        "tenant_id": tenant_id,
        "id": event_id,
        "at": recorded.at,
        "action": event.action,
        "actor_kind": principal.kind,
        "actor_id": principal.actor_id,
        "subject_id": event.subject_id,
        "conversation_id": event.conversation,
        "canonical": _canonical(tenant_id, event_id, principal, recorded, view),
        "view": view,
    }


def _canonical(
    tenant_id: UUID, event_id: UUID, principal: Principal, recorded: Recorded, data: dict[str, object]
) -> bytes:
    document = {
        "v": 1,
        "id": str(event_id),
        "tenant": str(tenant_id),
        "at": recorded.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor_kind": principal.kind.value,
        "actor": str(principal.actor_id) if principal.actor_id else None,
        "action": recorded.event.action,
        "subject": str(recorded.event.subject_id),
        "data": data,
    }
    return rfc8785.dumps(document)  # type: ignore[arg-type]  # the values are JSON by construction of Event.data


def differing_fields(row: Any) -> list[str]:
    """Return where a row of the log says otherwise than its canonical bytes: people read one, the seal the other."""
    try:
        document = json.loads(row.canonical)
    except ValueError:
        return ["everything"]
    stored = {
        "id": str(row.id),
        "tenant": str(row.tenant_id),
        "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor_kind": row.actor_kind,
        "actor": str(row.actor_id) if row.actor_id else None,
        "action": row.action,
        "subject": str(row.subject_id),
        "data": row.view,
    }
    return [name for name, value in stored.items() if document.get(name) != value]


async def seal_pending(connection: AsyncConnection, at: datetime) -> int:
    """Seal up to SEAL_BATCH pending events of all tenants; return how many. One sealer works at a time."""
    if not await connection.scalar(text("select pg_try_advisory_xact_lock(:key)"), {"key": _SEALER_LOCK}):
        return 0
    # A statement of its own: it sees what the last sealer committed before it let the lock go.
    return await _seal_batch(connection, None, at)


async def seal_tenant(connection: AsyncConnection, tenant_id: UUID, at: datetime) -> None:
    """Seal everything that a tenant has waiting, the caller's own events included; the sealer waits for the commit."""
    await connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _SEALER_LOCK})
    while await _seal_batch(connection, tenant_id, at) == SEAL_BATCH:
        pass


async def _seal_batch(connection: AsyncConnection, tenant_id: UUID | None, at: datetime) -> int:
    events = (await connection.execute(_TAKE, {"batch": SEAL_BATCH, "tenant_id": tenant_id})).all()
    if not events:
        return 0
    tenants = list({event.tenant_id for event in events})
    heads = {row.tenant_id: (row.seq, row.hash) for row in await connection.execute(_HEADS, {"tenants": tenants})}
    seqs, hashes = [], []
    for event in events:
        seq, previous = heads.get(event.tenant_id, (0, GENESIS))
        heads[event.tenant_id] = (seq + 1, link(previous, seq + 1, event.canonical))
        seqs.append(seq + 1)
        hashes.append(heads[event.tenant_id][1])
    sealed = {"tenants": [e.tenant_id for e in events], "seqs": seqs, "events": [e.id for e in events]}
    await connection.execute(_SEAL, {**sealed, "hashes": hashes, "at": at})
    moved = list(heads.items())
    await connection.execute(
        _MOVE_HEAD,
        {"tenants": [t for t, _ in moved], "seqs": [s for _, (s, _) in moved], "hashes": [h for _, (_, h) in moved]},
    )
    return len(events)
