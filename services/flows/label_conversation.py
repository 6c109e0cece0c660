"""Members label the conversations they may answer; the tenant's list of labels is `keep_desk_lists`' matter."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.conversations.queries import lock_conversation
from services.deps import Deps
from services.desk import commands as desk
from services.desk.models import Label
from services.errors import NotFound
from services.events.catalog.desk import ConversationLabelled, ConversationUnlabelled
from services.rules.permissions import Access, Area, Principal


async def turn_label(deps: Deps, principal: Principal, conversation_id: UUID, label_id: UUID, now: datetime) -> bool:
    """Put a label on a conversation, or take it off where it is on; return whether it is on now.

    Raises NotAllowed, or NotFound for a conversation or label that the member may not see.
    """
    demand(principal, Area.LEADS, Access.ACT)
    async with deps.db.transaction(principal) as tx:
        await lock_conversation(tx, conversation_id)
        known = select(Label.id).where(Label.tenant_id == tx.tenant_id, Label.id == label_id)
        if await tx.scalar(known) is None:
            raise NotFound
        if await desk.take_label(tx, conversation_id, label_id):
            tx.emit(ConversationUnlabelled(conversation_id=conversation_id, label_id=label_id), at=now)
            return False
        await desk.put_label(tx, conversation_id, label_id, now)
        tx.emit(ConversationLabelled(conversation_id=conversation_id, label_id=label_id), at=now)
        return True


async def set_label(
    deps: Deps, principal: Principal, conversation_id: UUID, label_id: UUID, *, is_on: bool, now: datetime
) -> bool:
    """Put a label on a conversation or take it off; return whether that changed anything. Raises as `turn_label`."""
    demand(principal, Area.LEADS, Access.ACT)
    async with deps.db.transaction(principal) as tx:
        await lock_conversation(tx, conversation_id)
        known = select(Label.id).where(Label.tenant_id == tx.tenant_id, Label.id == label_id)
        if await tx.scalar(known) is None:
            raise NotFound
        if is_on and await desk.put_label(tx, conversation_id, label_id, now):
            tx.emit(ConversationLabelled(conversation_id=conversation_id, label_id=label_id), at=now)
            return True
        if not is_on and await desk.take_label(tx, conversation_id, label_id):
            tx.emit(ConversationUnlabelled(conversation_id=conversation_id, label_id=label_id), at=now)
            return True
        return False
