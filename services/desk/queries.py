"""Reads the colleagues who may be mentioned in a conversation, or be given it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from services.db import Reader
from services.rules.permissions import Access, Area, Principal, Role, may, sees_all_leads, sees_personal_data
from services.tenants.models import MEMBER_NAME, Member, MemberState


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """An active member as a conversation's menus need them."""

    id: UUID
    name: str
    may_answer: bool
    sees_all: bool  # every conversation, with its words


async def list_colleagues(reader: Reader) -> list[Colleague]:
    """Every active member, by name."""
    statement = select(Member.id, Member.name, Member.role).where(
        Member.tenant_id == reader.tenant_id, Member.state == MemberState.ACTIVE
    )
    found = [_colleague(reader, row.id, row.name, Role(row.role)) for row in await reader.execute(statement)]
    return sorted(found, key=lambda one: one.name.casefold())


def _colleague(reader: Reader, member_id: UUID, sealed: bytes, role: Role) -> Colleague:
    who = Principal.member(reader.tenant_id, member_id, role)
    return Colleague(
        id=member_id,
        name=reader.cipher.open(MEMBER_NAME, member_id, sealed),
        may_answer=may(who, Area.LEADS, Access.ACT),
        sees_all=sees_all_leads(who) and sees_personal_data(who),
    )
