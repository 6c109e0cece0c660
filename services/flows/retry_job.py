"""Puts a failed job of the tenant back into the queue."""

from datetime import datetime

from services.access import demand
from services.deps import Deps
from services.errors import NotFound
from services.events.catalog.operations import JobRetried
from services.ids import new_id
from services.rules.permissions import Access, Area, Principal


async def retry(deps: Deps, principal: Principal, job_id: str, *, now: datetime) -> None:
    """Queue the job again. Raises NotFound for one that did not fail or is another tenant's, NotAllowed by role."""
    demand(principal, Area.OPERATIONS, Access.WRITE)
    failed = await deps.queue.failed()
    job = next((job for job in failed if str(job.id) == job_id), None)
    if job is None or job.payload.get("tenant_id") != str(principal.tenant_id):
        raise NotFound("Failed job.")
    # First on record, then done: a retry that is on record twice is harmless, one that nobody recorded is not.
    async with deps.db.transaction(principal) as tx:
        tx.emit(JobRetried(event_subject_id=new_id(now), job_id=job.id, job=job.name), at=now)
    await deps.queue.retry(job.id)
