"""Reads how members want to be told, and what waits to go out by mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from services.db import Reader
from services.notifications.models import Notification, NotificationChoice
from services.rules.notifications import MAILED_ALONE, Choices, Digest, Kind, Way
from services.rules.permissions import Role
from services.tenants.models import Member, MemberState, Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What a member has not read and was not mailed; `mailed_at` is when the last digest went out."""

    member_id: UUID
    role: Role
    choices: Choices
    lines: Mapping[UUID, Kind]
    oldest_at: datetime
    mailed_at: datetime | None


async def load_choices(reader: Reader, member_id: UUID) -> Choices:
    """A member's choices; the defaults in the tenant's zone where none were made."""
    statement = (
        select(NotificationChoice, Tenant.timezone)
        .select_from(Tenant)
        .outerjoin(
            NotificationChoice,
            (NotificationChoice.tenant_id == Tenant.tenant_id) & (NotificationChoice.member_id == member_id),
        )
        .where(Tenant.tenant_id == reader.tenant_id)
    )
    return _choices((await reader.execute(statement)).one())


async def list_waiting(reader: Reader) -> list[Waiting]:
    """Every active member for whom something may have to be mailed."""
    table, choice = Notification, NotificationChoice
    earlier = aliased(table)
    mailed = (
        select(func.max(earlier.mailed_at))
        # What is mailed by itself is no digest: it puts none off.
        .where(earlier.tenant_id == Member.tenant_id, earlier.member_id == Member.id, earlier.kind.not_in(MAILED_ALONE))
        .scalar_subquery()
    )
    statement = (
        select(choice, Tenant.timezone, Member.id.label("of"), Member.role, mailed.label("mailed"))
        .add_columns(table.id, table.kind, table.created_at)
        .join(Member, (Member.tenant_id == table.tenant_id) & (Member.id == table.member_id))
        .join(Tenant, Tenant.tenant_id == table.tenant_id)
        .outerjoin(choice, (choice.tenant_id == table.tenant_id) & (choice.member_id == table.member_id))
        .where(
            table.tenant_id == reader.tenant_id,
            table.read_at.is_(None),
            table.mailed_at.is_(None),
            Member.state == MemberState.ACTIVE,
        )
        .order_by(table.created_at)
    )
    rows: dict[UUID, list[Any]] = {}
    for row in await reader.execute(statement):
        rows.setdefault(row.of, []).append(row)
    return [one for found in rows.values() if (one := _waiting(found))]


def _waiting(rows: list[Any]) -> Waiting | None:
    """The lines whose kind the member wants by mail; None where there is none."""
    choices = _choices(rows[0])
    wanted = [row for row in rows if Way.EMAIL in choices.ways.get(Kind(row.kind), ())]
    if not wanted:
        return None
    return Waiting(
        member_id=rows[0].of,
        role=Role(rows[0].role),
        choices=choices,
        lines={row.id: Kind(row.kind) for row in wanted},
        oldest_at=wanted[0].created_at,
        mailed_at=rows[0].mailed,
    )


def _choices(row: Any) -> Choices:
    if row.ways is None:
        return Choices(zone=row.timezone)
    return Choices(
        zone=row.zone,
        ways={Kind(kind): frozenset(map(Way, ways)) for kind, ways in row.ways.items()},
        digest=Digest(row.digest),
        daily_minute=row.daily_minute,
        quiet_from=row.quiet_from,
        quiet_until=row.quiet_until,
    )
