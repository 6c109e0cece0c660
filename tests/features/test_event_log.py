"""The log holds what happened and nothing about people, once, in order, and shows where it was touched."""

import asyncio
import base64
import contextlib
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
from any_row import BareTenant, make_bare_tenant
from factories import NOW, Company
from small_world import open_morning
from sqlalchemy import func, select, text

from services.db import Database
from services.deps import Deps
from services.events.catalog.team import MemberSignedIn, MemberSignedOut
from services.events.models import EventHead, EventLog, EventPending, EventSeal
from services.flows.answer_turn import answer_turn
from services.flows.seal_events import seal_events
from services.flows.verify_log import verify
from services.ports import Nudge
from services.rules.audit_chain import first_bad_seq
from services.schema import METADATA

Run = Callable[..., Awaitable[None]]

PHONE, NAME, WORDS = "919876501234", "Zanskar Quillfeather", "xylophone marmalade 7315"
CANARIES = (PHONE, NAME, "Zanskar", WORDS, "marmalade")


@pytest.fixture
def as_superuser(deps: Deps, superuser_url: str) -> Run:
    """Change the log behind the product's back, as one who owns the server can."""

    async def run(script: str) -> None:
        connection = await asyncpg.connect(superuser_url)
        try:
            async with connection.transaction():
                await connection.execute("set local session_replication_role = replica")
                for table in ("event_log", "event_seal"):
                    await connection.execute(f"alter table {table} disable trigger append_only")
                await connection.execute(script)
                for table in ("event_log", "event_seal"):
                    await connection.execute(f"alter table {table} enable always trigger append_only")
        finally:
            await connection.close()

    return run


async def _emit(deps: Deps, tenant: BareTenant, *, count: int = 1) -> None:
    async with deps.db.transaction(tenant.system) as tx:
        for _ in range(count):
            tx.emit(MemberSignedOut(member_id=uuid4()), at=NOW)


async def _seal_all(deps: Deps) -> None:
    while await seal_events(deps, NOW):
        pass


async def _chain(deps: Deps, tenant: BareTenant) -> Sequence[Any]:
    async with deps.db.read(tenant.system) as reader:
        statement = (
            select(EventSeal.seq, EventLog.canonical, EventSeal.hash)
            .join(EventLog, (EventLog.tenant_id == EventSeal.tenant_id) & (EventLog.id == EventSeal.event_id))
            .order_by(EventSeal.seq)
        )
        return [tuple(row) for row in await reader.execute(statement)]


def _forms(words: str) -> set[bytes]:
    """How a text may lie in stored bytes: plain, wide, escaped, hex, and base64 at each of its three offsets."""
    plain, wide = words.encode(), words.encode("utf-16-le")
    in_base64 = {base64.b64encode(b"\0" * shift + plain)[4 * (shift > 0) : -4].rstrip(b"=") for shift in range(3)}
    return {plain, wide, json.dumps(words).encode(), plain.hex().encode(), wide.hex().encode()} | in_base64


async def _rows_with_canaries(url: str) -> list[str]:
    """The tables whose rows hold a canary; bytes are looked at as hex, which is how PostgreSQL prints them."""
    connection = await asyncpg.connect(url)
    found = []
    tables = [table.name for table in METADATA.sorted_tables] + ["queue.pgqueuer", "queue.pgqueuer_log"]
    for name in tables:
        rows = await connection.fetch(f"select t::text as line from {name} t")
        stored = "\n".join(row["line"] for row in rows).lower().encode()
        forms = {form for canary in CANARIES for form in _forms(canary)}
        found += [name] if any(form.lower() in stored or form.hex().encode() in stored for form in forms) else []
    await connection.close()
    return found


