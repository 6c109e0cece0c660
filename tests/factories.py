"""Standing characters and what tests make of them: companies, payloads as Meta writes them, a delivery taken in."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from uuid import UUID

from services.deps import Deps
from services.flows.accept_documents import accept_documents
from services.flows.open_tenant import NewInbox, NewMember, NewTenant, open_tenant
from services.legal.commands import Origin
from services.legal.documents import current_versions
from services.rules.permissions import Principal, Role
from services.rules.plans import PlanCode

APP_SECRET = "test-app-secret"
VERIFY_TOKEN = "test-verify-token"
NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
# A hash of nothing anybody types: members of these tests act as principals and do not sign in.
NO_PASSWORD = "!"

_numbers = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A tenant with one inbox and one member of each role; `meera` and `dev` are its SDRs."""

    tenant_id: UUID
    inbox_id: UUID
    phone_number_id: str
    business_id: str
    members: dict[str, UUID]

    @property
    def system(self) -> Principal:
        """The product acting for this tenant."""
        return Principal.system(self.tenant_id)

    def member(self, name: str) -> Principal:
        """A member by first name: admin, manager, meera, dev, auditor, product, devops, readonly."""
        role = Role.SDR if name in ("meera", "dev") else Role(name)
        return Principal.member(self.tenant_id, self.members[name], role)


async def make_company(
    deps: Deps, *, plan: PlanCode, burn_limit_deci: int | None = None, has_accepted: bool = True
) -> Company:
    """Open a tenant with an inbox of a number that no other test has; its admin accepted the legal documents."""
    number = next(_numbers)
    names = ("admin", "manager", "meera", "dev", "auditor", "product", "devops", "readonly")
    phone_number_id, business_id = f"10{number:013d}", f"20{number:013d}"
    opened = await open_tenant(
        deps.db,
        NewTenant(
            name=f"Company {number}",
            slug=f"company-{number}",
            plan=plan,
            burn_limit_deci=burn_limit_deci,
            members=tuple(_member(name, number) for name in names),
            inboxes=(
                NewInbox(
                    name="Sales",
                    phone_number_id=phone_number_id,
                    business_id=business_id,
                    display_address=f"+9180{number:08d}",
                    access_token="sandbox-token",
                ),
            ),
        ),
        NOW,
    )
    company = Company(
        tenant_id=opened.tenant_id,
        inbox_id=opened.inbox_ids[0],
        phone_number_id=phone_number_id,
        business_id=business_id,
        members=dict(zip(names, opened.member_ids, strict=True)),
    )
    if has_accepted:
        origin = Origin(address="192.0.2.1", user_agent="tests")
        await accept_documents(deps, company.member("admin"), current_versions(), origin, NOW)
    return company


def _member(name: str, number: int) -> NewMember:
    role = Role.SDR if name in ("meera", "dev") else Role(name)
    return NewMember(email=f"{name}@company-{number}.test", name=name.title(), role=role, password_hash=NO_PASSWORD)
