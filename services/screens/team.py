"""What the team page shows: every member with role, state, presence and second factor, and who is invited."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, select

from services.access import demand
from services.db import Reader
from services.events.event import TEAM
from services.rules.permissions import Area, Principal, Role
from services.screens.conversation_columns import iso
from services.screens.people import member_name
from services.tenants.models import MEMBER_EMAIL, Member

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({TEAM})


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One member; `availability` is empty for roles that are given no leads."""

    id: str
    name: str
    initials: str
    email: str
    role: str
    state: str
    availability: str
    seen_at: str
    is_self: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Members, active ones first, then by name."""

    members: list[MemberRow] = field(default_factory=list)


async def load(reader: Reader, principal: Principal) -> Team:
    """The whole team of the tenant."""
    demand(principal, Area.TEAM)
    statement = select(Member).where(Member.tenant_id == reader.tenant_id)
    rows = [_member_row(reader, principal, row) for row in await reader.execute(statement)]
    return Team(members=sorted(rows, key=lambda row: (row.state, row.name.casefold())))


def _member_row(reader: Reader, principal: Principal, row: Row[Any]) -> MemberRow:
    name = member_name(reader, row.id, row.name)
    return MemberRow(
        id=str(row.id),
        name=name,
        initials="".join(word[0] for word in name.split()[:2]).upper(),
        email=reader.cipher.open(MEMBER_EMAIL, row.id, row.email),
        role=row.role,
        state=row.state,
        availability=row.availability if row.role == Role.SDR else "",
        seen_at=iso(row.seen_at),
        is_self=row.id == principal.member_id,
    )
