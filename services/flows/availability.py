"""A member says whether they take leads now; what waits is handed out by the reaction to it."""

from datetime import datetime

from sqlalchemy import func, select, update

from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.events.catalog.team import MemberAvailabilityChanged
from services.rules.permissions import Principal, Role
from services.tenants.models import Availability, Member


async def set_own(deps: Deps, principal: Principal, value: str, *, now: datetime) -> None:
    """Set the member's own availability; the same value again changes nothing.

    Raises NotAllowed for roles that are given no leads, InvalidInput for another word.
    """
    if principal.member_id is None or principal.role is not Role.SDR:
        raise NotAllowed
    if value not in tuple(Availability):
        raise InvalidInput("Choose available or away.")
    own = (Member.tenant_id == principal.tenant_id, Member.id == principal.member_id)
    async with deps.db.transaction(principal) as tx:
        before = await tx.scalar(select(Member.availability).where(*own).with_for_update())
        if before == value:
            return
        await tx.execute(update(Member).where(*own).values(availability=value, seen_at=func.now()))
        event = MemberAvailabilityChanged(member_id=principal.member_id, before=before, after=value)
        tx.emit(event, at=now)
