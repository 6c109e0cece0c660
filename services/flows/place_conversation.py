"""A member resolves, reopens or snoozes a conversation, or gives it to a colleague; what slept long enough wakes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.access import demand
from services.assignments import commands as assignments
from services.assignments.commands import ROUTING_LOCK
from services.conversations import placing
from services.conversations.models import ConversationState
from services.conversations.placing import Standing
from services.conversations.queries import lock_conversation
from services.db import Transaction
from services.deps import Deps
from services.desk.queries import list_colleagues
from services.errors import InvalidInput, NotFound
from services.events.catalog.desk import (
    ConversationAssigned,
    ConversationReopened,
    ConversationResolved,
    ConversationSnoozed,
)
from services.leads.queries import find_open
from services.rules.permissions import Access, Area, Principal
from services.rules.snooze import may_sleep_until

NO_LEAD = "This conversation has no open lead to give away."
NOT_A_TIME = "Choose a time within the next 90 days."
BY_A_MEMBER = "assigned"


async def resolve(deps: Deps, principal: Principal, conversation_id: UUID, now: datetime) -> Standing:
    """Nothing more is to be done here until the contact writes; return where it stood.

    Raises NotAllowed, or NotFound for a conversation the member may not see; so do the others here.
    """
    member_id = _acting(principal)
    async with deps.db.transaction(principal) as tx:
        before = await _put(tx, conversation_id, Standing(state=ConversationState.RESOLVED))
        if before.state is not ConversationState.RESOLVED:
            event = ConversationResolved(conversation_id=conversation_id, member_id=member_id, before=before.state)
            tx.emit(event, at=now)
    return before


async def reopen(deps: Deps, principal: Principal, conversation_id: UUID, now: datetime) -> Standing:
    """It is open again, whether it was resolved or asleep; return where it stood."""
    member_id = _acting(principal)
    async with deps.db.transaction(principal) as tx:
        before = await _put(tx, conversation_id, Standing(state=ConversationState.OPEN))
        if before.state is not ConversationState.OPEN:
            event = ConversationReopened(conversation_id=conversation_id, member_id=member_id, before=before.state)
            tx.emit(event, at=now)
    return before


async def snooze(deps: Deps, principal: Principal, conversation_id: UUID, until: datetime, now: datetime) -> Standing:
    """Put it away until a time or until the contact writes; return where it stood.

    Raises InvalidInput for a time that is past or too far.
    """
    member_id = _acting(principal)
    if not may_sleep_until(until, now):
        raise InvalidInput(NOT_A_TIME)
    async with deps.db.transaction(principal) as tx:
        before = await _put(tx, conversation_id, Standing(state=ConversationState.SNOOZED, until=until))
        event = ConversationSnoozed(
            conversation_id=conversation_id, member_id=member_id, until_at=until.isoformat(timespec="minutes")
        )
        tx.emit(event, at=now)
    return before


async def assign(
    deps: Deps, principal: Principal, conversation_id: UUID, member_id: UUID, now: datetime
) -> UUID | None:
    """Give it to a colleague who answers contacts; return who had it. The AI goes on as it was.

    Raises NotFound for a colleague who may not have it, InvalidInput where there is no lead to give.
    """
    demand(principal, Area.LEADS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(ROUTING_LOCK)
        conversation = await lock_conversation(tx, conversation_id)
        if not any(one.id == member_id and one.may_answer for one in await list_colleagues(tx)):
            raise NotFound
        lead = await find_open(tx, conversation_id)
        if lead is None:
            raise InvalidInput(NO_LEAD)
        before = conversation.assignee_id
        if before != member_id:
            await assignments.claim_for_member(tx, lead.id, conversation_id, member_id, reason=BY_A_MEMBER, now=now)
            event = ConversationAssigned(conversation_id=conversation_id, member_id=member_id, before_member_id=before)
            tx.emit(event, at=now)
    return before


async def wake_snoozed(tx: Transaction, now: datetime) -> Sequence[UUID]:
    """Open what has slept long enough, inside the caller's transaction; return which."""
    woken = await placing.wake_due(tx, now)
    for conversation_id in woken:
        before = ConversationState.SNOOZED
        tx.emit(ConversationReopened(conversation_id=conversation_id, member_id=None, before=before), at=now)
    return woken


def _acting(principal: Principal) -> UUID:
    demand(principal, Area.LEADS, Access.ACT)
    if principal.member_id is None:
        raise InvalidInput("Only people put conversations away.")
    return principal.member_id


async def _put(tx: Transaction, conversation_id: UUID, standing: Standing) -> Standing:
    await lock_conversation(tx, conversation_id)
    before = await placing.load_standing(tx, conversation_id)
    if before is None:
        raise NotFound
    await placing.put(tx, conversation_id, standing)
    return before
