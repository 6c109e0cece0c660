"""Changes what a member is: the role, and whether they may sign in. What they had goes back to the queue."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from services.access import demand, require_fresh
from services.assignments import commands as assignments
from services.assignments.commands import ROUTING_LOCK
from services.db import Transaction
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.events.catalog.team import MemberDisabled, MemberEnabled, RoleGranted
from services.rules.membership import Refusal, refusal
from services.rules.permissions import Access, Area, Principal, Role
from services.tenants import members
from services.tenants.members import TEAM_LOCK, Standing
from services.tenants.models import Availability, MemberState
from services.tenants.sessions import end_sessions

LEFT_THE_TEAM = "owner_left"
_REASONS = {
    Refusal.OWN: "Nobody changes their own role or access: ask another admin.",
    Refusal.LAST_ADMIN: "The last admin stays: make somebody else an admin first.",
}
Change = Callable[[Transaction, Standing], Awaitable[None]]


async def grant_role(deps: Deps, principal: Principal, member_id: UUID, role: Role, *, now: datetime) -> None:
    """Give a member another role; they sign in anew.

    Raises NotAllowed, ConfirmationNeeded, NotFound, and InvalidInput with the reason.
    """

    async def change(tx: Transaction, member: Standing) -> None:
        if member.role is role:
            return
        await _demand_possible(tx, principal, member, ends_an_admin=member.role is Role.ADMIN)
        await members.change_member(tx, member_id, role=role, availability=Availability.AWAY)
        await assignments.release_all(tx, member_id, reason=LEFT_THE_TEAM, now=now)
        tx.emit(RoleGranted(member_id=member_id, before=member.role, after=role), at=now)

    await _change(deps, principal, member_id, change, now=now)


async def disable(deps: Deps, principal: Principal, member_id: UUID, *, now: datetime) -> None:
    """End a member's access at once; their leads are handed out again. Raises as `grant_role`."""

    async def change(tx: Transaction, member: Standing) -> None:
        if member.state is not MemberState.ACTIVE:
            return
        await _demand_possible(tx, principal, member, ends_an_admin=member.role is Role.ADMIN)
        await members.change_member(tx, member_id, state=MemberState.DISABLED, availability=Availability.AWAY)
        await assignments.release_all(tx, member_id, reason=LEFT_THE_TEAM, now=now)
        tx.emit(MemberDisabled(member_id=member_id), at=now)

    await _change(deps, principal, member_id, change, now=now)


async def enable(deps: Deps, principal: Principal, member_id: UUID, *, now: datetime) -> None:
    """Let a disabled member sign in again. Raises as `grant_role`."""

    async def change(tx: Transaction, member: Standing) -> None:
        if member.state is not MemberState.DISABLED:
            return
        await _demand_possible(tx, principal, member, ends_an_admin=False)
        await members.change_member(tx, member_id, state=MemberState.ACTIVE)
        tx.emit(MemberEnabled(member_id=member_id), at=now)

    await _change(deps, principal, member_id, change, now=now)


async def _change(deps: Deps, principal: Principal, member_id: UUID, change: Change, *, now: datetime) -> None:
    demand(principal, Area.TEAM, Access.MANAGE)
    require_fresh(principal)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(TEAM_LOCK)
        await tx.lock(ROUTING_LOCK)
        await demand_still_admin(tx, principal)
        await change(tx, await members.load_standing(tx, member_id))
        tenant_id = tx.tenant_id
    # A session asks the member's row each time: this only keeps an old one from coming back with its member.
    async with deps.db.deployment() as deployment:
        await end_sessions(deployment, tenant_id, member_id, now)


async def demand_still_admin(tx: Transaction, principal: Principal) -> None:
    """Raise NotAllowed where the acting member lost the role while they waited for the team's lock."""
    if principal.member_id is None:
        return
    own = await members.load_standing(tx, principal.member_id)
    if own.role is not principal.role or own.state is not MemberState.ACTIVE:
        raise NotAllowed


async def _demand_possible(tx: Transaction, principal: Principal, member: Standing, *, ends_an_admin: bool) -> None:
    if member.state is MemberState.INVITED:
        raise InvalidInput("They have not joined yet: revoke the invitation and send another one.")
    others = await members.count_other_admins(tx, member.id)
    refused = refusal(is_own=member.id == principal.member_id, ends_an_admin=ends_an_admin, other_admins=others)
    if refused:
        raise InvalidInput(_REASONS[refused])
