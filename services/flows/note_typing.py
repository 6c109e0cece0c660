"""A member looks at a conversation, writes in it, or leaves it: colleagues see it at once, and the AI can wait.

Nothing of this is history: it stands in no log and is forgotten within seconds (`services/desk/watching.py`).
"""

from uuid import UUID

from services.conversations.queries import load_contact_id
from services.deps import Deps
from services.desk import watching
from services.ports import Nudge
from services.rules.permissions import Access, Area, Principal, may

# Pages that show who looks follow this topic and no other does: it changes no list and no count.
WATCHING = "watching"


async def note_typing(deps: Deps, principal: Principal, conversation_id: UUID) -> None:
    """A member writes a reply here; `watching.is_anyone_typing` says so for the next seconds.

    Does nothing for a role that cannot reply. Raises NotFound for a conversation the member may not see.
    """
    await _note(deps, principal, conversation_id, is_typing=True)


async def note_looking(deps: Deps, principal: Principal, conversation_id: UUID) -> None:
    """A member who may reply has it on the screen. Raises as `note_typing`."""
    await _note(deps, principal, conversation_id, is_typing=False)


async def stop_looking(deps: Deps, principal: Principal, conversation_id: UUID) -> None:
    """The member went on to something else."""
    if not may(principal, Area.LEADS, Access.ACT):
        return
    async with deps.db.transaction(principal) as tx:
        await watching.end_watch(tx, conversation_id)
    await _tell(deps, principal, conversation_id)


async def _note(deps: Deps, principal: Principal, conversation_id: UUID, *, is_typing: bool) -> None:
    if principal.member_id is None or not may(principal, Area.LEADS, Access.ACT):
        return
    async with deps.db.transaction(principal) as tx:
        await load_contact_id(tx, conversation_id)
        is_news = await watching.note_watch(tx, conversation_id, is_typing=is_typing)
    if is_news:
        await _tell(deps, principal, conversation_id)


async def _tell(deps: Deps, principal: Principal, conversation_id: UUID) -> None:
    assert principal.tenant_id is not None
    await deps.live.publish([Nudge(tenant_id=principal.tenant_id, topic=WATCHING, ids=(str(conversation_id),))])
