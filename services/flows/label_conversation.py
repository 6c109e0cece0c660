"""Members label conversations; admins and managers keep the tenant's list of labels and canned replies."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.conversations.queries import lock_conversation
from services.deps import Deps
from services.desk import commands as desk
from services.desk.models import Label, LabelColour
from services.errors import Conflict, InvalidInput, NotFound
from services.events.catalog.desk import (
    CannedReplyRemoved,
    CannedReplySaved,
    ConversationLabelled,
    ConversationUnlabelled,
    LabelCreated,
    LabelRemoved,
)
from services.rules.canned import LONGEST_TEXT, CannedProblem, Variable, problem_of
from services.rules.permissions import Access, Area, Principal

LONGEST_LABEL = 24
PROBLEMS = {
    CannedProblem.SHORTCUT: "A shortcut is one word of small letters, digits and hyphens.",
    CannedProblem.EMPTY: "A canned reply needs a text.",
    CannedProblem.TOO_LONG: f"A canned reply has at most {LONGEST_TEXT} characters.",
    CannedProblem.UNKNOWN_VARIABLE: "Known variables: " + ", ".join(f"{{{one}}}" for one in Variable) + ".",
}


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


async def create_label(deps: Deps, principal: Principal, name: str, colour: LabelColour, now: datetime) -> UUID:
    """Add a label to the tenant's list. Raises NotAllowed, InvalidInput for a bad name, Conflict for a known one."""
    demand(principal, Area.LEADS, Access.WRITE)
    bare = " ".join(name.split())
    if not bare or len(bare) > LONGEST_LABEL:
        raise InvalidInput(f"A label has 1 to {LONGEST_LABEL} characters.")
    async with deps.db.transaction(principal) as tx:
        label_id = await desk.create_label(tx, bare, colour, now)
        if label_id is None:
            raise Conflict("There is a label of this name.")
        tx.emit(LabelCreated(label_id=label_id), at=now)
    return label_id


async def remove_label(deps: Deps, principal: Principal, label_id: UUID, now: datetime) -> None:
    """Remove a label everywhere. Raises NotAllowed, NotFound."""
    demand(principal, Area.LEADS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        if not await desk.remove_label(tx, label_id):
            raise NotFound
        tx.emit(LabelRemoved(label_id=label_id), at=now)


async def save_canned_reply(deps: Deps, principal: Principal, shortcut: str, text: str, now: datetime) -> UUID:
    """Keep a canned reply under its shortcut. Raises NotAllowed, InvalidInput with what is wrong."""
    demand(principal, Area.LEADS, Access.WRITE)
    if problem := problem_of(shortcut, text):
        raise InvalidInput(PROBLEMS[problem])
    async with deps.db.transaction(principal) as tx:
        canned_id = await desk.save_canned(tx, shortcut, text.strip(), now)
        tx.emit(CannedReplySaved(canned_reply_id=canned_id), at=now)
    return canned_id


async def remove_canned_reply(deps: Deps, principal: Principal, canned_id: UUID, now: datetime) -> None:
    """Remove a canned reply. Raises NotAllowed, NotFound."""
    demand(principal, Area.LEADS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        if not await desk.remove_canned(tx, canned_id):
            raise NotFound
        tx.emit(CannedReplyRemoved(canned_reply_id=canned_id), at=now)
