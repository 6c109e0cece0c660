"""A member goes through the tour of their role: which steps they have seen, and whether it is put away."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.rules.permissions import Principal
from services.rules.tours import PUT_AWAY, may_tick
from services.tours.models import TourTick


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTour:
    """The role whose tour it is, and the keys of the steps seen; the steps themselves are in rules/tours.py."""

    role: str = ""
    seen: list[str] = field(default_factory=list)
    is_put_away: bool = True


async def load_tour(deps: Deps, principal: Principal) -> OwnTour:
    """The member's own tour."""
    if principal.member_id is None or principal.role is None:
        raise NotAllowed
    mine = select(TourTick.step).where(
        TourTick.tenant_id == principal.tenant_id, TourTick.member_id == principal.member_id
    )
    async with deps.db.read(principal) as reader:
        ticked = sorted((await reader.execute(mine)).scalars())
    return OwnTour(
        role=principal.role.value,
        seen=[step for step in ticked if step != PUT_AWAY],
        is_put_away=PUT_AWAY in ticked,
    )


async def tick_step(deps: Deps, principal: Principal, *, step: str, now: datetime) -> OwnTour:
    """Note that the member has seen a step, or puts the tour away. Raises InvalidInput for a step of another role."""
    if principal.member_id is None or principal.role is None:
        raise NotAllowed
    if not may_tick(principal.role, step):
        raise InvalidInput("Your tour has no such step.")
    row = {"tenant_id": principal.tenant_id, "member_id": principal.member_id, "step": step, "ticked_at": now}
    async with deps.db.transaction(principal) as tx:
        await tx.execute(insert(TourTick).values(row).on_conflict_do_nothing())
    return await load_tour(deps, principal)


async def begin_tour(deps: Deps, principal: Principal) -> OwnTour:
    """Take the tour again from its first step."""
    if principal.member_id is None:
        raise NotAllowed
    mine = delete(TourTick).where(TourTick.tenant_id == principal.tenant_id, TourTick.member_id == principal.member_id)
    async with deps.db.transaction(principal) as tx:
        await tx.execute(mine)
    return await load_tour(deps, principal)
