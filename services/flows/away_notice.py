"""Tells a contact once in a closed time that nobody is in, and when somebody is, where a person has to answer.

Free of charge, and only while the team is away by its own hours: the AI goes on answering round the clock.
"""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.conversations import outbox
from services.conversations.models import AiState, Author
from services.conversations.outbox import Outgoing
from services.conversations.threads import Thread
from services.db import Transaction
from services.replies.away import away_text
from services.replies.wording import language_for
from services.rules import language
from services.rules.working_hours import next_open_at
from services.tenants.policies import load_policy
from services.tenants.queries import load_tenant

AWAY_OPERATION = "fixed_text"


async def heed_absence(tx: Transaction, thread: Thread, words: str, now: datetime) -> None:
    """The contact wrote in a conversation that a person has: in its own language, where nobody is in."""
    if thread.ai_state == AiState.PAUSED and thread.opted_out_at is None:
        heard = language.detect(words)
        tenant = await load_tenant(tx)
        spoken = language_for(heard.code, is_hinglish=heard.is_hinglish, default=tenant.default_language)
        await tell_away(tx, thread.id, thread.inbox_id, spoken, now)


async def tell_away(tx: Transaction, conversation_id: UUID, inbox_id: UUID, spoken: str, now: datetime) -> UUID | None:
    """Queue the away message in a worded language; None where somebody is in, or the tenant says nothing."""
    policy = await load_policy(tx)
    opens_at = next_open_at(policy.hours, now)
    if opens_at <= now or not policy.away.is_on:
        return None
    outgoing = Outgoing(
        conversation_id=conversation_id,
        inbox_id=inbox_id,
        author=Author.NOTICE,
        text=away_text(policy.away.texts, spoken, opens_at, ZoneInfo(policy.hours.zone)),
        language=spoken,
        operation=AWAY_OPERATION,
        # Once until the team is back, however often the contact writes.
        idempotency_key=f"away:{opens_at.isoformat()}",
    )
    return await outbox.queue(tx, outgoing, now)
