"""What was said and what happened with a lead's person, over all their conversations, newest below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from services.access import demand
from services.contacts.queries import same_person
from services.conversations.models import Conversation
from services.db import Reader
from services.errors import NotFound
from services.leads.models import Lead
from services.rules.permissions import Area, Principal
from services.screens.conversation_columns import shown_conversations
from services.screens.inbox_thread import load_thread
from services.screens.lead_profile import own_lead
from services.screens.thread_rows import Thread, ThreadItem
from services.tenants.models import Inbox

# Who has written in more inboxes than this is read there.
MOST_CONVERSATIONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Items oldest first; `older` says where each conversation goes on, by its id, and is empty once all is shown."""

    items: list[ThreadItem] = field(default_factory=list)
    older: dict[str, str] = field(default_factory=dict)


async def load_timeline(reader: Reader, principal: Principal, lead_id: UUID, *, now: datetime) -> Timeline:
    """The newest items of each conversation; raises NotFound for a lead that the member may not see."""
    demand(principal, Area.LEADS)
    return await _timeline(reader, await _conversations(reader, lead_id), {}, now)


async def list_older(
    reader: Reader, principal: Principal, lead_id: UUID, *, older: Mapping[str, str], now: datetime
) -> Timeline:
    """The items before the cursors in `older`; conversations that are not the lead's person's are left out."""
    demand(principal, Area.LEADS)
    conversations = [row for row in await _conversations(reader, lead_id) if older.get(str(row.id))]
    return await _timeline(reader, conversations, older, now)


async def _conversations(reader: Reader, lead_id: UUID) -> Sequence[Any]:
    contact_id: UUID | None = await reader.scalar(select(Lead.contact_id).where(*own_lead(reader, lead_id)))
    if contact_id is None:
        raise NotFound
    statement = (
        select(Conversation.id, Inbox.name)
        .join(Inbox, and_(Inbox.tenant_id == reader.tenant_id, Inbox.id == Conversation.inbox_id))
        .where(*shown_conversations(reader), Conversation.contact_id.in_(same_person(reader, contact_id)))
        .order_by(Conversation.updated_at.desc())
        .limit(MOST_CONVERSATIONS)
    )
    return (await reader.execute(statement)).all()


async def _timeline(reader: Reader, rows: Sequence[Any], older: Mapping[str, str], now: datetime) -> Timeline:
    found = [
        (row, await load_thread(reader, reader.principal, row.id, now=now, before=older.get(str(row.id), "")))
        for row in rows
    ]
    items = [one for row, thread in found for one in _placed(thread, row.name, is_one_of_many=len(rows) > 1)]
    return Timeline(
        items=_by_day(sorted({one.id: one for one in items}.values(), key=lambda one: one.at)),
        older={str(row.id): thread.older_cursor for row, thread in found if thread.older_cursor},
    )


def _placed(thread: Thread, inbox: str, *, is_one_of_many: bool) -> list[ThreadItem]:
    """A conversation's items; beside others, whoever wrote is named with the inbox."""
    if not is_one_of_many:
        return thread.history
    return [replace(one, author_name=f"{one.author_name} · {inbox}") if one.author else one for one in thread.history]


def _by_day(items: Sequence[ThreadItem]) -> list[ThreadItem]:
    """Only the first item of a day starts it, whatever conversation it is in."""
    seen: set[str] = set()
    shown = []
    for one in items:
        is_first = one.starts_day and one.starts_day not in seen
        shown.append(one if is_first or not one.starts_day else replace(one, starts_day=""))
        seen.add(one.starts_day)
    return shown
