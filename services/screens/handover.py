"""What the handover page shows: to whom a shift can pass, what would pass, what was handed over and who has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from services.access import demand
from services.db import Reader
from services.events.event import CONVERSATION, LEAD, TEAM
from services.rules.bands import Band
from services.rules.permissions import Area, Principal, Role, sees_all_leads
from services.rules.reading import BudgetBand
from services.screens.conversation_columns import iso
from services.screens.people import contact_name, member_name, subject_of
from services.screens.words import BUDGETS

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({CONVERSATION, LEAD, TEAM})

_SHOWN = 20

_COLLEAGUES = text(
    """select m.id, m.name, m.availability from member m
    where m.tenant_id = :tenant and m.role = 'sdr' and m.state = 'active' and m.id is distinct from :member
    order by m.availability, m.id"""
)
_PASSING = text(
    """select count(*) from lead l
    where l.tenant_id = :tenant and l.owner_id = :member and l.state = 'open' and (l.band = 'HOT' or exists (
        select from sla_clock k where k.tenant_id = :tenant and k.lead_id = l.id and k.stopped_at is null
            and k.due_at is not null))"""
)
_HANDOVERS = text(
    """select h.id, h.at, h.acknowledged_at, h.from_member_id, h.to_member_id, f.name as from_name, t.name as to_name
    from handover h
    join member f on f.tenant_id = :tenant and f.id = h.from_member_id
    join member t on t.tenant_id = :tenant and t.id = h.to_member_id
    where h.tenant_id = :tenant and (:sees_all or h.to_member_id = :member or h.from_member_id = :member)
    order by h.acknowledged_at is not null, h.id desc limit :most"""
)
_LEADS = text(
    """select p.handover_id, p.id, p.lead_id, p.conversation_id, p.band, p.due_at, l.score_tenths, l.budget_band,
        l.contact_id, c.name, c.subject_key, v.last_inbound_seq = v.last_seq as is_unanswered
    from handover_lead p
    join lead l on l.tenant_id = :tenant and l.id = p.lead_id
    join contact c on c.tenant_id = :tenant and c.id = l.contact_id
    join conversation v on v.tenant_id = :tenant and v.id = p.conversation_id
    where p.tenant_id = :tenant and p.handover_id = any(:handovers)
    order by p.due_at nulls last, p.id"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """An SDR to whom a shift can pass."""

    id: str
    name: str
    availability: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedLead:
    """A lead that passed on: how it stood, what was promised, and whether the contact waits for a word."""

    id: str
    conversation_id: str
    name: str
    band: str
    score: int
    budget: str
    due_at: str
    is_unanswered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """One handover; an alarm while `acknowledged_at` is empty. Leads that are not the reader's are not listed."""

    id: str
    from_name: str
    to_name: str
    at: str
    acknowledged_at: str
    is_mine: bool
    leads: list[PassedLead] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page; `may_end` is true for SDRs, `passing` how many leads would go along."""

    may_end: bool = False
    passing: int = 0
    colleagues: list[Colleague] = field(default_factory=list)
    handovers: list[HandoverRow] = field(default_factory=list)


async def load(reader: Reader, principal: Principal) -> Page:
    """Open handovers first, then the newest. Raises NotAllowed."""
    demand(principal, Area.LEADS)
    asked: Mapping[str, Any] = {"tenant": reader.tenant_id, "member": principal.member_id}
    is_sdr = principal.role is Role.SDR
    return Page(
        may_end=is_sdr,
        passing=await reader.scalar(_PASSING, dict(asked)) if is_sdr else 0,
        colleagues=await _list_colleagues(reader, asked) if is_sdr else [],
        handovers=await _list_handovers(reader, principal, asked),
    )


async def _list_colleagues(reader: Reader, asked: Mapping[str, Any]) -> list[Colleague]:
    return [
        Colleague(id=str(row.id), name=member_name(reader, row.id, row.name), availability=row.availability)
        for row in await reader.execute(_COLLEAGUES, dict(asked))
    ]


async def _list_handovers(reader: Reader, principal: Principal, asked: Mapping[str, Any]) -> list[HandoverRow]:
    narrowed = {**asked, "sees_all": sees_all_leads(principal), "most": _SHOWN}
    found = (await reader.execute(_HANDOVERS, narrowed)).all()
    of_them = {"tenant": reader.tenant_id, "handovers": [row.id for row in found]}
    leads = (await reader.execute(_LEADS, of_them)).all() if found else []
    return [_handover(reader, principal, row, leads) for row in found]


def _handover(reader: Reader, principal: Principal, row: Any, leads: Sequence[Any]) -> HandoverRow:
    return HandoverRow(
        id=str(row.id),
        from_name=member_name(reader, row.from_member_id, row.from_name),
        to_name=member_name(reader, row.to_member_id, row.to_name),
        at=iso(row.at),
        acknowledged_at=iso(row.acknowledged_at),
        is_mine=row.to_member_id == principal.member_id,
        leads=[_lead(reader, lead) for lead in leads if lead.handover_id == row.id],
    )


def _lead(reader: Reader, row: Any) -> PassedLead:
    return PassedLead(
        id=str(row.id),
        conversation_id=str(row.conversation_id),
        name=contact_name(reader, subject_of(reader, row), row.name),
        band=Band(row.band),
        score=row.score_tenths // 10,
        budget=BUDGETS[BudgetBand(row.budget_band)],
        due_at=iso(row.due_at),
        is_unanswered=row.is_unanswered,
    )
