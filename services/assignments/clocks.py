"""Starts, pauses, resumes and stops the SLA clocks of a conversation, and notes broken promises."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update

from services.assignments.models import SlaClock
from services.assignments.queries import StoredClock, list_clocks, list_overdue_clocks
from services.db import Transaction
from services.events.catalog.lead import SlaBreached, SlaStarted, SlaStopped
from services.ids import new_id
from services.rules import sla
from services.rules.bands import Band
from services.rules.sla import Clock, Promise
from services.rules.working_hours import ALWAYS, WorkingHours


async def start(
    tx: Transaction,
    lead_id: UUID,
    conversation_id: UUID,
    band: Band,
    *,
    now: datetime,
    hours: WorkingHours = ALWAYS,
) -> None:
    """Start the band's promises that do not run yet; a stricter band shortens what runs."""
    running = {stored.clock.promise: stored for stored in await list_clocks(tx, conversation_id)}
    fresh = []
    for clock in sla.start(band, now):
        stored = running.get(clock.promise)
        if stored is None:
            fresh.append(clock)
        elif sla.left_seconds(stored.clock, now, hours) > clock.left_seconds:
            await _store(tx, stored.id, clock, hours, band=band)
    if fresh:
        rows = [_row(tx.tenant_id, lead_id, conversation_id, band, clock, hours=hours, now=now) for clock in fresh]
        tx.insert_with_next(SlaClock, rows)
        _emit_started(tx, rows, now)


async def member_replied(
    tx: Transaction, conversation_id: UUID, *, now: datetime, hours: WorkingHours = ALWAYS
) -> None:
    """A member answered: the first response is kept, and the resolution waits for the contact."""
    for stored in await list_clocks(tx, conversation_id):
        if stored.clock.promise is Promise.FIRST_RESPONSE:
            await _store(tx, stored.id, sla.stop(stored.clock, now, hours), hours)
            _emit_stopped(tx, stored, now)
        else:
            await _store(tx, stored.id, sla.pause(stored.clock, now, hours), hours)


async def lead_closed(tx: Transaction, conversation_id: UUID, *, now: datetime, hours: WorkingHours = ALWAYS) -> None:
    """A new lead takes the place of a closed one: what was promised for that one is over."""
    for stored in await list_clocks(tx, conversation_id):
        await _store(tx, stored.id, sla.stop(stored.clock, now, hours), hours)
        _emit_stopped(tx, stored, now)


async def contact_wrote(tx: Transaction, conversation_id: UUID, *, now: datetime, hours: WorkingHours = ALWAYS) -> None:
    """The contact wrote again: what waited for that goes on."""
    for stored in await list_clocks(tx, conversation_id):
        if stored.clock.running_since is None:
            await _store(tx, stored.id, sla.resume(stored.clock, now), hours)


async def follow_lead(tx: Transaction, lead_id: UUID, conversation_id: UUID) -> None:
    """Keep the lead's open promises in the conversation that it went to."""
    is_open = (SlaClock.tenant_id == tx.tenant_id, SlaClock.lead_id == lead_id, SlaClock.stopped_at.is_(None))
    await tx.execute(update(SlaClock).where(*is_open).values(conversation_id=conversation_id))


async def note_breaches(tx: Transaction, now: datetime) -> int:
    """Mark every promise that is broken at `now`, once each; return how many."""
    overdue = await list_overdue_clocks(tx, now)
    for stored in overdue:
        where = (SlaClock.tenant_id == tx.tenant_id, SlaClock.id == stored.id, SlaClock.breached_at.is_(None))
        if await tx.scalar(update(SlaClock).where(*where).values(breached_at=now).returning(SlaClock.id)):
            event = SlaBreached(
                clock_id=stored.id,
                lead_id=stored.lead_id,
                conversation_id=stored.conversation_id,
                promise=stored.clock.promise,
            )
            tx.emit(event, at=now)
    return len(overdue)


def _row(
    tenant_id: UUID,
    lead_id: UUID,
    conversation_id: UUID,
    band: Band,
    clock: Clock,
    *,
    hours: WorkingHours,
    now: datetime,
) -> dict[str, Any]:
    return {
        "tenant_id": tenant_id,
        "id": new_id(now),
        "lead_id": lead_id,
        "conversation_id": conversation_id,
        "promise": clock.promise,
        "band": band,
        "started_at": now,
        "left_seconds": clock.left_seconds,
        "running_since": clock.running_since,
        "due_at": sla.due_at(clock, hours),
        "policy_version": clock.version,
    }


def _emit_started(tx: Transaction, rows: Sequence[dict[str, Any]], now: datetime) -> None:
    for row in rows:
        event = SlaStarted(
            clock_id=row["id"],
            lead_id=row["lead_id"],
            conversation_id=row["conversation_id"],
            promise=row["promise"],
            due_at=row["due_at"].isoformat() if row["due_at"] else "",
        )
        tx.emit(event, at=now)


async def _store(tx: Transaction, clock_id: UUID, clock: Clock, hours: WorkingHours, **changed: Band) -> None:
    await tx.execute(
        update(SlaClock)
        .where(SlaClock.tenant_id == tx.tenant_id, SlaClock.id == clock_id)
        .values(
            left_seconds=clock.left_seconds,
            running_since=clock.running_since,
            due_at=sla.due_at(clock, hours) if clock.stopped_at is None else None,
            stopped_at=clock.stopped_at,
            **changed,
        )
    )


def _emit_stopped(tx: Transaction, stored: StoredClock, now: datetime) -> None:
    event = SlaStopped(
        clock_id=stored.id,
        lead_id=stored.lead_id,
        conversation_id=stored.conversation_id,
        promise=stored.clock.promise,
    )
    tx.emit(event, at=now)
