"""What the frame around every page shows: who is signed in, the balance, and why work is slowed or paused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, and_, func, select

from services.assignments.models import Handover
from services.billing.models import Wallet
from services.conversations.models import Conversation
from services.db import Reader
from services.errors import NotFound
from services.events.event import CONVERSATION, OPERATIONS, TEAM, WALLET
from services.rules import burn, low_tokens, rate_card
from services.rules.ai_control import AiMode
from services.rules.backpressure import Mode
from services.rules.burn import PauseReason
from services.rules.permissions import Access, Area, Principal, Role, may, sees_all_leads
from services.screens.conversation_columns import iso, visible_conversations
from services.screens.people import member_name
from services.tenants.models import Member, Tenant
from services.tenants.work_mode import load_mode

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({WALLET, TEAM, OPERATIONS, CONVERSATION})

PAUSED = "paused"
LOW = "low"
HANDOVER = "handover"
HANDED_TO_YOU = "A colleague's shift ended and their leads are yours: take them on the handover page."
NOT_TAKEN = "Leads of a shift that ended wait to be taken: see the handover page."
PAUSE_REASONS: Mapping[PauseReason, str] = {
    PauseReason.EMPTY: "The wallet is empty: the AI waits, and your team answers.",
    PauseReason.DAILY_LIMIT: "Today's limit is used up: the AI waits until midnight, and your team answers.",
}
# For roles that see why work is paused, not the wallet.
PAUSED_HERE = "Paid work is paused: these conversations are yours to answer."
AI_STOPPED = "The AI is stopped: your team answers."
MODE_REASONS: Mapping[Mode, str] = {
    Mode.NORMAL: "",
    Mode.LIGHT: "Much is waiting: reports are late until the queue is shorter.",
    Mode.MODERATE: "Much is waiting: the AI answers in its plainest form.",
    Mode.SEVERE: "Very much is waiting: only prepared texts are sent until the queue is shorter.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """`balance_deci` is 0 and `shows_balance` false for roles that may not see billing."""

    workspace: str = ""
    member_name: str = ""
    initials: str = ""
    role: str = ""
    availability: str = "off"  # available, away, off; "" for roles that are given no leads
    time_zone: str = ""  # IANA name of the member's zone
    now: str = ""  # the product's clock, ISO
    shows_balance: bool = False
    balance_deci: int = 0
    work_mode: str = "normal"  # normal, handover, low, light, moderate, severe, paused, stopped
    work_reason: str = ""  # plain sentence for the banner, empty when normal
    unread: int = 0  # conversations with unread messages that are the member's own


async def load(reader: Reader, principal: Principal, now: datetime) -> Frame:
    """The frame for the signed-in member."""
    row = await _load_row(reader, principal)
    mode, reason = await _work_mode(reader, row, now)
    if mode in (Mode.NORMAL, LOW) and row.handed:
        mode, reason = HANDOVER, NOT_TAKEN if sees_all_leads(principal) else HANDED_TO_YOU
    name = member_name(reader, row.member_id, row.member_name)
    shows_balance = may(principal, Area.BILLING, Access.READ) and row.granted_deci is not None
    return Frame(
        workspace=row.workspace,
        member_name=name,
        initials="".join(word[0] for word in name.split()[:2]).upper(),
        role=str(principal.role or ""),
        availability=row.availability if principal.role is Role.SDR else "",
        time_zone=row.timezone,
        now=iso(now),
        shows_balance=shows_balance,
        balance_deci=row.granted_deci + row.topped_up_deci if shows_balance else 0,
        work_mode=mode,
        work_reason=reason,
        unread=row.unread,
    )


async def _load_row(reader: Reader, principal: Principal) -> Row[Any]:
    """Tenant, member, wallet (none where the role sees none), unread conversations of the member's own."""
    of_tenant = reader.tenant_id
    own = (*visible_conversations(reader), Conversation.assignee_id == principal.member_id)
    unread = select(func.count()).where(*own, Conversation.last_inbound_seq > Conversation.seen_seq)
    held = select(func.count()).where(*own, Conversation.held_at.is_not(None))
    taker = [] if sees_all_leads(principal) else [Handover.to_member_id == principal.member_id]
    handed = select(func.count()).where(Handover.tenant_id == of_tenant, Handover.acknowledged_at.is_(None), *taker)
    statement = (
        select(
            Tenant.name.label("workspace"),
            Tenant.timezone,
            Tenant.ai_mode,
            Member.id.label("member_id"),
            Member.name.label("member_name"),
            Member.availability,
            Wallet.granted_deci,
            Wallet.alerted_percent,
            Wallet.topped_up_deci,
            Wallet.day,
            Wallet.day_granted_used_deci,
            Wallet.burn_limit_deci,
            handed.scalar_subquery().label("handed"),
            unread.scalar_subquery().label("unread"),
            held.scalar_subquery().label("held"),
        )
        .join(Member, and_(Member.tenant_id == Tenant.tenant_id, Member.id == principal.member_id))
        .outerjoin(Wallet, Wallet.tenant_id == Tenant.tenant_id)
        .where(Tenant.tenant_id == of_tenant)
    )
    row = (await reader.execute(statement)).one_or_none()
    if row is None:
        raise NotFound
    return row


async def _work_mode(reader: Reader, row: Row[Any], now: datetime) -> tuple[str, str]:
    """Why paid work is paused, or else how far the product has stepped back; with its sentence."""
    if row.ai_mode == AiMode.STOPPED:
        return AiMode.STOPPED.value, AI_STOPPED
    if reason := _pause_reason(row, now):
        return PAUSED, reason
    mode = await load_mode(reader)
    if mode is Mode.NORMAL and row.alerted_percent and (reason := low_tokens.banner_of(row.alerted_percent)):
        return LOW, reason
    return mode.value, MODE_REASONS[mode]


def _pause_reason(row: Row[Any], now: datetime) -> str:
    if row.granted_deci is None:
        return PAUSED_HERE if row.held else ""
    today = now.astimezone(ZoneInfo(row.timezone)).date()
    wallet = burn.Wallet(
        granted_deci=row.granted_deci,
        topped_up_deci=row.topped_up_deci,
        granted_used_today_deci=row.day_granted_used_deci if row.day == today else 0,
        daily_limit_deci=row.burn_limit_deci,
    )
    reason = burn.pause_reason(wallet, rate_card.ceiling())
    return PAUSE_REASONS[reason] if reason else ""
