"""Tenants to measure with: funded, one WhatsApp number and one admin each; and signed-in sessions for them."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert

from services.bench.ground import ACCESS_TOKEN
from services.billing import commands as billing
from services.deps import Deps
from services.flows.open_tenant import NewInbox, NewMember, NewTenant, open_tenant
from services.ids import new_id
from services.rules.permissions import Principal, Role
from services.rules.plans import PlanCode
from services.rules.session_life import ABSOLUTE
from services.sandbox.accounts import Account
from services.tenants.models import Availability, MemberSession
from services.tenants.sessions import hash_token

# Enough that no measurement ends at an empty wallet.
FUNDS_DECI = 10_000_000
NO_PASSWORD = "!"  # noqa: S105  # a hash of nothing anybody types


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A tenant, its admin, and its number as Meta knows it."""

    tenant_id: UUID
    admin_id: UUID
    account: Account


async def open_companies(deps: Deps, number: int, now: datetime) -> list[Company]:
    """Open `number` tenants that can afford everything."""
    return [await _open(deps, n, now) for n in range(number)]


async def _open(deps: Deps, n: int, now: datetime) -> Company:
    account = Account(
        channel="whatsapp",
        tenant=f"Bench {n}",
        phone_number_id=f"50{n:013d}",
        waba_id=f"60{n:013d}",
        display_phone_number=f"+9180{n:08d}",
        verified_name=f"Bench {n}",
    )
    opened = await open_tenant(deps.db, _new_tenant(account, n), now)
    async with deps.db.transaction(Principal.system(opened.tenant_id)) as tx:
        await billing.grant(tx, FUNDS_DECI, "bench", now=now)
    return Company(tenant_id=opened.tenant_id, admin_id=opened.member_ids[0], account=account)


def _new_tenant(account: Account, n: int) -> NewTenant:
    names = (("Admin", Role.ADMIN), ("Meera", Role.SDR), ("Dev", Role.SDR))
    inbox = NewInbox(
        name="Sales",
        phone_number_id=account.phone_number_id,
        business_id=account.waba_id,
        display_address=account.display_phone_number,
        access_token=ACCESS_TOKEN,
    )
    return NewTenant(
        name=account.tenant,
        slug=f"bench-{n}",
        plan=PlanCode.FULL_OS,
        burn_limit_deci=FUNDS_DECI,
        members=tuple(_member(name, role, n) for name, role in names),
        inboxes=(inbox,),
    )


def _member(name: str, role: Role, n: int) -> NewMember:
    return NewMember(
        email=f"{name.lower()}@bench-{n}.test",
        name=name,
        role=role,
        password_hash=NO_PASSWORD,
        languages=("en", "hi", "ar"),
        availability=Availability.AVAILABLE,
    )


async def sign_in_tabs(deps: Deps, companies: Sequence[Company], now: datetime) -> list[str]:
    """Open one session for each company's admin; return the cookies' tokens in the same order."""
    tokens = [secrets.token_urlsafe(32) for _ in companies]
    hashes = [hash_token(deps.settings, token) for token in tokens]
    rows = [_session(company, hashed, now) for company, hashed in zip(companies, hashes, strict=True)]
    async with deps.db.deployment() as tx:
        await tx.execute(insert(MemberSession), rows)
    return tokens


def _session(company: Company, token_hash: bytes, now: datetime) -> dict[str, object]:
    return {
        "token_hash": token_hash,
        "id": new_id(now),
        "tenant_id": company.tenant_id,
        "member_id": company.admin_id,
        "role": Role.ADMIN,
        "method": "bench",
        "user_agent": "bench",
        "created_at": now,
        "acted_at": now,
        "expires_at": now + ABSOLUTE,
    }
