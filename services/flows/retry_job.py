"""Puts a failed job of the tenant back into the queue."""

from datetime import datetime

from services.access import demand
from services.deps import Deps
from services.errors import NotFound
from services.events.catalog.operations import JobRetried
from services.ids import new_id
from services.rules.permissions import Access, Area, Principal

# A number of more digits is no id of a row.
LONGEST_ID = 19


async def retry(deps: Deps, principal: Principal, job_id: str, *, now: datetime) -> None:
    """Queue the job again. Raises NotFound for one that did not fail or is another tenant's, NotAllowed by role."""
    demand(principal, Area.OPERATIONS, Access.WRITE)
    assert principal.tenant_id is not None
    number = int(job_id) if job_id.isascii() and job_id.isdigit() and len(job_id) < LONGEST_ID else 0
    name = await deps.queue.find_failed(principal.tenant_id, number)
    if name is None:
        raise NotFound("Failed job.")
    # First on record, then done: a retry that is on record twice is harmless, one that nobody recorded is not.
    async with deps.db.transaction(principal) as tx:
        tx.emit(JobRetried(event_subject_id=new_id(now), job_id=number, job=name), at=now)
    await deps.queue.retry(number)