async def test_nobodys_name_number_or_words_lie_in_the_clear(deps: Deps, asha: Company, superuser_url: str) -> None:
    morning = await open_morning(deps, asha)
    message = {"from": PHONE, "id": "wamid.canary", "type": "text", "text": {"body": f"price of {WORDS}? 20 lakh"}}
    person = {"profile": {"name": NAME}, "wa_id": PHONE}
    stamp = {"timestamp": str(int(NOW.timestamp()))}
    await morning._receive({"contacts": [person], "messages": [message | stamp]}, NOW)
    async with deps.db.read(asha.system) as reader:
        conversation_id = await reader.scalar(text("select id from conversation"))
    await answer_turn(morning.deps, asha.tenant_id, conversation_id, NOW)
    await morning.sends()

    async with deps.db.read(asha.system) as reader:
        assert await reader.scalar(select(func.count()).select_from(EventLog)) > 8
    assert await _rows_with_canaries(superuser_url) == []


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param(f"a {NAME} b".encode(), id="plain"),
        pytest.param(base64.b64encode(f"ab {NAME} cd".encode()), id="base64"),
        pytest.param(NAME.encode("utf-16-le"), id="utf-16"),
        pytest.param(NAME.encode().hex().encode(), id="hex"),
    ],
)
async def test_search_for_canaries_would_find_them(
    deps: Deps, asha: Company, as_superuser: Run, superuser_url: str, stored: bytes
) -> None:
    rewrite = "update event_log set canonical = '\\x{}' where tenant_id = '{}'"
    await as_superuser(rewrite.format(stored.hex(), asha.tenant_id))
    found = await _rows_with_canaries(superuser_url)
    await as_superuser(rewrite.format("", asha.tenant_id))

    assert found == ["event_log"]


async def test_canonical_bytes_are_sorted_compact_json_without_fractions(deps: Deps) -> None:
    tenant = await make_bare_tenant(deps)
    async with deps.db.transaction(tenant.system) as tx:
        tx.emit(MemberSignedIn(member_id=uuid4(), method="naïve \u2028 \"'\x01"), at=NOW)
    async with deps.db.read(tenant.system) as reader:
        stored = await reader.scalar(select(EventLog.canonical))

    document = json.loads(stored, parse_float=pytest.fail)
    # RFC 8785, section 3.2, for documents with names in ASCII and no fractions.
    assert stored == json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert document["data"]["method"] == "naïve \u2028 \"'\x01"
    assert document["tenant"] == str(tenant.tenant_id)


async def test_events_of_one_transaction_are_sealed_in_the_order_they_were_emitted(deps: Deps) -> None:
    tenant, members = await make_bare_tenant(deps), [uuid4() for _ in range(20)]
    async with deps.db.transaction(tenant.system) as tx:
        for member_id in members:
            tx.emit(MemberSignedOut(member_id=member_id), at=NOW)
    await _seal_all(deps)

    sealed = [UUID(json.loads(canonical)["subject"]) for _, canonical, _ in await _chain(deps, tenant)]
    assert sealed == members


async def test_six_writers_two_sealers_and_rollbacks_leave_no_gap(deps: Deps) -> None:
    tenants = [await make_bare_tenant(deps) for _ in range(2)]
    done = asyncio.Event()

    async def write(number: int) -> None:
        for turn in range(12):
            with contextlib.suppress(ZeroDivisionError):
                async with deps.db.transaction(tenants[number % 2].system) as tx:
                    tx.emit(MemberSignedOut(member_id=uuid4()), at=NOW)
                    await tx.execute(text("select pg_sleep(:s)"), {"s": turn % 3 / 500})
                    if turn % 4 == 0:
                        raise ZeroDivisionError

    async def seal() -> None:
        while not done.is_set():
            await seal_events(deps, NOW)

    sealers = [asyncio.create_task(seal()) for _ in range(2)]
    await asyncio.gather(*(write(number) for number in range(6)))
    done.set()
    await asyncio.gather(*sealers)
    await _seal_all(deps)

    for tenant in tenants:
        chain = await _chain(deps, tenant)
        assert [seq for seq, _, _ in chain] == list(range(1, 3 * 9 + 1))
        assert first_bad_seq(chain) is None
        async with deps.db.read(tenant.system) as reader:
            assert await reader.scalar(select(EventHead.seq)) == 27
    async with deps.db.deployment() as deployment:
        assert await deployment.scalar(select(func.count()).select_from(EventPending)) == 0


