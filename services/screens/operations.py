"""What the operations page shows: whether the ingest ledger balances, what is parked or failed, and who works.

Deliveries and jobs belong to the deployment. Its counts are shown to every tenant's operators, for the ledger balances
only as a whole; rows are shown where they concern this tenant alone, or nobody knows yet whom they concern.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select

from services.access import demand
from services.conversations.intake import concerns_nobody_but
from services.conversations.models import Delivery, DeliveryState, IntakeCount
from services.db import DeploymentTransaction, Reader
from services.deps import Deps
from services.events.event import OPERATIONS
from services.jobs import FailedJob
from services.outreach.models import Template
from services.rules.permissions import Area, Principal
from services.screens.conversation_columns import iso
from services.screens.work_load import WorkLoad, load_work
from services.tenants.models import Inbox, RoundFailure, WorkerPulse
from services.tenants.work_mode import load_mode

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({OPERATIONS})

OPERATIONS_ROWS = 30
# Sweeps rest the longest: 15 s.
ALIVE_SECONDS = 45
JOBS_PART = "jobs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingest:
    """The deployment's kept webhook deliveries: accepted = processed + parked + waiting, always."""

    accepted: int = 0
    processed: int = 0
    parked: int = 0
    waiting: int = 0
    refused: int = 0  # turned away at the door: no genuine signature, or too large
    last_accepted_at: str = ""
    oldest_waiting_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedRow:
    """A delivery that could not be processed, with its reason in plain words; never its content."""

    id: str
    provider: str
    received_at: str
    reason: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedJobRow:
    """A job of this tenant that is held after its last attempt. Ids only: jobs carry no content."""

    id: str
    job: str
    failed_at: str
    attempts: int
    error: str  # last line of the traceback


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerRow:
    """A part of the worker by its last round; alive when that was within ALIVE_SECONDS."""

    id: str
    name: str
    beat_at: str
    is_alive: bool
    running: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleRow:
    """A part of the worker that fails with this tenant until it succeeds again; tried every half minute at most."""

    id: str
    part: str
    since: str
    times: int
    error: str  # its kind and place, never its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """The whole page; lists hold the newest OPERATIONS_ROWS."""

    ingest: Ingest = field(default_factory=Ingest)
    parked: list[ParkedRow] = field(default_factory=list)
    failed: list[FailedJobRow] = field(default_factory=list)
    failed_count: int = 0
    workers: list[WorkerRow] = field(default_factory=list)
    troubles: list[TroubleRow] = field(default_factory=list)
    queued: int = 0
    oldest_job_at: str = ""
    work_mode: str = "normal"
    templates: int = 0
    templates_synced_at: str = ""  # of the inbox that was synced longest ago; empty where one never was


async def load(deps: Deps, principal: Principal, now: datetime) -> Operations:
    """The state of intake and work."""
    demand(principal, Area.OPERATIONS)
    assert principal.tenant_id is not None
    async with deps.db.read(principal) as reader:
        work, mode = await load_work(reader), await load_mode(reader)
        templates = await _load_templates(reader)
    async with deps.db.deployment() as deployment:
        ingest = await _load_ingest(deployment)
        parked = await _list_parked(deployment, principal.tenant_id)
        pulses = (await deployment.execute(select(WorkerPulse).order_by(WorkerPulse.part))).all()
        troubles = await _list_troubles(deployment, principal.tenant_id)
    failed = await deps.queue.failed(principal.tenant_id)
    return Operations(
        ingest=ingest,
        parked=parked,
        failed=[_failed_row(job) for job in failed[:OPERATIONS_ROWS]],
        failed_count=await deps.queue.count_failed(principal.tenant_id),
        workers=[_worker_row(pulse, work, now) for pulse in pulses],
        troubles=troubles,
        queued=work.queued,
        oldest_job_at=iso(work.oldest_at),
        work_mode=mode,
        templates=templates.number,
        templates_synced_at="" if templates.missing else iso(templates.synced_at),
    )


async def _load_templates(reader: Reader) -> Row[Any]:
    of_tenant = Template.tenant_id == reader.tenant_id
    number = select(func.count()).select_from(Template).where(of_tenant).scalar_subquery()
    never = func.count().filter(Inbox.templates_synced_at.is_(None))
    oldest = func.min(Inbox.templates_synced_at)
    columns = (number.label("number"), never.label("missing"), oldest.label("synced_at"))
    return (await reader.execute(select(*columns).where(Inbox.tenant_id == reader.tenant_id))).one()


async def _load_ingest(deployment: DeploymentTransaction) -> Ingest:
    refused = select(func.coalesce(func.sum(IntakeCount.count), 0)).scalar_subquery()
    received = Delivery.received_at
    statement = select(
        Delivery.state,
        func.count().label("rows"),
        func.max(received).label("newest_at"),
        func.min(received).label("oldest_at"),
    ).group_by(Delivery.state)
    counts, newest, oldest = {}, {}, {}
    for row in await deployment.execute(statement):
        counts[row.state], newest[row.state], oldest[row.state] = row.rows, row.newest_at, row.oldest_at
    return Ingest(
        accepted=sum(counts.values()),
        processed=counts.get(DeliveryState.PROCESSED, 0),
        parked=counts.get(DeliveryState.PARKED, 0),
        waiting=counts.get(DeliveryState.WAITING, 0),
        refused=int(await deployment.scalar(select(refused))),
        last_accepted_at=iso(max(newest.values(), default=None)),
        oldest_waiting_at=iso(oldest.get(DeliveryState.WAITING)),
    )


async def _list_parked(deployment: DeploymentTransaction, tenant_id: UUID) -> list[ParkedRow]:
    statement = (
        select(Delivery.id, Delivery.provider, Delivery.received_at, Delivery.reason, Delivery.attempts)
        .where(Delivery.state == DeliveryState.PARKED, concerns_nobody_but(tenant_id))
        .order_by(Delivery.id.desc())
        .limit(OPERATIONS_ROWS)
    )
    rows: Sequence[Row[Any]] = (await deployment.execute(statement)).all()
    return [
        ParkedRow(
            id=str(row.id),
            provider=row.provider,
            received_at=iso(row.received_at),
            reason=row.reason or "",
            attempts=row.attempts,
        )
        for row in rows
    ]


async def _list_troubles(deployment: DeploymentTransaction, tenant_id: UUID) -> list[TroubleRow]:
    of_tenant = select(RoundFailure).where(RoundFailure.tenant_id == tenant_id).order_by(RoundFailure.part)
    return [
        TroubleRow(id=row.part, part=row.part, since=iso(row.first_at), times=row.times, error=row.error)
        for row in await deployment.execute(of_tenant)
    ]


def _failed_row(job: FailedJob) -> FailedJobRow:
    return FailedJobRow(
        id=str(job.id), job=job.name, failed_at=iso(job.failed_at), attempts=job.attempts, error=job.error
    )


def _worker_row(pulse: Row[Any], work: WorkLoad, now: datetime) -> WorkerRow:
    return WorkerRow(
        id=pulse.part,
        name=pulse.part,
        beat_at=iso(pulse.at),
        is_alive=now - pulse.at <= timedelta(seconds=ALIVE_SECONDS),
        running=work.running if pulse.part == JOBS_PART else 0,
    )
