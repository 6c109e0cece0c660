"""How fast the inbox finds words in the encrypted messages of one large tenant, and what the word index costs.

The reference of the search keeps the same texts readable under a GIN index of `tsvector`, without row-level security.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

import asyncpg
from sqlalchemy import select

from services.arrivals import Address, Effect, MessageArrived
from services.bench.companies import Company, open_companies
from services.bench.figures import Figure, Goal, Reference, Size, percentile
from services.bench.ground import Ground, ground
from services.bench.large_tenant import Vocabulary, Whose, fill
from services.conversations import words
from services.conversations.intake import Route
from services.deps import Deps
from services.flows.apply_arrivals import apply_arrivals
from services.ids import new_id
from services.rules.permissions import Principal, Role
from services.runtime import running
from services.screens import inbox
from services.tenants.models import Inbox

NAME = "search"
GOAL_MS = 200
GOAL_SHARE = 5

_MESSAGES = {Size.FULL: 1_000_000, Size.QUICK: 2_500}
_SEARCHES = {Size.FULL: 300, Size.QUICK: 10}
_STORED = {Size.FULL: 300, Size.QUICK: 5}
_PLAIN = """select id from plain_message where to_tsvector('simple', body) @@ plainto_tsquery('simple', $1)
    order by id desc limit 60"""


def measure(size: Size, now: datetime) -> list[Figure]:
    """Fill a tenant, then search it as its admin."""
    with ground() as place:
        return asyncio.run(_measure(place, size, now))


async def _measure(place: Ground, size: Size, now: datetime) -> list[Figure]:
    texts = Vocabulary(seed=7)
    async with running(place.settings()) as deps:
        company, _other = await open_companies(deps, 2, now)
        whose = await _whose(deps, company)
        await fill(place.superuser_url(), whose, texts, _MESSAGES[size], now)
        # One to three words as people say them, of which many are common; and the name of somebody.
        sought = [texts.text(1 + n % 3) for n in range(_SEARCHES[size])]
        ours = await _timed(sought, _searching(deps, company, now))
        connection = await asyncpg.connect(place.superuser_url())
        plain = await _timed(sought, lambda text: connection.fetch(_PLAIN, text))
        await connection.close()
        whole, index = await _cost(deps, whose, company, _STORED[size], now)
    return [
        _latency(f"search in {_MESSAGES[size]:,} messages, p95", ours, plain, 95),
        _latency(f"search in {_MESSAGES[size]:,} messages, p50", ours, plain, 50),
        Figure(
            bench=NAME, name="word index, share of receiving", value=100 * index / whole, unit="%", goal=GOAL_SHARE,
            side=Goal.AT_MOST, reference=Reference(whole * 1000, "ms CPU to receive a message"),
        ),
    ]  # fmt: skip


def _latency(name: str, ours: list[float], plain: list[float], percent: int) -> Figure:
    reference = Reference(percentile(plain, percent), "ms, readable text under GIN")
    value = percentile(ours, percent)
    return Figure(bench=NAME, name=name, value=value, unit="ms", reference=reference, goal=GOAL_MS, side=Goal.AT_MOST)


async def _whose(deps: Deps, company: Company) -> Whose:
    async with deps.db.read(Principal.system(company.tenant_id)) as reader:
        inbox_id: UUID = await reader.scalar(select(Inbox.id).where(Inbox.tenant_id == reader.tenant_id))
        return Whose(tenant_id=company.tenant_id, inbox_id=inbox_id, cipher=reader.cipher)


def _searching(deps: Deps, company: Company, now: datetime) -> Callable[[str], Awaitable[object]]:
    admin = Principal.member(company.tenant_id, company.admin_id, Role.ADMIN)

    async def search(sought: str) -> object:
        async with deps.db.read(admin) as reader:
            return await inbox.list_conversations(reader, admin, inbox.Query(text=sought), now=now)

    return search


async def _timed(sought: list[str], search: Callable[[str], Awaitable[object]]) -> list[float]:
    """Milliseconds of each search; the first one is left out, it opens connections."""
    taken = []
    for text in (sought[0], *sought):
        started = time.perf_counter()
        await search(text)
        taken.append((time.perf_counter() - started) * 1000)
    return taken[1:]


async def _cost(deps: Deps, whose: Whose, company: Company, count: int, now: datetime) -> tuple[float, float]:
    """Seconds of this process's CPU to receive one message, and for its words alone."""
    texts = Vocabulary(seed=8)
    account, business = company.account.phone_number_id, company.account.waba_id
    assert account
    assert business
    route = Route(tenant_id=whose.tenant_id, inbox_id=whose.inbox_id, account=account, business_id=business)
    arrivals = [_arrival(account, n, texts.text(12), now) for n in range(count)]
    await apply_arrivals(deps, whose.tenant_id, [(route, _arrival(account, count, "warm", now))], now)
    started = time.process_time()
    for arrival in arrivals:
        await apply_arrivals(deps, whose.tenant_id, [(route, arrival)], now)
    whole = time.process_time() - started
    async with deps.db.transaction(Principal.system(whose.tenant_id)) as tx:
        started = time.process_time()
        for arrival in arrivals:
            words.index(tx, [(new_id(now), new_id(now), arrival.body)])
        index = time.process_time() - started
    return whole / count, index / count


def _arrival(account: str, number: int, body: str, now: datetime) -> MessageArrived:
    return MessageArrived(
        account=account,
        provider_id=f"wamid.bench.{number}",
        at=now,
        sender=Address(phone=f"9198{number % 50:08d}"),
        kind="text",
        body=body,
        details={},
        effect=Effect.OPENS_TURN,
    )
