"""What every test stands on: PostgreSQL and Valkey started once, the sandbox beside them, and two fresh tenants.

A test gets tenants of its own instead of an emptied database, so tests neither wait for nor disturb each other.
"""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from factories import APP_SECRET, NOW, VERIFY_TOKEN, Company, make_company

from services import runtime
from services.deps import Deps
from services.embedded import postgres, roles, supervisor
from services.embedded.home import load_secret
from services.migrations import migrate
from services.rules.plans import PlanCode
from services.settings import Settings, load_settings

# Each of these has a costly stage of its own, a running product or a browser: its tests go to one worker of a run.
_ONE_STAGE = (
    "e2e/",
    "faults/test_faults_queue.py",
    "faults/test_faults_crash_points.py",
    "faults/test_faults_processes.py",
    "app/test_process_up.py",
    "isolation/test_canary.py",
)
# Whatever takes long begins first, so that the workers end together.
_LONG = (
    "faults/test_",
    "app/test_process_up.py",
    "bench/",
    "e2e/",
    "isolation/test_canary.py",
    "isolation/test_pooler.py",
)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Tell workers what belongs together."""
    if stage := next((one for one in _ONE_STAGE if _path(item).startswith(one)), None):
        item.add_marker(pytest.mark.xdist_group(stage))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bring what takes long to the front; chance orders the rest."""
    items.sort(key=lambda item: not _path(item).startswith(_LONG))


def _path(item: pytest.Item) -> str:
    return item.path.relative_to(Path(__file__).parent).as_posix()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests counted, in whichever worker they ran."""
    passed = terminalreporter.getreports("passed")
    for name, counted in (one for report in passed for one in report.user_properties):
        terminalreporter.write_line(f"{name}: {counted}")


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
            } | {"SUPERUSER_URL": _superuser_url(embedded)}
        finally:
            embedded.stop()


def _superuser_url(embedded: supervisor.Embedded) -> str:
    """For tests that alter stored rows behind the product's back; empty where the server is not our own."""
    if embedded.postgres is None:
        return ""
    password = load_secret(embedded.home, postgres.SUPERUSER)
    return f"postgresql://{postgres.SUPERUSER}:{password}@127.0.0.1:{embedded.postgres.port}/{roles.DATABASE}"


@pytest.fixture(scope="session")
def superuser_url(services_urls: dict[str, str]) -> str:
    """The superuser's address; tests that need it are left out on a server that is not our own."""
    if not services_urls["SUPERUSER_URL"]:
        pytest.skip("needs the superuser of an embedded server")
    return services_urls["SUPERUSER_URL"]


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


@pytest.fixture(scope="session")
def payloads() -> Path:
    """The folder of provider payloads, typed from the providers' documents."""
    return Path(__file__).parent / "payloads"
