"""Lists who can sign in to a demo, with the code of the moment; says nothing anywhere else.

Two locks on this door: the setting `demo`, which production refuses, and addresses in `.test`, which nobody can own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyotp
from sqlalchemy import select

from services.deps import Deps
from services.rules.permissions import Principal, Role
from services.tenants.models import MEMBER_EMAIL, MEMBER_NAME, TOTP_SECRET, Member, MemberState, SignIn, Tenant
from services.tenants.second_factors import TOTP_STEP_SECONDS

DEMO_PASSWORD = "demo-flexoraa"  # noqa: S105  # printed on the demo's sign-in page
DEMO_DOMAIN = ".test"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMember:
    """A member to sign in as. `code` is empty without a second factor, and while the present one was used up."""

    id: str
    name: str
    role: str
    email: str
    workspace: str
    password: str
    code: str
    wait_seconds: int  # until the next code, 0 while the shown one works


async def list_demo_members(deps: Deps, *, now: datetime) -> list[DemoMember]:
    """Everybody who can sign in, by workspace and role; nobody outside a demo."""
    if not deps.settings.demo or deps.settings.is_production:
        return []
    async with deps.db.deployment() as tx:
        accounts = (await tx.execute(select(SignIn).order_by(SignIn.tenant_id))).all()
        codes = {
            account.member_id: _code(tx.cipher.open(TOTP_SECRET, account.member_id, account.totp_secret), account, now)
            for account in accounts
            if account.totp_secret
        }
    found = [
        member
        for tenant_id in dict.fromkeys(account.tenant_id for account in accounts)
        for member in await _list_members(deps, Principal.system(tenant_id), codes)
    ]
    shown = [member for member in found if member.email.endswith(DEMO_DOMAIN)]
    return sorted(shown, key=lambda member: member.workspace)


async def present_code(deps: Deps, principal: Principal, *, now: datetime) -> str:
    """The code of this moment for one member of a demo; empty outside a demo, and while it was used up."""
    members = await list_demo_members(deps, now=now)
    return next((member.code for member in members if member.id == str(principal.member_id)), "")


async def _list_members(deps: Deps, system: Principal, codes: dict[Any, tuple[str, int]]) -> Sequence[DemoMember]:
    statement = (
        select(Member.id, Member.name, Member.email, Member.role, Tenant.name.label("workspace"))
        .join(Tenant, Tenant.tenant_id == Member.tenant_id)
        .where(Member.state == MemberState.ACTIVE)
    )
    async with deps.db.read(system) as reader:
        rows = (await reader.execute(statement)).all()
        members = [_member(reader, row, *codes.get(row.id, ("", 0))) for row in rows]
    order = [role.value for role in Role]
    return sorted(members, key=lambda member: (order.index(member.role), member.name))


def _member(reader: Any, row: Any, code: str, wait_seconds: int) -> DemoMember:
    return DemoMember(
        id=str(row.id),
        name=reader.cipher.open(MEMBER_NAME, row.id, row.name),
        role=row.role,
        email=reader.cipher.open(MEMBER_EMAIL, row.id, row.email),
        workspace=row.workspace,
        password=DEMO_PASSWORD,
        code=code,
        wait_seconds=wait_seconds,
    )


def _code(secret: str, account: Any, now: datetime) -> tuple[str, int]:
    """The present code, or none and how long the next one takes when this one was used: each works once."""
    step, into = divmod(int(now.timestamp()), TOTP_STEP_SECONDS)
    if account.totp_last_step >= step:
        return "", TOTP_STEP_SECONDS - into
    return pyotp.TOTP(secret).generate_otp(step), 0