async def test_event_of_a_transaction_rolled_back_never_was(deps: Deps) -> None:
    tenant = await make_bare_tenant(deps)
    with contextlib.suppress(ZeroDivisionError):
        async with deps.db.transaction(tenant.system) as tx:
            tx.emit(MemberSignedOut(member_id=uuid4()), at=NOW)
            raise ZeroDivisionError

    async with deps.db.read(tenant.system) as reader:
        assert await reader.scalar(select(func.count()).select_from(EventLog)) == 0


# What somebody with the server's power does to the fourth of seven events, and the first number that does not fit.
TAMPERINGS = {
    "flips a bit": ("update event_log set canonical = set_byte(canonical, 9, 0) where {at4}", 4),
    "deletes an event": ("delete from event_log where {at4}", 4),
    "deletes event and seal": ("delete from event_log where {at4}; delete from event_seal where {of} and seq = 4", 4),
    "changes a hash": ("update event_seal set hash = decode(repeat('00', 32), 'hex') where {of} and seq = 4", 4),
    "closes the gap": (
        "delete from event_seal where {of} and seq = 4; update event_seal set seq = seq - 1 where {of} and seq > 4",
        4,
    ),
    "swaps two events": (
        """update event_log a set canonical = b.canonical from event_log b, event_seal sa, event_seal sb
            where a.{of} and b.{of} and sa.{of} and sb.{of} and sa.event_id = a.id and sb.event_id = b.id
                and (sa.seq, sb.seq) in ((4, 5), (5, 4))""",
        4,
    ),
    "rewrites what people read": ("update event_log set view = '{{}}' where {at4}", 4),
    "cuts off the end": ("delete from event_seal where {of} and seq > 5", 6),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
async def test_first_bad_number_is_named_after_somebody(
    deps: Deps, as_superuser: Run, asha: Company, tampering: str
) -> None:
    tenant, of = BareTenant(deps, asha.tenant_id), f"tenant_id = '{asha.tenant_id}'"
    await _seal_all(deps)
    await _emit(deps, tenant, count=7 - len(await _chain(deps, tenant)))
    await _seal_all(deps)
    script, bad = TAMPERINGS[tampering]
    at4 = f"{of} and id = (select event_id from event_seal where {of} and seq = 4)"

    assert await _first_bad(deps, asha, NOW + timedelta(minutes=1)) is None
    await as_superuser(script.format(of=of, at4=at4))
    assert await _first_bad(deps, asha, NOW + timedelta(minutes=2)) == bad


async def _first_bad(deps: Deps, company: Company, now: datetime) -> int | None:
    """What the auditor's verification puts on record."""
    async for _ in verify(deps, company.member("auditor"), now=now):
        pass
    async with deps.db.read(company.system) as reader:
        verified = select(EventLog.view).where(EventLog.action == "audit.verified", EventLog.at == now)
        view: dict[str, int | None] = await reader.scalar(verified)
        return view["first_bad_seq"]


@dataclass
class Witness:
    """A publisher that looks, from another connection, at what is committed when a nudge arrives."""

    deps: Deps
    tenant: BareTenant
    seen: list[tuple[str, int]] = field(default_factory=list)

    async def publish(self, nudges: Sequence[Nudge]) -> None:
        """Note each topic with the number of events that others can see by now."""
        async with self.deps.db.read(self.tenant.system) as reader:
            count = await reader.scalar(select(func.count()).select_from(EventLog))
        self.seen += [(nudge.topic, count) for nudge in nudges]


async def test_nudges_come_after_the_commit_and_never_after_a_rollback(deps: Deps) -> None:
    tenant = await make_bare_tenant(deps)
    witness = Witness(deps, tenant)
    db = Database(deps.db.engine, deps.db.keyring, witness, {})

    async with db.transaction(tenant.system) as tx:
        tx.emit(MemberSignedOut(member_id=uuid4()), at=NOW)
        tx.emit(MemberSignedOut(member_id=uuid4()), at=NOW)
    with contextlib.suppress(ZeroDivisionError):
        async with db.transaction(tenant.system) as tx:
            tx.emit(MemberSignedOut(member_id=uuid4()), at=NOW)
            raise ZeroDivisionError

    assert witness.seen == [("team", 2)]
