"""Starts, pauses, resumes and stops the SLA clocks of a conversation, and notes broken promises."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update

from services.assignments.models import SlaClock
from services.assignments.queries import StoredClock, list_clocks, list_overdue_clocks, list_running_clocks
from services.db import Transaction
from services.events.catalog.lead import SlaBreached, SlaStarted, SlaStopped
from services.ids import new_id
from services.rules import sla
from services.rules.bands import Band
from services.rules.sla import Clock, Promise
from services.rules.tenant_policy import TenantPolicy
from services.rules.working_hours import ALWAYS, WorkingHours
from services.tenants.policies import load_policy


async def start(
    tx: Transaction,
    lead_id: UUID,
    conversation_id: UUID,
    band: Band,
    *,
    policy: TenantPolicy,
    now: datetime,
) -> None:
    """Start the band's promises that do not run yet; a stricter band shortens what runs."""
    hours = policy.hours
    running = {stored.clock.promise: stored for stored in await list_clocks(tx, conversation_id)}
    fresh = []
    for clock in sla.start(band, now, policy.promises):
        stored = running.get(clock.promise)
        if stored is None:
            fresh.append(clock)
        elif sla.left_seconds(stored.clock, now, hours) > clock.left_seconds:
            await _store(tx, stored.id, clock, hours, band=band)
    if fresh:
        rows = [_row(tx.tenant_id, lead_id, conversation_id, band, clock, hours=hours, now=now) for clock in fresh]
        tx.insert_with_next(SlaClock, rows)
        _emit_started(tx, rows, now)


async def member_replied(tx: Transaction, conversation_id: UUID, *, now: datetime) -> None:
    """A member answered: the first response is kept, and the resolution waits for the contact."""
    found = await list_clocks(tx, conversation_id)
    hours = await _hours(tx, found)
    for stored in found:
        if stored.clock.promise is Promise.FIRST_RESPONSE:
            await _store(tx, stored.id, sla.stop(stored.clock, now, hours), hours)
            _emit_stopped(tx, stored, now)
        else:
            await _store(tx, stored.id, sla.pause(stored.clock, now, hours), hours)


async def lead_closed(tx: Transaction, conversation_id: UUID, *, now: datetime) -> None:
    """A new lead takes the place of a closed one: what was promised for that one is over."""
    found = await list_clocks(tx, conversation_id)
    hours = await _hours(tx, found)
    for stored in found:
        await _store(tx, stored.id, sla.stop(stored.clock, now, hours), hours)
        _emit_stopped(tx, stored, now)


async def contact_wrote(tx: Transaction, conversation_id: UUID, *, now: datetime) -> None:
    """The contact wrote again: what waited for that goes on."""
    paused = [one for one in await list_clocks(tx, conversation_id) if one.clock.running_since is None]
    hours = await _hours(tx, paused)
    for stored in paused:
        await _store(tx, stored.id, sla.resume(stored.clock, now), hours)


async def follow_hours(tx: Transaction, before: WorkingHours, after: WorkingHours, now: datetime) -> int:
    """The tenant works other hours from now on: every running promise is due anew; return how many."""
    running = await list_running_clocks(tx)
    for stored in running:
        left = sla.left_seconds(stored.clock, now, before)
        await _store(tx, stored.id, replace(stored.clock, left_seconds=left, running_since=now), after)
    return len(running)


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


async def _hours(tx: Transaction, clocks: Sequence[StoredClock]) -> WorkingHours:
    """The tenant's hours; not read where no clock goes by them."""
    return (await load_policy(tx)).hours if clocks else ALWAYS


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
