"""What the channels page shows: every connected inbox with its state, quality, last webhook and templates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from services.access import demand
from services.db import Reader
from services.events.event import OPERATIONS
from services.outreach.models import Template
from services.rules.permissions import Area, Principal
from services.rules.send_policy import TemplateStatus
from services.screens.conversation_columns import iso
from services.tenants.models import Inbox, InboxState

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({OPERATIONS})


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One inbox; `quality` is Meta's word in small letters, empty before the first."""

    id: str
    channel: str
    name: str
    address: str
    external_id: str
    business_id: str
    state: str
    reason: str
    quality: str
    received_at: str
    synced_at: str
    templates: int
    approved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """The whole page."""

    inboxes: list[InboxRow] = field(default_factory=list)
    halted: int = 0


async def load(reader: Reader, principal: Principal) -> Channels:
    """The tenant's inboxes, oldest first."""
    demand(principal, Area.CHANNELS)
    templates = await _templates(reader)
    rows = await reader.execute(select(Inbox).where(Inbox.tenant_id == reader.tenant_id).order_by(Inbox.id))
    inboxes = [_row(row, templates) for row in rows]
    return Channels(inboxes=inboxes, halted=sum(row.state == InboxState.HALTED for row in inboxes))


async def _templates(reader: Reader) -> Mapping[UUID, tuple[int, int]]:
    approved = func.count().filter(Template.status == TemplateStatus.APPROVED)
    statement = (
        select(Template.inbox_id, func.count().label("every"), approved.label("approved"))
        .where(Template.tenant_id == reader.tenant_id)
        .group_by(Template.inbox_id)
    )
    return {row.inbox_id: (row.every, row.approved) for row in await reader.execute(statement)}


def _row(row: Any, templates: Mapping[UUID, tuple[int, int]]) -> InboxRow:
    every, approved = templates.get(row.id, (0, 0))
    return InboxRow(
        id=str(row.id),
        channel=row.channel,
        name=row.name,
        address=row.display_address,
        external_id=row.external_id,
        business_id=row.business_id,
        state=row.state,
        reason=row.state_reason or "",
        quality=(row.quality or "").lower(),
        received_at=iso(row.last_received_at),
        synced_at=iso(row.templates_synced_at),
        templates=every,
        approved=approved,
    )
