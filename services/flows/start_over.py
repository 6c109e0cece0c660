"""A contact writes again after its lead was closed: the new lead starts over, as that of a contact nobody knows yet.

The AI reads the turn and the lead is routed by it, to whoever had the contact before if they are there. Where a member
took the conversation over and never gave it back, the AI keeps out and the lead waits in the queue for a person.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update

from services.assignments import clocks
from services.assignments import commands as assignments
from services.assignments.commands import Placement
from services.conversations.models import Conversation
from services.conversations.threads import TAKEN_OVER, Thread
from services.db import Transaction
from services.events.catalog.conversation import ConversationStartedOver
from services.jobs import JobName, JobRequest, ids
from services.rules.bands import Band
from services.rules.candidates import Need
from services.tenants.queries import load_tenant


async def start_over(tx: Transaction, thread: Thread, lead_id: UUID, now: datetime) -> None:
    """Free the conversation of its closed lead for the new one; the caller saves the thread."""
    before = thread.assignee_id
    ai_answers = thread.start_over()
    await clocks.lead_closed(tx, thread.id, now=now)
    folded = (Conversation.tenant_id == tx.tenant_id, Conversation.folded_into == thread.id)
    await tx.execute(update(Conversation).where(*folded).values(assignee_id=None))
    event = ConversationStartedOver(
        conversation_id=thread.id, lead_id=lead_id, before_member_id=before, ai_answers=ai_answers
    )
    tx.emit(event, at=now)
    if not ai_answers:
        await _wait_for_a_person(tx, thread, lead_id, now)


async def _wait_for_a_person(tx: Transaction, thread: Thread, lead_id: UUID, now: datetime) -> None:
    tenant = await load_tenant(tx)
    placement = Placement(
        lead_id=lead_id,
        conversation_id=thread.id,
        need=Need(band=Band.WARM, language=tenant.default_language),
        reason=TAKEN_OVER,
        payload={"link": f"/inbox/?conversation={thread.id}"},
    )
    await assignments.wait_in_queue(tx, placement, now)
    tx.enqueue(JobRequest(name=JobName.DRAIN_QUEUE, payload=ids(tenant_id=tx.tenant_id)))
