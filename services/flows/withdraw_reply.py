"""Takes back a reply that stopped being true before it was sent: a person goes on, and the contact is told so.

The turn it answered is closed and was charged; what the contact reads instead is free of charge.
"""

from datetime import datetime
from uuid import UUID

from services.assignments import commands as assignments
from services.assignments.commands import ROUTING_LOCK, Placement
from services.conversations import hand_over, outbox, sending
from services.conversations.models import AiState, Author
from services.conversations.outbox import Outgoing
from services.db import Transaction
from services.flows.settle_turn import FIXED_OPERATION
from services.leads import commands as leads
from services.leads.queries import find_open as find_open_lead
from services.replies.queries import cites_what_ended
from services.replies.wording import HINGLISH, language_for
from services.replies.write import write_fixed
from services.rules.candidates import Need
from services.rules.escalation import FixedText, Trigger
from services.rules.send_policy import CheckCode
from services.statements import Row
from services.tenants.queries import load_tenant


async def withdraw_reply(tx: Transaction, message_id: UUID, decision: dict[str, object], now: datetime) -> None:
    """Refuse the queued reply and hand its conversation over, if it still waits and still is not true."""
    await tx.lock(ROUTING_LOCK)
    conversation = await sending.lock_conversation(tx, message_id)
    row = await sending.lock_queued(tx, message_id, now) if conversation else None
    if conversation is None or row is None or not await cites_what_ended(tx, row.decision_id, now):
        return
    await sending.refuse(tx, await sending.lock_sent(tx, message_id), CheckCode.FACTS, decision, now)
    if conversation.ai_state == AiState.ON:
        await _hand_over(tx, conversation, message_id, now)


async def _hand_over(tx: Transaction, conversation: Row, message_id: UUID, now: datetime) -> None:
    lead = await find_open_lead(tx, conversation.id)
    if lead:
        await leads.escalate(tx, lead.id, conversation.id, [Trigger.FACT_ENDED], now)
        tenant = await load_tenant(tx)
        need = Need(
            band=lead.owner_band or lead.band,
            language=conversation.language or tenant.default_language,
            owner_id=lead.owner_id or lead.former_owner_id,
            is_escalated=True,
        )
        placement = Placement(
            lead_id=lead.id,
            conversation_id=conversation.id,
            need=need,
            reason=Trigger.FACT_ENDED,
            payload={"link": f"/inbox/?conversation={conversation.id}"},
        )
        await assignments.place(tx, placement, now)
    await hand_over.hand_off(tx, conversation.id, Trigger.FACT_ENDED, now)
    await _tell(tx, conversation, message_id, now)


async def _tell(tx: Transaction, conversation: Row, message_id: UUID, now: datetime) -> None:
    tenant = await load_tenant(tx)
    spoken = conversation.language
    language = language_for(spoken, is_hinglish=spoken == HINGLISH, default=tenant.default_language)
    # The refused reply may have been the one that said that an AI writes.
    draft = write_fixed(FixedText.HANDING_OVER, language, tenant.name, discloses=True)
    outgoing = Outgoing(
        conversation_id=conversation.id,
        inbox_id=conversation.inbox_id,
        author=Author.AI,
        text=draft.text,
        language=draft.language,
        operation=FIXED_OPERATION,
        discloses_ai=draft.discloses_ai,
        idempotency_key=f"withdrawn:{message_id}",
    )
    await outbox.queue(tx, outgoing, now)
