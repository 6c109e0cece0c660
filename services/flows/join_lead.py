"""A contact with an open lead writes in another of our inboxes: a contact has one lead, so the conversation joins it.

The lead goes where the contact is: its owner gets the conversation, its promises run there, and an answer given there
keeps them. What was said before stays in the first conversation, which shows the same lead.
"""

from datetime import datetime

from services.assignments import commands as assignments
from services.conversations.turns import Turn
from services.db import Transaction
from services.events.catalog.conversation import ConversationJoinedLead
from services.leads import commands as leads
from services.leads.queries import LeadRecord


async def join_lead(tx: Transaction, lead: LeadRecord, turn: Turn, now: datetime) -> None:
    """Move the contact's open lead to the conversation of this turn."""
    await leads.move(tx, lead.id, turn.conversation_id, now)
    await assignments.follow_lead(tx, lead.id, turn.conversation_id, lead.owner_id, now=now)
    event = ConversationJoinedLead(
        conversation_id=turn.conversation_id,
        lead_id=lead.id,
        before_conversation_id=lead.conversation_id,
        member_id=lead.owner_id,
    )
    tx.emit(event, at=now)
