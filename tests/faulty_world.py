"""A product of several processes that may be killed, its sandbox, and the truth as the database's owner sees it."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
from redis import Redis

from services.bench import traffic
from services.bench.companies import Company, open_companies
from services.bench.ground import Ground, Running, ground
from services.conversations.provider_ids import index_of
from services.crypto import Cipher
from services.embedded import child
from services.rules.permissions import Principal
from services.runtime import running

# FLEXORAA_FAULTS=full takes the counts of the promise; the default is what a test run can afford.
IS_FULL = os.environ.get("FLEXORAA_FAULTS") == "full"
SEED = int(os.environ.get("FLEXORAA_SEED", random.SystemRandom().randrange(10_000)))
SETTLES_WITHIN_SECONDS = 300 if IS_FULL else 120
_LOOK_EVERY_SECONDS = 0.5

_LEFT = {
    "deliveries": "select id, attempts::text as why from delivery where state = 'waiting'",
    "jobs": "select id, entrypoint || ' ' || status as why from queue.pgqueuer where status in ('queued', 'picked')",
    "messages": "select id, status || coalesce(due_at::text, '') as why from message where status = 'queued'",
    "turns": """select id, coalesce(held_at::text, 'open') as why from conversation
        where last_inbound_seq > answered_seq and ai_state = 'on' and opted_out_at is null""",
}


@dataclass(slots=True, kw_only=True)
class FaultyWorld:
    """Where the tests of faults take place; `web` and `worker` change when they are killed and started again."""

    place: Ground
    companies: Sequence[Company]
    ciphers: Sequence[Cipher]
    web_port: int
    sandbox_port: int
    web: Running
    worker: Running
    dice: random.Random = field(default_factory=lambda: random.Random(SEED))
    # The ids of all messages that contacts wrote so far.
    written: list[str] = field(default_factory=list)
    _servers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def control(self, path: str, asked: object = None) -> Any:
        """Call a control route of the sandbox; POST where there is a body."""
        body = None if asked is None else json.dumps(asked).encode()
        url = f"http://127.0.0.1:{self.sandbox_port}/_sandbox/{path}"
        with urllib.request.urlopen(urllib.request.Request(url, data=body), timeout=30) as answer:
            return json.load(answer)

    def contacts_write(self, number: int, *, contacts: int, run: str = "") -> None:
        """`number` messages of so many contacts, spread over the companies."""
        rows = [
            {
                "tenant": self.companies[contact % len(self.companies)].account.tenant,
                "from": f"9198{contact:08d}",
                "text": f"{traffic.TEXTS[n % len(traffic.TEXTS)]} ({run}{n})",
            }
            for n in range(number)
            for contact in [self.dice.randrange(contacts)]
        ]
        self.written += self.control("inbound", rows)["message_ids"]

    def contact_writes(self, phone: str, text: str) -> str:
        """One message to the first company; its id."""
        row = {"tenant": self.companies[0].account.tenant, "from": phone, "text": text}
        (message_id,) = self.control("inbound", [row])["message_ids"]
        self.written.append(message_id)
        return str(message_id)

    def read_index(self, provider_ids: Sequence[str]) -> dict[bytes, str]:
        """What the provider's ids of messages are found by, whichever company's they are."""
        return {index_of(cipher, one): one for cipher in self.ciphers for one in provider_ids}

    def ask(self, sql: str, *arguments: object) -> list[asyncpg.Record]:
        """Rows as the database's owner sees them, whom no policy stops."""

        async def fetch() -> list[asyncpg.Record]:
            connection = await asyncpg.connect(self.place.superuser_url(), timeout=10)
            try:
                return await connection.fetch(sql, *arguments)
            finally:
                await connection.close()

        return asyncio.run(fetch())

    def kill_web(self) -> None:
        """kill -9 the web process and start another on the same port."""
        self.web.kill()
        self.web = self.place.start_web("--no-worker", port=self.web_port)

    def kill_worker(self) -> None:
        """kill -9 the worker and start another."""
        self.worker.kill()
        self.worker = self.place.start_worker()

    def crash_postgres(self) -> None:
        """Immediate shutdown of PostgreSQL, and a start with the same words: it recovers from its log."""
        with self.postgres_away():
            pass

    @contextmanager
    def postgres_away(self) -> Iterator[None]:
        """The same with the block in between."""
        home, server = self.place.embedded.home, self.place.embedded.postgres
        assert server
        assert server.process
        process = self._servers[-1] if self._servers else server.process
        command = Path(f"/proc/{process.pid}/cmdline").read_bytes().rstrip(b"\0").decode().split("\0")
        process.send_signal(signal.SIGQUIT)
        process.wait()
        yield
        log = self.place.folder / f"postgres-{len(self._servers)}.log"
        self._servers.append(child.spawn(command, log=log, dies_with=signal.SIGINT, owner=home.owner))
        self._until_postgres_answers()

    def flush_valkey(self) -> None:
        """Let Valkey forget everything."""
        with Redis.from_url(self.place.variables["REDIS_URL"]) as valkey:
            valkey.flushall()

    def stop_valkey(self) -> None:
        """Kill Valkey; nobody starts it again."""
        server = self.place.embedded.valkey
        assert server
        assert server.process
        server.process.kill()
        server.process.wait()

    def settle(self) -> None:
        """Wait until everything is received, answered, sent and reported."""
        self._wait_without(set(_LEFT) | {"webhooks", "statuses"})

    def wait_for_jobs(self) -> None:
        """Wait until webhooks, deliveries and jobs are done; what then stays open has nobody who comes back to it."""
        self._wait_without({"webhooks", "deliveries", "jobs"})

    def _wait_without(self, kinds: set[str]) -> None:
        """Wait until two looks in a row find nothing of these kinds: one may miss what is between two places."""
        deadline = time.monotonic() + SETTLES_WITHIN_SECONDS
        looks = 0
        while looks < 2:
            left = {name: found for name, found in self.left().items() if name in kinds}
            looks = 0 if left else looks + 1
            assert time.monotonic() < deadline, left
            time.sleep(_LOOK_EVERY_SECONDS)

    def left(self) -> dict[str, object]:
        """What is still to be done: in the product, on the way to it, and statuses to come."""
        inside = {name: [tuple(row) for row in self.ask(sql)] for name, sql in _LEFT.items()}
        outside = {
            "webhooks": self.control("webhooks")["waiting"],
            "statuses": [sent["opaque"] for sent in self.sent() if sent["status"] not in ("read", "failed")],
        }
        return {name: found for name, found in (inside | outside).items() if found}

    def sent(self) -> list[dict[str, Any]]:
        """What the product sent, as the sandbox received it."""
        messages: list[dict[str, Any]] = self.control("outbox")["messages"]
        return messages

    def check(self) -> subprocess.CompletedProcess[str]:
        """`flexoraa check` beside the running product."""
        command = [sys.executable, "-m", "services.command_line", "check", "--data", str(self.place.folder)]
        environ = {**os.environ, **self.place.variables}
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, cwd="/")

    def end(self) -> None:
        """Stop the processes before the servers that this world started itself."""
        self.place.stop()
        for process in self._servers:
            child.stop(process, by=signal.SIGINT, within_seconds=10)

    def _until_postgres_answers(self) -> None:
        deadline = time.monotonic() + 60
        while True:
            try:
                self.ask("select 1")
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                assert time.monotonic() < deadline, "PostgreSQL did not come back"
                time.sleep(0.1)
            else:
                return


