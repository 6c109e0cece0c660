"""What the routing section shows of each SDR: what they take, in which languages, and how much they have now."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from services.access import demand
from services.assignments.models import Assignment, AssignmentState
from services.db import Reader
from services.leads.models import Lead, LeadState
from services.rules.bands import Band
from services.rules.permissions import Area, Principal, Role
from services.rules.tenant_policy import read_shifts
from services.rules.week import DAYS, in_words, spans_of
from services.screens.people import member_name
from services.screens.words import LANGUAGES
from services.screens.working_rules import DayRow
from services.tenants.models import Member, MemberState


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenRow:
    """A language that an SDR may speak."""

    id: str
    name: str
    is_spoken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SellerRow:
    """An SDR as routing sees them; `open_now` counts HOT and WARM leads."""

    id: str
    name: str
    availability: str
    open_now: int
    capacity: int
    share_percent: int
    languages: str
    skills: str
    week: str
    has_own_hours: bool
    days: list[DayRow] = field(default_factory=list)
    spoken: list[SpokenRow] = field(default_factory=list)


async def list_sellers(reader: Reader, principal: Principal) -> list[SellerRow]:
    """Every SDR who may sign in, by name."""
    demand(principal, Area.SETTINGS)
    has = (
        select(Assignment.member_id, func.count().label("number"))
        .join(Lead, (Lead.tenant_id == Assignment.tenant_id) & (Lead.id == Assignment.lead_id))
        .where(
            Assignment.tenant_id == reader.tenant_id,
            Assignment.state == AssignmentState.ACTIVE,
            Lead.state == LeadState.OPEN,
            Lead.band.in_((Band.HOT, Band.WARM)),
        )
        .group_by(Assignment.member_id)
        .subquery()
    )
    statement = (
        select(Member, func.coalesce(has.c.number, 0).label("open_now"))
        .outerjoin(has, has.c.member_id == Member.id)
        .where(Member.tenant_id == reader.tenant_id, Member.role == Role.SDR, Member.state == MemberState.ACTIVE)
    )
    rows = [_row(reader, row) for row in await reader.execute(statement)]
    return sorted(rows, key=lambda row: row.name.casefold())


def _row(reader: Reader, row: Any) -> SellerRow:
    shifts = read_shifts(row.working_hours["shifts"]) if row.working_hours else ()
    spans = spans_of(shifts)
    return SellerRow(
        id=str(row.id),
        name=member_name(reader, row.id, row.name),
        availability=row.availability,
        open_now=row.open_now,
        capacity=row.capacity,
        share_percent=row.share_percent,
        languages=", ".join(_names(row.languages)),
        skills=", ".join(row.skills),
        week=in_words(shifts) if shifts else "",
        has_own_hours=bool(shifts),
        days=[
            DayRow(id=str(day), name=name, begins=_of(spans, day)[0], ends=_of(spans, day)[1])
            for day, name in enumerate(DAYS)
        ],
        spoken=[SpokenRow(id=code, name=name, is_spoken=code in row.languages) for code, name in LANGUAGES.items()],
    )


def _names(codes: Sequence[str]) -> list[str]:
    return [LANGUAGES.get(code, code) for code in codes]


def _of(spans: dict[int, tuple[str, str]], day: int) -> tuple[str, str]:
    return spans.get(day, ("", ""))
