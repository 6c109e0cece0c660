"""A member opens a conversation: nothing in it is unread for the team, and an auditor's look is on record."""

from datetime import datetime
from uuid import UUID

from services.conversations.queries import load_contact_id
from services.deps import Deps
from services.desk.commands import see_mentions
from services.flows.take_over import mark_seen
from services.rules.permissions import Principal


async def open_conversation(deps: Deps, principal: Principal, conversation_id: UUID, now: datetime) -> None:
    """Note what follows from a look at a conversation; raises NotFound for one that the member may not see."""
    await mark_seen(deps, principal, conversation_id)
    if principal.member_id is None:
        return
    async with deps.db.transaction(principal) as tx:
        await load_contact_id(tx, conversation_id)
        await see_mentions(tx, conversation_id, now)
