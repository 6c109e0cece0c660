"""Reads who could take a lead, with the figures that the routing rule ranks, and what waits for somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Text, bindparam, select, text

from services.assignments.models import Assignment, AssignmentState, SlaClock
from services.db import Reader
from services.leads.models import Lead, LeadState
from services.leads.queries import former_owner
from services.rules.bands import Band
from services.rules.candidates import Candidate
from services.rules.permissions import Role
from services.rules.sla import Clock, Promise
from services.rules.tenant_policy import TenantPolicy, read_shifts
from services.rules.working_hours import WorkingHours, next_open_at
from services.statements import Prepared
from services.tenants.models import Availability, MemberState

_FIGURES = Prepared(
    text(
        """select m.id, m.availability, m.state, m.capacity, m.languages, m.skills, m.working_hours, m.created_at,
        m.share_percent,
        count(*) filter (where a.state = 'active' and l.state = 'open' and l.band in ('HOT', 'WARM')) as open_now,
        count(*) filter (where a.state = 'active' and l.state = 'open' and l.band = 'HOT') as open_hot,
        max(a.claimed_at) filter (where a.band = 'HOT') as last_hot_at,
        count(*) filter (where a.band = 'WARM' and a.claimed_at > :since) as recent_warm,
        max(a.claimed_at) as last_assigned_at
    from member m
    left join assignment a on a.tenant_id = m.tenant_id and a.member_id = m.id
        and (a.state = 'active' or a.claimed_at > :since)
    left join lead l on l.tenant_id = a.tenant_id and l.id = a.lead_id
    where m.tenant_id = :tenant_id and m.role = any (:roles)
    group by m.tenant_id, m.id order by m.id"""
    ).bindparams(bindparam("since", type_=DateTime(timezone=True)), bindparam("roles", type_=ARRAY(Text())))
)
_CURRENT = Prepared(
    select(Assignment.id, Assignment.member_id, Assignment.band, Assignment.state).where(
        Assignment.tenant_id == bindparam("tenant_id"),
        Assignment.lead_id == bindparam("lead_id"),
        (Assignment.state == AssignmentState.QUEUED) | (Assignment.state == AssignmentState.ACTIVE),
    )
)
_CLOCKS = Prepared(
    select(SlaClock).where(
        SlaClock.tenant_id == bindparam("tenant_id"),
        SlaClock.conversation_id == bindparam("conversation_id"),
        SlaClock.stopped_at.is_(None),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentAssignment:
    """The assignment of a lead that is queued or active."""

    id: UUID
    member_id: UUID | None
    band: Band
    state: AssignmentState


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An open lead that a member has."""

    assignment: CurrentAssignment
    lead_id: UUID
    conversation_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A lead in the queue; `former_owner_id` had the contact's last closed lead."""

    assignment_id: UUID
    lead_id: UUID
    conversation_id: UUID
    band: Band
    score_tenths: int
    is_escalated: bool
    former_owner_id: UUID | None
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClock:
    """A promise's clock with where it is kept."""

    id: UUID
    lead_id: UUID
    conversation_id: UUID
    clock: Clock


async def list_candidates(tx: Reader, now: datetime, policy: TenantPolicy) -> list[Candidate]:
    """Return every SDR with the figures of this moment."""
    since = now - timedelta(days=policy.routing.warm_days)
    return [_candidate(row, now, policy.hours) for row in await tx.rows(_FIGURES, since=since, roles=[Role.SDR.value])]


async def find_current(tx: Reader, lead_id: UUID) -> CurrentAssignment | None:
    """Return the lead's queued or active assignment."""
    row = await tx.row(_CURRENT, lead_id=lead_id)
    return _current(row) if row else None


