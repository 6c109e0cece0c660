"""Puts on record that an auditor was shown personal data: what area, and which conversation; never each row.

A page reads its screen again whenever something changes, so the same look counts once a minute.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select

from services.conversations.models import Message
from services.db import Transaction
from services.deps import Deps
from services.events.catalog.audit import PersonalDataRead
from services.events.models import EventLog
from services.leads.models import Lead
from services.rules.permissions import Principal, reads_are_recorded

# What a screen's module shows of contacts, as the log calls it; the others show nobody.
AREAS: Mapping[str, str] = {
    "inbox": "inbox",
    "inbox_search": "search",
    "inbox_thread": "conversation",
    "inbox_profile": "profile",
    "thread_summary": "summary",
    "why_reply": "reply",
    "notes": "notes",
    "media": "file",
    "leads": "leads",
    "contacts": "contacts",
    "leads_export": "export",
    "leads_table": "leads",
    "lead_profile": "profile",
    "lead_timeline": "conversation",
    "audit": "audit_details",
    "handover": "handover",
}
SAME_LOOK = timedelta(minutes=1)
# What the id that a screen is given names, where it is no conversation's.
_ASKED_FOR: Mapping[str, type[Message] | type[Lead]] = {
    "why_reply": Message,
    "media": Message,
    "lead_profile": Lead,
    "lead_timeline": Lead,
}


async def record_read(
    deps: Deps, principal: Principal, screen: Callable[..., Awaitable[Any]], given: tuple[Any, ...], now: datetime
) -> None:
    """Record that `screen` was read with these arguments, where the reader's looks are recorded."""
    module = screen.__module__.rpartition(".")[2]
    area = AREAS.get(module)
    reader_id = principal.member_id or principal.api_key_id
    if area is None or reader_id is None or not reads_are_recorded(principal):
        return
    asked = next((one for one in given if isinstance(one, UUID)), None)
    if any(getattr(one, "text", "") for one in given) and area == "inbox":
        area = "search"
    async with deps.db.transaction(principal) as tx:
        conversation_id = await _conversation_of(tx, module, asked)
        read = PersonalDataRead(reader_id=reader_id, area=area, conversation_id=conversation_id)
        if not await _is_known(tx, read, now):
            tx.emit(read, at=now)


async def _conversation_of(tx: Transaction, module: str, asked: UUID | None) -> UUID | None:
    """The conversation that was looked at: most screens are asked for it, some for a message or a lead of it."""
    table = _ASKED_FOR.get(module)
    if table is None:
        return asked
    statement = select(table.conversation_id).where(table.tenant_id == tx.tenant_id, table.id == asked)
    conversation_id: UUID | None = await tx.scalar(statement)
    return conversation_id


async def _is_known(tx: Transaction, read: PersonalDataRead, now: datetime) -> bool:
    same = (
        EventLog.subject_id == read.reader_id,
        EventLog.action == read.action,
        EventLog.at > now - SAME_LOOK,
        EventLog.view["area"].astext == read.area,
        EventLog.conversation_id.is_not_distinct_from(read.conversation_id),
    )
    return bool(await tx.scalar(select(exists().where(EventLog.tenant_id == tx.tenant_id, *same))))
