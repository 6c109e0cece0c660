"""Says who is behind a session cookie, keeps and ends sessions, and shows a member the own ones."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update

from services.access import demand
from services.deps import Deps
from services.errors import NotFound
from services.events.catalog.team import MemberSignedOut, SessionsEnded
from services.rules.devices import device_name
from services.rules.permissions import Access, Area, Principal, Role
from services.rules.session_life import IDLE, SessionStage, is_confirmed
from services.tenants import sessions
from services.tenants.models import Member, MemberSession
from services.tenants.sessions import is_live

# An act extends the idle time; writing that down once a minute is enough.
ACT_NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSession:
    """A session as its member sees it; times are ISO, `network` is an address without its host."""

    id: str
    device: str
    network: str
    began_at: str
    seen_at: str
    is_current: bool


async def find_session(deps: Deps, token_hash: bytes, now: datetime) -> Principal | None:
    """Return who is behind a session token's hash, None where it is unknown, ended, idle for too long or revoked.

    A session that still owes its second factor is nobody's.
    """
    return await _find(deps, token_hash, now, SessionStage.FULL)


async def find_enrolling(deps: Deps, token_hash: bytes, now: datetime) -> Principal | None:
    """Return who has to set up a second factor before anything else."""
    return await _find(deps, token_hash, now, SessionStage.ENROLMENT)


async def find_half_way(deps: Deps, token_hash: bytes, now: datetime) -> Principal | None:
    """Return whose password was right and whose second factor is awaited."""
    return await _find(deps, token_hash, now, SessionStage.SECOND_FACTOR)


async def _find(deps: Deps, token_hash: bytes, now: datetime, stage: SessionStage) -> Principal | None:
    async with deps.db.deployment() as tx:
        row = await sessions.find_live(tx, token_hash, now)
    if row is None or row.stage != stage:
        return None
    # Whoever enrols has just given the password, and can do nothing else.
    is_fresh = stage is SessionStage.ENROLMENT or is_confirmed(row.confirmed_at, now)
    role = Role(row.present_role)
    is_viewing = row.view_as is not None and role is Role.ADMIN
    return Principal.member(
        row.tenant_id,
        row.member_id,
        Role(row.view_as) if is_viewing else role,
        is_confirmed=is_fresh and not is_viewing,
        is_viewing=is_viewing,
    )


async def note_act(deps: Deps, token_hash: bytes, now: datetime) -> None:
    """Extend a live session's idle time: the member did something, not merely the page."""
    statement = (
        update(MemberSession)
        .where(
            MemberSession.token_hash == token_hash,
            MemberSession.acted_at.between(now - IDLE, now - ACT_NOTED_EVERY),
        )
        .values(acted_at=now)
    )
    async with deps.db.deployment() as tx:
        await tx.execute(statement)


async def sign_out(deps: Deps, token_hash: bytes, now: datetime) -> None:
    """End a session; one that is unknown or has ended stays so."""
    principal = await find_session(deps, token_hash, now)
    async with deps.db.deployment() as tx:
        await sessions.end_session(tx, token_hash, now)
    if principal and principal.member_id:
        async with deps.db.transaction(replace(principal, is_viewing=False)) as tenant:
            tenant.emit(MemberSignedOut(member_id=principal.member_id), at=now)


async def list_own(deps: Deps, principal: Principal, token_hash: bytes, now: datetime) -> list[OwnSession]:
    """Return the member's live sessions, the present one first, then the last seen first."""
    statement = (
        select(MemberSession)
        .where(
            MemberSession.tenant_id == principal.tenant_id,
            MemberSession.member_id == principal.member_id,
            MemberSession.stage == SessionStage.FULL,
            *is_live(now),
        )
        .order_by((MemberSession.token_hash == token_hash).desc(), MemberSession.acted_at.desc())
    )
    async with deps.db.deployment() as tx:
        rows = (await tx.execute(statement)).all()
    return [
        OwnSession(
            id=str(row.id),
            device=device_name(row.user_agent),
            network=row.address,
            began_at=row.created_at.isoformat(),
            seen_at=row.acted_at.isoformat(),
            is_current=row.token_hash == token_hash,
        )
        for row in rows
    ]


async def end_own(deps: Deps, principal: Principal, session_id: UUID, now: datetime) -> None:
    """End one of the member's own sessions. Raises NotFound for anybody else's, or one that has ended."""
    statement = (
        update(MemberSession)
        .where(
            MemberSession.tenant_id == principal.tenant_id,
            MemberSession.member_id == principal.member_id,
            MemberSession.id == session_id,
            *is_live(now),
        )
        .values(revoked_at=now)
        .returning(MemberSession.id)
    )
    async with deps.db.deployment() as tx:
        if await tx.scalar(statement) is None:
            raise NotFound
    await _record(deps, principal, principal.member_id, 1, now)


async def end_others(deps: Deps, principal: Principal, token_hash: bytes, now: datetime) -> int:
    """End the member's sessions everywhere but here; returns how many ended."""
    assert principal.tenant_id
    assert principal.member_id
    async with deps.db.deployment() as tx:
        ended = await sessions.end_sessions(tx, principal.tenant_id, principal.member_id, now, keep=token_hash)
    await _record(deps, principal, principal.member_id, len(ended), now)
    return len(ended)


async def end_all_of(deps: Deps, principal: Principal, member_id: UUID, now: datetime) -> int:
    """End every session of a member of the principal's tenant; returns how many ended.

    Raises NotAllowed for those who do not manage the team, NotFound for another tenant's member.
    """
    demand(principal, Area.TEAM, Access.MANAGE)
    assert principal.tenant_id
    async with deps.db.read(principal) as reader:
        own = select(Member.id).where(Member.tenant_id == principal.tenant_id, Member.id == member_id)
        if await reader.scalar(own) is None:
            raise NotFound
    async with deps.db.deployment() as tx:
        ended = await sessions.end_sessions(tx, principal.tenant_id, member_id, now)
    await _record(deps, principal, member_id, len(ended), now)
    return len(ended)


async def _record(deps: Deps, principal: Principal, member_id: UUID | None, count: int, now: datetime) -> None:
    if not count:
        return
    assert member_id
    async with deps.db.transaction(principal) as tx:
        tx.emit(SessionsEnded(member_id=member_id, count=count), at=now)