async def list_held(tx: Reader, member_id: UUID) -> list[Held]:
    """Return what a member has of open leads."""
    columns = (Assignment.id, Assignment.member_id, Assignment.band, Assignment.state)
    statement = (
        select(*columns, Assignment.lead_id, Assignment.conversation_id)
        .join(Lead, (Lead.tenant_id == Assignment.tenant_id) & (Lead.id == Assignment.lead_id))
        .where(
            Assignment.tenant_id == tx.tenant_id,
            Assignment.member_id == member_id,
            Assignment.state == AssignmentState.ACTIVE,
            Lead.state == LeadState.OPEN,
        )
        .order_by(Assignment.id)
    )
    return [
        Held(assignment=_current(row), lead_id=row.lead_id, conversation_id=row.conversation_id)
        for row in await tx.execute(statement)
    ]


async def list_waiting(tx: Reader) -> Sequence[Waiting]:
    """Return the queued leads, in no order."""
    statement = (
        select(Assignment.id, Assignment.lead_id, Assignment.conversation_id, Assignment.created_at, Assignment.band)
        .add_columns(Lead.score_tenths, Lead.escalated_at, former_owner().label("former_owner_id"))
        .join(Lead, (Lead.tenant_id == Assignment.tenant_id) & (Lead.id == Assignment.lead_id))
        .where(Assignment.tenant_id == tx.tenant_id, Assignment.state == AssignmentState.QUEUED)
    )
    return [
        Waiting(
            assignment_id=row.id,
            lead_id=row.lead_id,
            conversation_id=row.conversation_id,
            band=Band(row.band),
            score_tenths=row.score_tenths,
            is_escalated=row.escalated_at is not None,
            former_owner_id=row.former_owner_id,
            since=row.created_at,
        )
        for row in await tx.execute(statement)
    ]


async def list_clocks(tx: Reader, conversation_id: UUID) -> list[StoredClock]:
    """Return a conversation's clocks that have not stopped."""
    return [_stored_clock(row) for row in await tx.rows(_CLOCKS, conversation_id=conversation_id)]


async def list_running_clocks(tx: Reader) -> list[StoredClock]:
    """Return every clock of the tenant that runs towards a promise that is not broken yet."""
    statement = select(SlaClock).where(
        SlaClock.tenant_id == tx.tenant_id,
        SlaClock.stopped_at.is_(None),
        SlaClock.breached_at.is_(None),
        SlaClock.due_at.is_not(None),
    )
    return [_stored_clock(row) for row in await tx.execute(statement)]


async def list_overdue_clocks(tx: Reader, now: datetime) -> list[StoredClock]:
    """Return running clocks whose promise is broken and was not noted yet."""
    statement = select(SlaClock).where(
        SlaClock.tenant_id == tx.tenant_id,
        SlaClock.stopped_at.is_(None),
        SlaClock.breached_at.is_(None),
        SlaClock.due_at < now,
    )
    return [_stored_clock(row) for row in await tx.execute(statement)]


def own_hours(stored: Mapping[str, Any], company: WorkingHours) -> WorkingHours:
    """A member's stored hours in the company's zone, off on its holidays; {} are the company's."""
    return replace(company, shifts=read_shifts(stored["shifts"])) if stored else company


def _current(row: Any) -> CurrentAssignment:
    return CurrentAssignment(id=row.id, member_id=row.member_id, band=Band(row.band), state=AssignmentState(row.state))


def _candidate(row: Any, now: datetime, company: WorkingHours) -> Candidate:
    return Candidate(
        member_id=row.id,
        is_enabled=row.state == MemberState.ACTIVE,
        is_present=row.availability == Availability.AVAILABLE,
        available_at=next_open_at(own_hours(row.working_hours, company), now),
        open_conversations=row.open_now,
        capacity=row.capacity,
        languages=frozenset(row.languages),
        skills=frozenset(row.skills),
        open_hot=row.open_hot,
        last_hot_at=row.last_hot_at,
        recent_warm=row.recent_warm,
        share_percent=row.share_percent,
        joined_at=row.created_at,
        last_assigned_at=row.last_assigned_at,
    )


def _stored_clock(row: Any) -> StoredClock:
    clock = Clock(
        version=row.policy_version,
        promise=Promise(row.promise),
        left_seconds=row.left_seconds,
        running_since=row.running_since,
    )
    return StoredClock(id=row.id, lead_id=row.lead_id, conversation_id=row.conversation_id, clock=clock)
