"""Recomputes every invariant from the stored data, beside a running instance: the deployment's, then each tenant's.

A tenant is read as the product acting for it, behind its own row-level security, in one snapshot.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, text

from services.checks.deliveries import list_told
from services.checks.look import Found, Look, Told
from services.checks.registry import OF_EACH_TENANT, OF_THE_DEPLOYMENT, OWED_BY_A_WORKER
from services.checks.signatures import Witness, signed_logs_are_unchanged
from services.conversations.intake import count_by_state
from services.db import Database
from services.errors import CannotStart
from services.flows.note_pulse import JOBS_PART
from services.rules.permissions import Principal
from services.tenants.models import Tenant, WorkerPulse

PATIENCE = timedelta(seconds=5)
_OWED = {check.__name__ for check in OWED_BY_A_WORKER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A row that breaks an invariant; `tenant_id` and `tenant` (its slug) are None for a row of the deployment."""

    invariant: str
    tenant_id: UUID | None
    tenant: str | None
    table: str
    row_id: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was looked at, by how many rows of each kind, and everything that is wrong."""

    tenants: int
    counted: Mapping[str, int]
    violations: Sequence[Violation]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deployment:
    """What one look at the deployment's tables gives the looks at its tenants."""

    tenants: Mapping[UUID, str]
    worked_until: datetime | None
    told: Mapping[UUID, Sequence[Told]]
    counted: Mapping[str, int]
    violations: Sequence[Violation]


async def check_invariants(
    db: Database,
    now: datetime,
    tenant_ids: Collection[UUID] | None = None,
    *,
    patience: timedelta = PATIENCE,
    witness: Witness | None = None,
) -> Report:
    """Check the deployment and these tenants, or all of them. Raises CannotStart where there are no tables yet.

    Without a `witness` the logs are not compared with what lies outside the database.
    What a worker owes is looked at twice, `patience` apart: it may have been about to do it.
    """
    await _refuse_empty(db)
    report = await _check(db, now, tenant_ids, witness)
    late = {one.tenant_id for one in report.violations if one.tenant_id and one.invariant in _OWED}
    if not late:
        return report
    await asyncio.sleep(patience.total_seconds())
    still = {(one.invariant, one.row_id) for one in (await _check(db, now, late, None)).violations}
    left = [one for one in report.violations if one.invariant not in _OWED or (one.invariant, one.row_id) in still]
    return replace(report, violations=left)


async def _check(db: Database, now: datetime, tenant_ids: Collection[UUID] | None, witness: Witness | None) -> Report:
    deployment = await _look_at_deployment(db, now)
    counted, violations = dict(deployment.counted), list(deployment.violations)
    chosen = [one for one in deployment.tenants if tenant_ids is None or one in tenant_ids]
    for tenant_id in chosen:
        async with db.snapshot(Principal.system(tenant_id)) as reader:
            told = deployment.told.get(tenant_id, ())
            look = Look(reader=reader, worked_until=deployment.worked_until, told=told)
            violations += await _violations_of(look, tenant_id, deployment.tenants[tenant_id])
            if witness:
                violations += await _unwitnessed(look, witness, tenant_id, deployment.tenants[tenant_id])
            for kind, number in (await _count(look)).items():
                counted[kind] = counted.get(kind, 0) + number
    return Report(tenants=len(chosen), counted=counted, violations=violations)


async def _refuse_empty(db: Database) -> None:
    async with db.engine.connect() as connection:
        if await connection.scalar(text("select to_regclass('event_log') is null")):
            raise CannotStart("The database has no tables yet: run `flexoraa migrate` first.")


async def _look_at_deployment(db: Database, now: datetime) -> _Deployment:
    async with db.deployment() as deployment:
        named = await deployment.execute(select(Tenant.tenant_id, Tenant.slug).order_by(Tenant.tenant_id))
        pulse = await deployment.scalar(select(WorkerPulse.at).where(WorkerPulse.part == JOBS_PART))
        counted = {f"deliveries_{state}": number for state, number in (await count_by_state(deployment)).items()}
        violations = [
            _violation(check.__name__, found, None, None)
            for check in OF_THE_DEPLOYMENT
            for found in await check(deployment)
        ]
        return _Deployment(
            tenants={row.tenant_id: row.slug for row in named},
            # A demo's clock runs ahead of ours: nothing is owed for a time that has not come.
            worked_until=min(pulse, now) if pulse else None,
            told=await list_told(deployment),
            counted={"deliveries": sum(counted.values()), **counted},
            violations=violations,
        )


async def _violations_of(look: Look, tenant_id: UUID, slug: str) -> list[Violation]:
    return [
        _violation(check.__name__, found, tenant_id, slug) for check in OF_EACH_TENANT for found in await check(look)
    ]


def _violation(invariant: str, found: Found, tenant_id: UUID | None, slug: str | None) -> Violation:
    return Violation(
        invariant=invariant,
        tenant_id=tenant_id,
        tenant=slug,
        table=found.table,
        row_id=found.row_id,
        what=found.what,
    )


async def _unwitnessed(look: Look, witness: Witness, tenant_id: UUID, slug: str) -> list[Violation]:
    name = signed_logs_are_unchanged.__name__
    return [_violation(name, found, tenant_id, slug) for found in await signed_logs_are_unchanged(look, witness)]


async def _count(look: Look) -> Mapping[str, int]:
    counts = text(
        """select (select count(*) from message where tenant_id = :tenant) as messages,
            (select count(*) from message where tenant_id = :tenant and sending_at is not null) as sends,
            (select count(*) from ledger_entry where tenant_id = :tenant) as ledger_entries,
            (select count(*) from event_log where tenant_id = :tenant) as events"""
    )
    row = (await look.reader.execute(counts, {"tenant": look.reader.tenant_id})).one()
    return {name: int(number) for name, number in row._asdict().items()}
