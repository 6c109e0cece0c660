"""What the simulator shows of the product beside the phone: what it knows of the contact who writes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select, true

from services.access import demand
from services.billing.models import EntryKind, LedgerEntry
from services.contacts.models import ChannelIdentity, IdentityKind
from services.conversations.models import AiState, Conversation
from services.db import Reader
from services.rules.permissions import Area, Principal
from services.screens.conversation_columns import (
    newest_lead,
    visible_conversations,
    window_closes_at,
)
from services.screens.people import member_name
from services.tenants.models import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The contact with this address as the product sees it now; empty fields while it does not know them yet."""

    conversation_id: str = ""
    band: str = ""
    score: int = 0
    owner_name: str = ""
    ai_is_on: bool = False
    window_closes_at: str = ""
    spent_deci: int = 0  # tokens that this lead has cost


async def find_contact(reader: Reader, principal: Principal, channel: str, address: str, *, now: datetime) -> Seen:
    """The contact by phone number, found through the blind index; an empty `Seen` while there is none.

    A role that reads no leads sees the phone only.
    """
    demand(principal, Area.SIMULATOR)
    row = (await reader.execute(_newest_conversation(reader, channel, address))).one_or_none()
    if row is None:
        return Seen()
    return Seen(
        conversation_id=str(row.id),
        band=row.band if row.scored_at else "",
        score=row.score_tenths // 10 if row.scored_at else 0,
        owner_name=member_name(reader, row.assignee_id, row.owner_name),
        ai_is_on=row.ai_state == AiState.ON,
        window_closes_at=window_closes_at(row.last_inbound_at, row.window_refused_at, now),
        spent_deci=row.spent_deci or 0,
    )


def _newest_conversation(reader: Reader, channel: str, address: str) -> Select[*tuple[Any, ...]]:
    digits = "".join(letter for letter in address if letter.isdigit())
    lead, of_tenant = newest_lead(reader), reader.tenant_id
    spent = select(-func.sum(LedgerEntry.granted_deci + LedgerEntry.topped_up_deci)).where(
        LedgerEntry.tenant_id == of_tenant,
        LedgerEntry.conversation_id == Conversation.id,
        LedgerEntry.kind.in_([EntryKind.USAGE, EntryKind.REFUND]),
    )
    same_contact = and_(ChannelIdentity.tenant_id == of_tenant, ChannelIdentity.contact_id == Conversation.contact_id)
    return (
        select(
            Conversation.id,
            Conversation.ai_state,
            Conversation.assignee_id,
            Conversation.last_inbound_at,
            Conversation.window_refused_at,
            Member.name.label("owner_name"),
            lead.c.band,
            lead.c.score_tenths,
            lead.c.scored_at,
            spent.scalar_subquery().label("spent_deci"),
        )
        .join(ChannelIdentity, same_contact)
        .outerjoin(Member, and_(Member.tenant_id == of_tenant, Member.id == Conversation.assignee_id))
        .outerjoin(lead, true())
        .where(
            *visible_conversations(reader),
            ChannelIdentity.channel == channel,
            ChannelIdentity.kind == IdentityKind.PHONE,
            ChannelIdentity.value_index == reader.cipher.index(IdentityKind.PHONE, digits),
        )
        .order_by(Conversation.updated_at.desc())
        .limit(1)
    )
