"""Looks after outbound messages that no job will come back to: late answers, lost wake-ups, inboxes that run again."""

from datetime import datetime

from services.conversations import sending
from services.db import Transaction
from services.flows.heed_refusal import request_delivery

MESSAGES_AT_ONCE = 500
LOOK_SECONDS = 15


async def sweep_outbound(tx: Transaction, now: datetime) -> None:
    """Mark what stayed without an answer as unknown, and ask again for what is due."""
    await sending.note_unknown(tx, now)
    for waiting in await sending.list_due(tx, now, MESSAGES_AT_ONCE):
        # A wake-up of its own for each look: a job in hand must not swallow the next one.
        tx.enqueue(request_delivery(tx.tenant_id, waiting.id, f"sweep:{int(now.timestamp()) // LOOK_SECONDS}"))
