"""Tells members what happened that is theirs to act on: one line in the bell of each, whatever runs twice.

Each is a reaction to an event, by the id of what it is about; what was undone meanwhile is not told.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Row, select

from services.assignments.models import Assignment, AssignmentState, SlaClock
from services.conversations.models import Conversation
from services.conversations.review_models import ReviewTask
from services.db import Reader, Transaction
from services.deps import Deps
from services.desk.models import Note, NoteMention
from services.leads.models import Lead
from services.notifications import commands as bells
from services.rules.bands import Band
from services.rules.notifications import Kind, warns_before
from services.rules.permissions import Principal, Role
from services.tenants.models import Member, MemberState

_LEADS = (Role.ADMIN, Role.MANAGER)
# Looked at no further ahead than any promise warns.
_AHEAD = timedelta(hours=1)


async def tell_mentioned(deps: Deps, tenant_id: UUID, note_id: UUID, now: datetime) -> None:
    """Those whom a note names."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        named = select(NoteMention.member_id, Note.conversation_id).join(
            Note, (Note.tenant_id == NoteMention.tenant_id) & (Note.id == NoteMention.note_id)
        )
        rows = (await tx.execute(named.where(Note.tenant_id == tx.tenant_id, Note.id == note_id))).all()
        if rows:
            members = {row.member_id for row in rows}
            await _tell(tx, Kind.MENTION, members, str(note_id), rows[0].conversation_id, now)


async def tell_routed(deps: Deps, tenant_id: UUID, assignment_id: UUID, now: datetime) -> None:
    """Who got a lead; where nobody may take a HOT one, those who can do something about it."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        this = (Assignment.tenant_id == tx.tenant_id, Assignment.id == assignment_id)
        row = (await tx.execute(select(Assignment).where(*this))).one_or_none()
        if row is None or row.state == AssignmentState.ENDED:
            return
        is_hot = row.band == Band.HOT
        if row.member_id:
            kind = Kind.HOT_LEAD if is_hot else Kind.ASSIGNED
            await _tell(tx, kind, {row.member_id}, str(assignment_id), row.conversation_id, now)
        elif is_hot:
            members = await _members(tx, _LEADS)
            await _tell(tx, Kind.HOT_LEAD, members, f"queued:{assignment_id}", row.conversation_id, now)


async def tell_assigned(deps: Deps, tenant_id: UUID, conversation_id: UUID, now: datetime) -> None:
    """Who was given a conversation by a colleague; once a minute, however often it goes back and forth."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        assignee_id = await _assignee(tx, conversation_id)
        if assignee_id:
            key = f"{conversation_id}:{now:%Y%m%d%H%M}"
            await _tell(tx, Kind.ASSIGNED, {assignee_id}, key, conversation_id, now)


async def tell_handed_off(deps: Deps, tenant_id: UUID, conversation_id: UUID, now: datetime) -> None:
    """Whose conversation the AI gave to a person."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        assignee_id = await _assignee(tx, conversation_id)
        if assignee_id:
            key = f"{conversation_id}:{now:%Y%m%d%H%M}"
            await _tell(tx, Kind.HAND_OVER, {assignee_id}, key, conversation_id, now)


async def tell_breached(deps: Deps, tenant_id: UUID, clock_id: UUID, now: datetime) -> None:
    """Whose promise broke, and those who answer for it."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        row = await _clock(tx, clock_id)
        if row is not None:
            members = await _members(tx, _LEADS) | ({row.owner_id} - {None})
            await _tell(tx, Kind.SLA_MISSED, members, str(clock_id), row.conversation_id, now)


async def tell_review(deps: Deps, tenant_id: UUID, task_id: UUID, now: datetime) -> None:
    """The auditors, that something sensitive waits."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        this = (ReviewTask.tenant_id == tx.tenant_id, ReviewTask.id == task_id)
        conversation_id = await tx.scalar(select(ReviewTask.conversation_id).where(*this))
        if conversation_id:
            auditors = await _members(tx, (Role.AUDITOR,))
            await _tell(tx, Kind.REVIEW_WAITING, auditors, str(task_id), conversation_id, now)


async def warn_of_promises(tx: Transaction, now: datetime) -> None:
    """Owners whose promise breaks soon; once for each start of its clock."""
    columns = (SlaClock.id, SlaClock.conversation_id, SlaClock.due_at, SlaClock.running_since, SlaClock.left_seconds)
    statement = (
        select(*columns, Lead.owner_id)
        .join(Lead, (Lead.tenant_id == SlaClock.tenant_id) & (Lead.id == SlaClock.lead_id))
        .where(
            SlaClock.tenant_id == tx.tenant_id,
            SlaClock.stopped_at.is_(None),
            SlaClock.breached_at.is_(None),
            SlaClock.due_at.between(now, now + _AHEAD),
            Lead.owner_id.is_not(None),
        )
    )
    for row in (await tx.execute(statement)).all():
        if row.due_at - now <= warns_before(timedelta(seconds=row.left_seconds)):
            await _tell(tx, Kind.SLA_SOON, {row.owner_id}, f"{row.id}:{row.due_at:%H%M%S}", row.conversation_id, now)


async def _tell(
    tx: Transaction, kind: Kind, members: Collection[UUID], key: str, conversation_id: UUID, now: datetime
) -> None:
    await bells.tell(tx, kind, members, key=key, conversation_id=conversation_id, now=now)


async def _members(reader: Reader, roles: Collection[Role]) -> set[UUID]:
    are = (Member.tenant_id == reader.tenant_id, Member.state == MemberState.ACTIVE, Member.role.in_(roles))
    return set((await reader.execute(select(Member.id).where(*are))).scalars())


async def _assignee(reader: Reader, conversation_id: UUID) -> UUID | None:
    this = (Conversation.tenant_id == reader.tenant_id, Conversation.id == conversation_id)
    assignee_id: UUID | None = await reader.scalar(select(Conversation.assignee_id).where(*this))
    return assignee_id


async def _clock(reader: Reader, clock_id: UUID) -> Row[tuple[UUID, UUID | None]] | None:
    statement = (
        select(SlaClock.conversation_id, Lead.owner_id)
        .join(Lead, (Lead.tenant_id == SlaClock.tenant_id) & (Lead.id == SlaClock.lead_id))
        .where(SlaClock.tenant_id == reader.tenant_id, SlaClock.id == clock_id)
    )
    return (await reader.execute(statement)).one_or_none()
