"""Whether SDRs are there: an open page says so, and who has not been seen for five minutes is away.

Measured by the database's clock, which no demo moves and all processes share. A member who was never seen, as those
of a fresh tenant, has lost nothing and stays as set. Nobody becomes available by coming back: they say so themselves.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from services.db import Transaction
from services.deps import Deps
from services.events.catalog.team import MemberAvailabilityChanged
from services.rules.candidates import DEFAULT
from services.rules.permissions import Principal, Role
from services.tenants.models import Availability, Member

# How often an open page says so; one missed word loses nobody.
SAID_EVERY_SECONDS = 60


async def note_present(deps: Deps, principal: Principal) -> None:
    """A page of this member is open; does nothing for roles that are given no leads."""
    if principal.role is not Role.SDR or principal.is_viewing:
        return
    stale = func.now() - timedelta(seconds=SAID_EVERY_SECONDS / 2)
    statement = (
        update(Member)
        .where(
            Member.tenant_id == principal.tenant_id,
            Member.id == principal.member_id,
            Member.seen_at.is_(None) | (Member.seen_at < stale),
        )
        .values(seen_at=func.now())
    )
    async with deps.db.transaction(principal) as tx:
        await tx.execute(statement)


async def lose_presence(tx: Transaction, now: datetime) -> int:
    """Make away who was available and is gone; return how many."""
    lost = func.now() - timedelta(seconds=DEFAULT.presence_lost_after_seconds)
    gone = (
        select(Member.id)
        .where(
            Member.tenant_id == tx.tenant_id,
            Member.role == Role.SDR,
            Member.availability == Availability.AVAILABLE,
            Member.seen_at < lost,
        )
        .with_for_update(skip_locked=True)
    )
    member_ids = list((await tx.execute(gone)).scalars())
    for member_id in member_ids:
        this = (Member.tenant_id == tx.tenant_id, Member.id == member_id)
        await tx.execute(update(Member).where(*this).values(availability=Availability.AWAY))
        event = MemberAvailabilityChanged(member_id=member_id, before=Availability.AVAILABLE, after=Availability.AWAY)
        tx.emit(event, at=now)
    return len(member_ids)
