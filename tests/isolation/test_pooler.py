"""The main path through pgbouncer in transaction mode, with fewer server connections than tenants have transactions."""

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import asyncpg
import pytest
from factories import Company, make_company
from pydantic import SecretStr
from small_world import open_morning
from sqlalchemy import func, select
from sqlalchemy.engine import make_url
from tabs import open_session
from twins import NAME, WORDS

from flexoraa_app.session import wall_now
from services import jobs, runtime, worker
from services.contacts.models import Contact
from services.conversations.models import Author, Message
from services.deps import Deps
from services.embedded.child import free_port
from services.flows.seal_events import seal_events
from services.flows.sessions import find_session
from services.rules.plans import PlanCode
from services.screens import inbox
from services.settings import Settings
from services.tenants.sessions import hash_token

PGBOUNCER = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SERVER_CONNECTIONS = 2
ROUNDS = 30
READY_SECONDS = 30

pytestmark = pytest.mark.skipif(
    PGBOUNCER is None and os.getuid() != 0, reason="pgbouncer is not installed and cannot be: see setup/pgbouncer"
)


@pytest.fixture(scope="module")
def pooler_url(settings: Settings) -> Iterator[str]:
    """The address of a pgbouncer before the test server; it does not run as root."""
    assert PGBOUNCER, "run setup/pgbouncer"
    assert settings.database_url is not None
    server, port = make_url(settings.database_url.get_secret_value()), free_port()
    # Pytest's own folder is the starting account's alone, at a depth that differs between one process and several.
    folder = Path(tempfile.mkdtemp(prefix="flexoraa-pgbouncer-"))
    (folder / "users.txt").write_text(f'"{server.username}" "{server.password}"\n')
    (folder / "pgbouncer.ini").write_text(
        f"""[databases]
        {server.database} = host=127.0.0.1 port={server.query.get("port") or server.port}
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = {port}
        unix_socket_dir =
        auth_type = plain
        auth_file = {folder}/users.txt
        pool_mode = transaction
        default_pool_size = {SERVER_CONNECTIONS}
        max_client_conn = 100""".replace("\n        ", "\n")
    )
    folder.chmod(0o711)
    for one in folder.iterdir():
        one.chmod(0o644)
    account = "nobody" if os.getuid() == 0 else None
    process = subprocess.Popen([PGBOUNCER, "-q", str(folder / "pgbouncer.ini")], user=account)
    yield server.set(host="127.0.0.1", port=port, query={}).render_as_string(hide_password=False)
    process.terminate()
    process.wait(READY_SECONDS)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
async def pooled(deps: Deps, settings: Settings, pooler_url: str) -> AsyncIterator[Deps]:
    """The product whose only address is the pooler's, but for the listener of the queue."""
    await _until(lambda: _answers(pooler_url))
    changed = {
        "database_url": SecretStr(pooler_url),
        "queue_database_url": settings.database_url,
        "statement_cache_size": 0,
        "data_dir": settings.data_dir,
    }
    async with runtime.running(settings.model_copy(update=changed)) as built:
        yield built


async def _until(is_so: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(READY_SECONDS):
        while not await is_so():  # noqa: ASYNC110  # what is waited for happens in another process
            await asyncio.sleep(0.05)


async def _answers(url: str) -> bool:
    try:
        connection = await asyncpg.connect(url, statement_cache_size=0)
    except (OSError, asyncpg.PostgresError):
        return False
    await connection.close()
    return True


@pytest.fixture
async def companies(pooled: Deps) -> tuple[Company, Company]:
    """Two tenants that were opened through the pooler."""
    plan = PlanCode.FULL_OS
    return await make_company(pooled, plan=plan), await make_company(pooled, plan=plan)


async def test_message_is_received_answered_delivered_and_sealed(
    pooled: Deps, companies: tuple[Company, Company]
) -> None:
    own = companies[0]
    now = pooled.clock.now()
    mornings = [await open_morning(pooled, company) for company in companies]
    working, stop = mornings[0].deps, asyncio.Event()
    address = pooled.settings.queue_database_url
    assert address is not None
    runner = asyncio.create_task(jobs.run_forever(address.get_secret_value(), worker.handlers(working), stop))
    try:
        await mornings[0].writes("919811190001", "Hi, what is the price?", now)
        await mornings[1].writes("919811190002", f"Hi, what is the price? {WORDS}", now, name=NAME)
        await _until(lambda: _are_answered(pooled, companies))
    finally:
        stop.set()
        await runner
    while await seal_events(pooled, now):
        """Until the chain holds all."""
    async with pooled.db.read(own.member("admin")) as reader:
        shown = await inbox.list_conversations(reader, own.member("admin"), inbox.Query(), now=now)
    assert len(shown.rows) == 1
    assert NAME not in repr(shown)
    assert WORDS not in repr(shown)


async def _are_answered(deps: Deps, companies: tuple[Company, Company]) -> bool:
    accepted = select(func.count()).where(Message.author == Author.AI, Message.provider_index.is_not(None))
    numbers = []
    for company in companies:
        async with deps.db.read(company.system) as reader:
            numbers.append(int(await reader.scalar(accepted)))
    return 0 not in numbers


async def test_session_is_found_through_the_pooler(pooled: Deps, companies: tuple[Company, Company]) -> None:
    who = companies[0].member("admin")
    cookie = await open_session(pooled, who, wall_now())

    token_hash = hash_token(pooled.settings, cookie.partition("=")[2])

    assert await find_session(pooled, token_hash, wall_now()) == who


async def test_server_connections_keep_nothing_of_a_tenant(
    pooled: Deps, companies: tuple[Company, Company], pooler_url: str
) -> None:
    left: list[tuple[str, str]] = []

    async def read(company: Company) -> None:
        async with pooled.db.read(company.system) as reader:
            seen = set((await reader.execute(select(Contact.tenant_id))).scalars())
            assert seen <= {company.tenant_id}

    async def look() -> None:
        connection = await asyncpg.connect(pooler_url, statement_cache_size=0)
        row = await connection.fetchrow(
            "select coalesce(current_setting('app.tenant_id', true), ''), current_setting('role'), pg_backend_pid()"
        )
        left.append((row[0], row[1]))
        await connection.close()

    for _ in range(ROUNDS):
        await asyncio.gather(read(companies[0]), look(), read(companies[1]), look())

    assert set(left) == {("", "none")}
    assert len(left) == 2 * ROUNDS
