"""Opens a demo company as any tenant is opened: members with the demo's password, and the number the sandbox plays."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

from services.db import Database
from services.demo.companies import DemoCompany, DemoPerson
from services.demo.team import CAPACITY
from services.flows.demo_members import DEMO_PASSWORD
from services.flows.open_tenant import PERIOD, NewInbox, NewMember, NewTenant, open_tenant
from services.legal.commands import Origin, accept
from services.passwords import hash_password
from services.rules.legal import DocumentKind
from services.rules.permissions import Principal, Role
from services.sandbox.accounts import DEMO_ACCOUNTS, Account
from services.tenants.models import Availability

# Opened a period and six days ago, so that one renewal lies within the month.
OPENED_BEFORE = PERIOD + timedelta(days=6)
ACCESS_TOKEN = "sandbox-token"  # noqa: S105  # the sandbox takes it, nobody else


async def open_company(db: Database, company: DemoCompany, at: datetime) -> UUID:
    """Open the tenant with everybody who can sign in; all share one password, hashed once."""
    hashed = await asyncio.to_thread(hash_password, DEMO_PASSWORD)
    account = account_of(company)
    new = NewTenant(
        name=company.name,
        slug=company.slug,
        plan=company.plan,
        timezone=company.timezone,
        default_currency=company.currency,
        burn_limit_deci=company.burn_limit_deci,
        members=tuple(_member(company, person, hashed) for person in company.members),
        inboxes=(
            NewInbox(
                name=f"{company.name} on WhatsApp",
                phone_number_id=account.phone_number_id,
                business_id=account.waba_id,
                display_address=account.display_phone_number,
                access_token=ACCESS_TOKEN,
            ),
        ),
    )
    opened = await open_tenant(db, new, at)
    admins = [person.role is Role.ADMIN for person in company.members]
    await _accept_documents(db, opened.tenant_id, opened.member_ids[admins.index(True)], at)
    return opened.tenant_id


async def _accept_documents(db: Database, tenant_id: UUID, admin_id: UUID, at: datetime) -> None:
    """As the admin would on the first day, so that a demo opens with every page."""
    async with db.transaction(Principal.member(tenant_id, admin_id, Role.ADMIN)) as tx:
        await accept(tx, admin_id, list(DocumentKind), Origin(address="", user_agent="demo"), now=at)


def account_of(company: DemoCompany) -> Account:
    """The number that the sandbox plays for the company."""
    return next(account for account in DEMO_ACCOUNTS if account.tenant == company.name)


def _member(company: DemoCompany, person: DemoPerson, hashed: str) -> NewMember:
    is_sdr = person.role is Role.SDR
    return NewMember(
        email=f"{person.login}@{company.slug}.test",
        name=person.name,
        role=person.role,
        password_hash=hashed,
        totp_secret=person.totp_secret,
        languages=person.languages,
        availability=Availability.AVAILABLE if is_sdr else Availability.AWAY,
        capacity=CAPACITY,
    )
