"""Gives waiting leads to SDRs, the highest score first, as soon as somebody may take one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.assignments import commands as assignments
from services.assignments.commands import ROUTING_LOCK, Placement
from services.assignments.queries import Waiting, list_waiting
from services.billing import commands as billing
from services.billing.commands import Purpose
from services.conversations.models import Conversation
from services.db import Transaction
from services.deps import Deps
from services.rules.candidates import Need
from services.rules.permissions import Principal
from services.rules.rate_card import Operation
from services.rules.routing import Outcome, queue_order

FROM_QUEUE = "from_queue"


async def drain_queue(deps: Deps, tenant_id: UUID, now: datetime) -> int:
    """Assign what can be assigned; return how many leads found an owner."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        await tx.lock(ROUTING_LOCK)
        waiting = sorted(await list_waiting(tx), key=lambda one: queue_order(one.score_tenths, one.since))
        found = 0
        for one in waiting:
            found += await _place(tx, one, now)
        return found


async def _place(tx: Transaction, waiting: Waiting, now: datetime) -> bool:
    statement = select(Conversation.language).where(
        Conversation.tenant_id == tx.tenant_id, Conversation.id == waiting.conversation_id
    )
    need = Need(
        band=waiting.band,
        language=await tx.scalar(statement) or "en",
        owner_id=waiting.former_owner_id,
        is_escalated=waiting.is_escalated,
    )
    placement = Placement(
        lead_id=waiting.lead_id,
        conversation_id=waiting.conversation_id,
        need=need,
        reason=FROM_QUEUE,
        payload={"link": f"/inbox/?conversation={waiting.conversation_id}"},
    )
    placed = await assignments.place(tx, placement, now)
    # The figures of the next one's candidates count this one.
    await tx.run_rest()
    if placed.outcome is not Outcome.ASSIGNED:
        return False
    about = Purpose(conversation_id=waiting.conversation_id, lead_id=waiting.lead_id)
    await billing.charge(tx, Operation.ROUTING, f"routing:{waiting.assignment_id}", about, now=now)
    return True
