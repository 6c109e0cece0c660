"""What every test stands on: PostgreSQL and Valkey started once, the sandbox beside them, and two fresh tenants.

A test gets tenants of its own instead of an emptied database, so tests neither wait for nor disturb each other.
"""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from services import runtime
from services.deps import Deps
from services.embedded import supervisor
from services.flows.open_tenant import NewInbox, NewMember, NewTenant, open_tenant
from services.migrations import migrate
from services.rules.permissions import Principal, Role
from services.rules.plans import PlanCode
from services.settings import Settings, load_settings

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


@pytest.fixture(scope="session")
def services_urls() -> Iterator[dict[str, str]]:
    """Addresses of PostgreSQL and Valkey: the environment's, or embedded ones that end with the session."""
    with tempfile.TemporaryDirectory(prefix="flexoraa-tests-", ignore_cleanup_errors=True) as folder:
        # pytest's own folders are closed to the user that PostgreSQL runs as under root.
        Path(folder).chmod(0o711)
        embedded = supervisor.start(Path(folder), os.environ)
        try:
            yield {
                name: os.environ.get(name, "") or embedded.variables.get(name, "")
                for name in ("DATABASE_URL", "FLEXORAA_MIGRATION_DATABASE_URL", "REDIS_URL")
            }
        finally:
            embedded.stop()


@pytest.fixture(scope="session")
def settings(services_urls: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the product under test: no quiet time, and only the fast part of the local engine."""
    return load_settings(
        database_url=services_urls["DATABASE_URL"],
        migration_database_url=services_urls["FLEXORAA_MIGRATION_DATABASE_URL"] or services_urls["DATABASE_URL"],
        redis_url=services_urls["REDIS_URL"],
        data_dir=tmp_path_factory.mktemp("data"),
        meta_app_secret=APP_SECRET,
        meta_verify_token=VERIFY_TOKEN,
        meta_graph_url="http://127.0.0.1:9/graph",
        quiet_seconds=0,
        use_embeddings=False,
    )


@pytest.fixture(scope="session")
async def deps(settings: Settings) -> AsyncIterator[Deps]:
    """The product's dependencies on a migrated database."""
    assert settings.migration_database_url is not None
    keyring = runtime.Keyring(runtime.key_provider(settings))
    await migrate(settings.migration_database_url.get_secret_value(), keyring, NOW)
    async with runtime.running(settings) as built:
        yield built


@pytest.fixture
async def asha(deps: Deps) -> Company:
    """A company on the largest plan."""
    return await make_company(deps, plan=PlanCode.FULL_OS, burn_limit_deci=50_000)


@pytest.fixture
async def borneo(deps: Deps) -> Company:
    """The other company, which must never see the first one's data."""
    return await make_company(deps, plan=PlanCode.LEADOS_PRO)


async def make_company(deps: Deps, *, plan: PlanCode, burn_limit_deci: int | None = None) -> Company:
    """Open a tenant with an inbox of a number that no other test has."""
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
    return Company(
        tenant_id=opened.tenant_id,
        inbox_id=opened.inbox_ids[0],
        phone_number_id=phone_number_id,
        business_id=business_id,
        members=dict(zip(names, opened.member_ids, strict=True)),
    )


def _member(name: str, number: int) -> NewMember:
    role = Role.SDR if name in ("meera", "dev") else Role(name)
    return NewMember(email=f"{name}@company-{number}.test", name=name.title(), role=role, password_hash=NO_PASSWORD)


@pytest.fixture(scope="session")
def payloads() -> Path:
    """The folder of provider payloads, typed from the providers' documents."""
    return Path(__file__).parent / "payloads"
