"""A member gives many leads to a colleague at once, and takes that back: each goes where it was, unless it went on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.assignments import commands as assignments
from services.assignments.commands import ROUTING_LOCK
from services.assignments.models import AssignmentState
from services.assignments.queries import find_current
from services.db import Transaction
from services.deps import Deps
from services.desk.queries import list_colleagues
from services.errors import InvalidInput, NotFound
from services.events.catalog.desk import ConversationAssigned
from services.events.catalog.lead import LeadReleased
from services.flows.place_conversation import BY_A_MEMBER
from services.leads.models import Lead, LeadState
from services.rules.permissions import Access, Area, Principal

MOST_LEADS = 200
NOT_SO_MANY = f"Choose 1 to {MOST_LEADS} leads."


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A lead that changed hands: who has it now, who had it, and whether it was waiting in the queue."""

    lead_id: UUID
    member_id: UUID
    before_id: UUID | None
    was_queued: bool


async def assign_leads(
    deps: Deps, principal: Principal, lead_ids: Sequence[UUID], member_id: UUID, now: datetime
) -> list[Given]:
    """Give the open ones of these leads to a colleague; return those that changed hands. The AI goes on as it was.

    Raises NotAllowed, InvalidInput for no or too many leads, NotFound for a colleague who may not have them or where
    none of the leads is open and the member's to see.
    """
    demand(principal, Area.LEADS, Access.WRITE)
    if not 0 < len(set(lead_ids)) <= MOST_LEADS:
        raise InvalidInput(NOT_SO_MANY)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(ROUTING_LOCK)
        await _demand_colleague(tx, member_id)
        found = await _open_leads(tx, lead_ids)
        if not found:
            raise NotFound
        return [await _give(tx, lead, member_id, now) for lead in found if lead.owner_id != member_id]


async def take_back_leads(deps: Deps, principal: Principal, given: Sequence[Given], now: datetime) -> int:
    """Undo an assignment: leads that their new owner still has go back; return how many. Raises NotAllowed."""
    demand(principal, Area.LEADS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(ROUTING_LOCK)
        here = {row.id: row for row in await _open_leads(tx, [one.lead_id for one in given])}
        still = [one for one in given if one.lead_id in here and here[one.lead_id].owner_id == one.member_id]
        for one in still:
            await _take_back(tx, here[one.lead_id], one, now)
    return len(still)


async def _demand_colleague(tx: Transaction, member_id: UUID) -> None:
    if not any(one.id == member_id and one.may_answer for one in await list_colleagues(tx)):
        raise NotFound


async def _open_leads(tx: Transaction, lead_ids: Sequence[UUID]) -> Sequence[Any]:
    statement = (
        select(Lead.id, Lead.conversation_id, Lead.owner_id)
        .where(Lead.tenant_id == tx.tenant_id, Lead.id.in_(list(lead_ids)), Lead.state == LeadState.OPEN)
        .order_by(Lead.id)
    )
    return (await tx.execute(statement)).all()


async def _give(tx: Transaction, lead: Any, member_id: UUID, now: datetime) -> Given:
    current = await find_current(tx, lead.id)
    await assignments.claim_for_member(tx, lead.id, lead.conversation_id, member_id, reason=BY_A_MEMBER, now=now)
    _emit_assigned(tx, lead, member_id, now)
    was_queued = current is not None and current.state is AssignmentState.QUEUED
    return Given(lead_id=lead.id, member_id=member_id, before_id=lead.owner_id, was_queued=was_queued)


async def _take_back(tx: Transaction, lead: Any, given: Given, now: datetime) -> None:
    if given.before_id:
        own = (lead.id, lead.conversation_id, given.before_id)
        await assignments.claim_for_member(tx, *own, reason=BY_A_MEMBER, now=now)
        _emit_assigned(tx, lead, given.before_id, now)
        return
    await assignments.take_back(tx, lead.id, lead.conversation_id, queue=given.was_queued, now=now)
    before = given.member_id
    tx.emit(LeadReleased(lead_id=lead.id, conversation_id=lead.conversation_id, before_member_id=before), at=now)


def _emit_assigned(tx: Transaction, lead: Any, member_id: UUID, now: datetime) -> None:
    event = ConversationAssigned(
        conversation_id=lead.conversation_id, member_id=member_id, before_member_id=lead.owner_id
    )
    tx.emit(event, at=now)
