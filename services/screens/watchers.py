"""Which colleagues have the open conversation on their screens, and who of them is writing."""

from dataclasses import dataclass
from uuid import UUID

from services.access import demand
from services.db import Reader
from services.desk.queries import list_colleagues
from services.desk.watching import list_watchers
from services.events.event import CONVERSATION
from services.rules.permissions import Area, Principal

# A message that goes out ends its writer's typing.
TOPICS = frozenset({"watching", CONVERSATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Onlooker:
    """A colleague at the same conversation."""

    id: str
    name: str
    is_typing: bool


async def list_onlookers(reader: Reader, principal: Principal, conversation_id: UUID) -> list[Onlooker]:
    """Colleagues only, who writes first; empty for a conversation that the member may not see."""
    demand(principal, Area.LEADS)
    there = {
        one.member_id: one
        for one in await list_watchers(reader, conversation_id)
        if one.member_id != principal.member_id
    }
    colleagues = await list_colleagues(reader) if there else []
    shown = [
        Onlooker(id=str(one.id), name=one.name, is_typing=there[one.id].is_typing)
        for one in colleagues
        if one.id in there
    ]
    return sorted(shown, key=lambda one: not one.is_typing)