@contextmanager
def faulty_world(**variables: str) -> Iterator[FaultyWorld]:
    """A running world with two companies; `{sandbox}` in a variable becomes the sandbox's address.

    The seed is printed; FLEXORAA_SEED repeats it.
    """
    print(f"FLEXORAA_SEED={SEED}")
    web_port, sandbox_port = child.free_port(), child.free_port()
    graph = f"http://127.0.0.1:{sandbox_port}/graph/v25.0"
    addressed = {name: value.format(sandbox=f"http://127.0.0.1:{sandbox_port}") for name, value in variables.items()}
    with ground(FLEXORAA_META_GRAPH_URL=graph, FLEXORAA_TURNS_PER_SECOND="1000", **addressed) as place:
        companies, ciphers = asyncio.run(_open(place))
        place.start_sandbox(
            sandbox_port,
            FLEXORAA_SANDBOX_WEBHOOK_URL=f"http://127.0.0.1:{web_port}{traffic.WEBHOOK_PATH}",
            FLEXORAA_SANDBOX_SEED=str(SEED),
        )
        web = place.start_web("--no-worker", port=web_port)
        world = FaultyWorld(
            place=place,
            companies=companies,
            ciphers=ciphers,
            web_port=web_port,
            sandbox_port=sandbox_port,
            web=web,
            worker=place.start_worker(),
        )
        for company in companies:
            world.control("accounts", company.account.as_json())
        try:
            yield world
        finally:
            world.end()


async def _open(place: Ground) -> tuple[list[Company], list[Cipher]]:
    async with running(place.settings()) as deps:
        companies, ciphers = await open_companies(deps, 2, datetime.now(UTC)), []
        for company in companies:
            async with deps.db.read(Principal.system(company.tenant_id)) as reader:
                ciphers.append(reader.cipher)
        return companies, ciphers
