"""Verifies a tenant's audit log from its first event to its head, page by page, and puts the result on record.

The chain shows a touched event; the signed checkpoints, above all those outside the database, show a chain that was
computed anew or restored from an old copy.
"""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, select

from services.access import demand
from services.audit import checkpoints
from services.audit.signed_roots import SignedRoots
from services.db import Reader
from services.deps import Deps
from services.errors import NotAllowed
from services.events import log
from services.events.catalog.audit import LogVerified
from services.events.models import EventHead, EventLog, EventSeal
from services.rules.audit_chain import GENESIS, first_bad_seq
from services.rules.permissions import Access, Area, Principal
from services.rules.signed_note import origin_of

PAGE_EVENTS = 5000


async def verify(deps: Deps, principal: Principal, *, now: datetime) -> AsyncIterator[int]:
    """Yield how far the chain is verified, after each page; ends at the first break. The result becomes an event.

    Raises NotAllowed for roles that may not verify.
    """
    demand(principal, Area.AUDIT, Access.MANAGE)
    if principal.member_id is None:
        raise NotAllowed
    verified, previous, broken = 0, GENESIS, None
    signed = await _signed_roots(deps, principal)
    while broken is None:
        async with deps.db.read(principal) as reader:
            page = await _next_page(reader, verified)
            sealed = await _sealed_seq(reader)
        if not page:
            # The head outlives seals that were cut off at the end, and the anchors outlive both.
            broken = verified + 1 if sealed > verified or signed.is_longer_than(verified) else None
            break
        broken = _first_bad(page, previous, verified) or signed.first_bad(row.canonical for row in page)
        verified, previous = (page[-1].seq, page[-1].hash) if broken is None else (broken - 1, previous)
        yield verified
    event = LogVerified(member_id=principal.member_id, through_seq=verified, first_bad_seq=broken)
    async with deps.db.transaction(principal) as tx:
        tx.emit(event, at=now)


async def _signed_roots(deps: Deps, principal: Principal) -> SignedRoots:
    """What was signed of this log, in the database and outside it; keys outside of the database win."""
    tenant_id = principal.tenant_id
    assert tenant_id is not None
    anchored = [one for store in deps.anchors for one in await store.every(tenant_id)]
    async with deps.db.read(principal) as reader:
        rows = await checkpoints.list_all(reader)
    origin = origin_of(deps.settings.deployment, str(tenant_id))
    stored = tuple(dict.fromkeys(key for row in rows for key in row.keys.split("\n")))
    known = deps.checkpoint_keys.known_keys(origin) if deps.checkpoint_keys else stored
    notes = [one.note for one in anchored] + [row.note for row in rows]
    return SignedRoots.of(origin, [(note, known) for note in notes])


def _first_bad(page: Sequence[Row[Any]], previous: bytes, after: int) -> int | None:
    """The first number of a page that the chain does not bear out, or whose row says otherwise than its bytes."""
    broken = first_bad_seq(((row.seq, row.canonical, row.hash) for row in page), previous=previous, after=after)
    altered = next((row.seq for row in page if log.differing_fields(row)), None)
    return min((seq for seq in (broken, altered) if seq is not None), default=None)


async def _next_page(reader: Reader, after: int) -> Sequence[Row[Any]]:
    """The next seals with their events; where an event is gone its number is missing, which is a break."""
    same = and_(EventLog.tenant_id == EventSeal.tenant_id, EventLog.id == EventSeal.event_id)
    statement = (
        select(EventSeal.seq, EventSeal.hash, EventLog)
        .join(EventLog, same)
        .where(EventSeal.tenant_id == reader.tenant_id, EventSeal.seq > after)
        .order_by(EventSeal.seq)
        .limit(PAGE_EVENTS)
    )
    return (await reader.execute(statement)).all()


async def _sealed_seq(reader: Reader) -> int:
    return await reader.scalar(select(EventHead.seq).where(EventHead.tenant_id == reader.tenant_id)) or 0
