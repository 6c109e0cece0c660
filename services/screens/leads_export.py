"""The rows of leads as a file has them: one line a lead, names and numbers as the role may take them out."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select, true

from services.contacts.models import ChannelIdentity, Contact, IdentityKind
from services.conversations.models import Conversation
from services.db import Reader
from services.errors import NotAllowed
from services.leads.models import Lead
from services.rules.csv_cells import escaped
from services.rules.lead_export import exports_personal_data, may_export_leads
from services.rules.masking import mask_name, mask_phone
from services.rules.permissions import Principal
from services.rules.reading import BudgetBand, IntentLevel, Timeline
from services.screens.conversation_columns import iso
from services.screens.lead_query import LeadQuery
from services.screens.lead_rows import PAGE_COLUMNS, narrowed
from services.screens.people import address, contact_name, member_name, subject_of
from services.screens.words import BUDGETS, INTENT_LEVELS, TIMELINES, language
from services.tenants.models import Inbox, Member

CHUNK = 500
HEADS = (
    "id name phone channel inbox state band score budget timeline intent language owner source created changed"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Some lines of the file, and the last lead in them; None after the last chunk."""

    lines: str
    last_id: UUID | None


async def count_leads(reader: Reader, principal: Principal, query: LeadQuery) -> int:
    """How many leads a file of the query holds."""
    _demand(principal)
    counted = select(func.count()).select_from(Lead).where(*await narrowed(reader, query))
    return await reader.scalar(counted) or 0


async def read_chunk(reader: Reader, principal: Principal, query: LeadQuery, *, after: UUID | None) -> Chunk:
    """The next CHUNK lines, the newest leads first; the first chunk begins with the heads."""
    _demand(principal)
    rows = (await reader.execute(_statement(reader, await narrowed(reader, query), after))).all()
    cells = [HEADS] if after is None else []
    cells += [_cells(reader, row) for row in rows]
    return Chunk(lines=_written(cells), last_id=rows[-1].id if len(rows) == CHUNK else None)


def _demand(principal: Principal) -> None:
    if not may_export_leads(principal):
        raise NotAllowed


def _statement(reader: Reader, conditions: Sequence[Any], after: UUID | None) -> Any:
    of_tenant = reader.tenant_id
    page = select(*PAGE_COLUMNS).where(*conditions)
    page = page.where(Lead.id < after) if after else page
    chunk = page.order_by(Lead.id.desc()).limit(CHUNK).subquery("page")
    phone = (
        select(ChannelIdentity.id, ChannelIdentity.value)
        .where(
            ChannelIdentity.tenant_id == of_tenant,
            ChannelIdentity.contact_id == chunk.c.contact_id,
            ChannelIdentity.kind == IdentityKind.PHONE,
            ChannelIdentity.retired_at.is_(None),
        )
        .order_by(ChannelIdentity.created_at.desc())
        .limit(1)
        .lateral("phone")
    )
    return (
        select(
            chunk,
            Contact.name,
            Contact.subject_key,
            phone.c.id.label("phone_id"),
            phone.c.value.label("phone"),
            Conversation.language,
            Inbox.channel,
            Inbox.name.label("inbox"),
            Member.name.label("owner_name"),
        )
        .join(Contact, and_(Contact.tenant_id == of_tenant, Contact.id == chunk.c.contact_id))
        .join(Conversation, and_(Conversation.tenant_id == of_tenant, Conversation.id == chunk.c.conversation_id))
        .join(Inbox, and_(Inbox.tenant_id == of_tenant, Inbox.id == Conversation.inbox_id))
        .outerjoin(Member, and_(Member.tenant_id == of_tenant, Member.id == chunk.c.owner_id))
        .outerjoin(phone, true())
        .order_by(chunk.c.id.desc())
    )


def _cells(reader: Reader, row: Any) -> list[str]:
    subject, in_clear = subject_of(reader, row), exports_personal_data(reader.principal)
    name = contact_name(reader, subject, row.name)
    phone = address(reader, subject, row.phone_id, IdentityKind.PHONE, row.phone) if row.phone else ""
    return [
        str(row.id),
        name if in_clear else mask_name(name),
        phone if in_clear or not phone else mask_phone(phone),
        row.channel,
        row.inbox,
        row.state,
        row.band,
        str(row.score_tenths // 10),
        BUDGETS[BudgetBand(row.budget_band)],
        TIMELINES[Timeline(row.timeline)],
        INTENT_LEVELS[IntentLevel(row.intent_level)],
        language(row.language),
        member_name(reader, row.owner_id, row.owner_name),
        row.source,
        iso(row.created_at),
        iso(row.updated_at),
    ]


def _written(rows: Sequence[Sequence[str]]) -> str:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([[escaped(cell) for cell in row] for row in rows])
    return file.getvalue()
