"""No tenant reaches a row of another one, and no role rows that are not its own: the database itself refuses."""

import asyncio
import contextlib
import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from any_row import TENANT_TABLES, BareTenant, make_bare_tenant, make_tenant_with_every_row
from factories import NOW
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, delete, func, insert, select, text, tuple_, update
from sqlalchemy.exc import DBAPIError

from services.contacts.models import Contact
from services.db import APP_ROLE, Database, create_engine
from services.deps import Deps
from services.ids import new_id
from services.rules.permissions import Principal, Role
from services.schema import METADATA, READ_ONLY_FOR_APP
from services.tables import Visibility

REFUSED = r"permission denied|row-level security|is append-only"
CONTACT = METADATA.tables["contact"]
TABLES = [pytest.param(table, id=table.name) for table in TENANT_TABLES]

# Which rows are narrowed by role: the contents of leads to their owners; figures, tokens and the log to who reads them.
LEADS = frozenset(
    "assignment channel_identity consent consent_evidence contact conversation decision lead message"
    " contact_merge conversation_label erasure_request hand_off media message_word note note_mention"
    " qualification_answer reading_correction reply_draft review_task score sla_clock handover_lead watch".split()
)
# What was counted over the whole company: no SDR's share of it.
FIGURES = frozenset({"day_measure"})
TOKENS = frozenset("day_usage due_fee hold ledger_entry wallet".split())
LOG = frozenset({"event_log", "event_checkpoint", "event_detail"})
# Nobody's: the product's own, and what is one member's alone.
NOBODYS = frozenset({"mail", "word_backfill", "notification", "notification_choice"})
EVERYBODYS = frozenset(
    "api_write canned_reply consent_form consent_wording counted_up_to data_key drift_report erasure_mark event_head"
    " event_seal fact inbox key_rotation knowledge_document knowledge_passage label legal_acceptance macro member"
    " prompt_version receipt replay_run retention_run retention_version saved_view suppression template tenant"
    " tour_tick handover".split()
)


@pytest.fixture(scope="session")
async def first(deps: Deps) -> BareTenant:
    """A tenant with a row of every table."""
    return await make_tenant_with_every_row(deps)


@pytest.fixture(scope="session")
async def second(deps: Deps) -> BareTenant:
    """Another one."""
    return await make_tenant_with_every_row(deps)


async def _count(db: Database, principal: Principal, table: Table, tenant_id: UUID) -> int:
    async with db.read(principal) as reader:
        count: int = await reader.scalar(select(func.count()).select_from(table).where(table.c.tenant_id == tenant_id))
        return count


async def _changed(db: Database, principal: Principal, statement: Any) -> int:
    """How many rows a statement changed; none where it is refused."""
    try:
        async with db.transaction(principal) as tx:
            result: Any = await tx.execute(statement)
            return int(result.rowcount)
    except DBAPIError as error:
        if not re.search(REFUSED, str(error)):
            raise
        return 0


@pytest.mark.parametrize("table", TABLES)
async def test_row_of_another_tenant_is_invisible(deps: Deps, first: Any, second: Any, table: Table) -> None:
    assert await _count(deps.db, first.system, table, first.tenant_id) > 0
    assert await _count(deps.db, second.system, table, first.tenant_id) == 0


@pytest.mark.parametrize("table", TABLES)
async def test_row_of_another_tenant_is_neither_changed_nor_deleted(
    deps: Deps, first: Any, second: Any, table: Table
) -> None:
    theirs = table.c.tenant_id == first.tenant_id
    same = {"tenant_id": table.c.tenant_id}

    assert await _changed(deps.db, second.system, update(table).where(theirs).values(same)) == 0
    assert await _changed(deps.db, second.system, delete(table).where(theirs)) == 0
    assert await _count(deps.db, first.system, table, first.tenant_id) > 0


@pytest.mark.parametrize("table", TABLES)
async def test_row_cannot_be_put_into_another_tenant(deps: Deps, first: Any, second: Any, table: Table) -> None:
    expected = "permission denied" if table.name in READ_ONLY_FOR_APP else "row-level security"
    with pytest.raises(DBAPIError, match=expected):
        async with deps.db.transaction(second.system) as tx:
            await tx.execute(insert(table).values(first.draft(table)))


@pytest.mark.parametrize("table", TABLES)
async def test_own_row_cannot_be_moved_into_another_tenant(deps: Deps, first: Any, second: Any, table: Table) -> None:
    own = table.c.tenant_id == second.tenant_id
    with pytest.raises(DBAPIError, match=REFUSED):
        async with deps.db.transaction(second.system) as tx:
            await tx.execute(update(table).where(own).values(tenant_id=first.tenant_id))


@pytest.mark.parametrize("tenant", [None, ""], ids=["never set", "left empty by the transaction before"])
async def test_transaction_without_a_tenant_sees_nothing(deps: Deps, first: Any, tenant: str | None) -> None:
    async with deps.db.engine.connect() as connection, connection.begin():
        await connection.execute(text(f"set local role {APP_ROLE}"))
        if tenant is not None:
            await connection.execute(text("select set_config('app.tenant_id', :tenant, true)"), {"tenant": tenant})
        seen = [t.name for t in TENANT_TABLES if await connection.scalar(select(func.count()).select_from(t))]

    assert seen == []


async def test_principal_without_a_tenant_gets_no_transaction(deps: Deps) -> None:
    with pytest.raises(RuntimeError, match="needs a principal with a tenant"):
        async with deps.db.transaction(Principal.system()):
            pass


def test_every_tenant_table_is_placed_by_who_may_see_it() -> None:
    placed = {name: group for group in (LEADS, FIGURES, TOKENS, LOG, NOBODYS, EVERYBODYS) for name in group}
    open_to_all = {table.name for table in TENANT_TABLES if table.info["visibility"] is Visibility.ALL}

    assert {table.name for table in TENANT_TABLES} == set(placed), "say in this file who may see the new table"
    assert open_to_all == EVERYBODYS


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.ADMIN, LEADS | FIGURES | TOKENS | LOG),
        (Role.MANAGER, LEADS | FIGURES | TOKENS | LOG),
        (Role.PRODUCT, LEADS | FIGURES | LOG),
        (Role.AUDITOR, LEADS | FIGURES | LOG),
        (Role.READONLY, LEADS | FIGURES),
        (Role.DEVOPS, frozenset()),
        (Role.SDR, frozenset()),
    ],
)
async def test_other_peoples_rows_are_narrowed_for(
    deps: Deps, first: Any, role: Role, expected: frozenset[str]
) -> None:
    principal = Principal.member(first.tenant_id, uuid4(), role)
    seen = {t.name for t in TENANT_TABLES if await _count(deps.db, principal, t, first.tenant_id)}

    assert seen - EVERYBODYS == expected


@pytest.mark.parametrize("role", ["", "superadmin", "sdr", "Admin", "admin "])
async def test_unknown_role_sees_no_lead_no_tokens_no_log(deps: Deps, first: Any, role: str) -> None:
    unknown = text("select set_config('app.role', :role, true), set_config('app.member_id', '', true)")
    async with deps.db.read(first.system) as reader:
        await reader.execute(unknown, {"role": role})
        counts = {t.name: await reader.scalar(select(func.count()).select_from(t)) for t in TENANT_TABLES}

    assert {name for name, count in counts.items() if count} == EVERYBODYS


@pytest.fixture(scope="session")
async def shop(deps: Deps) -> tuple[BareTenant, Principal, Principal]:
    """A tenant with two SDRs, each with a conversation, a contact, a lead, and all that hangs on them."""
    shop = await make_bare_tenant(deps)
    tables = {table.name: table for table in TENANT_TABLES}
    sdrs = []
    for _ in range(2):
        member = (await shop.add(tables["member"], role=Role.SDR))["id"]
        await shop.add(tables["contact"])
        await shop.add(tables["conversation"], assignee_id=member)
        await shop.add(tables["lead"], owner_id=member)
        # In the order of the foreign keys: each row hangs on this member's, and none comes twice.
        for table in TENANT_TABLES:
            if table.name in LEADS - {"contact", "conversation", "lead"}:
                await shop.add(table)
        sdrs.append(Principal.member(shop.tenant_id, member, Role.SDR))
    return shop, sdrs[0], sdrs[1]


@pytest.mark.parametrize("table", [param for param in TABLES if param.id in LEADS])
async def test_sdr_sees_and_changes_own_rows_only_of(deps: Deps, shop: Any, table: Table) -> None:
    tenant, meera, dev = shop
    keys = list(table.primary_key.columns)
    theirs = tuple(tenant.rows[table.name][key.name] for key in keys)  # the newest row is Dev's
    change = update(table).where(tuple_(*keys) == theirs).values(tenant_id=tenant.tenant_id)

    assert await _count(deps.db, tenant.system, table, tenant.tenant_id) == 2
    assert await _count(deps.db, meera, table, tenant.tenant_id) == 1
    async with deps.db.read(dev) as reader:
        assert [tuple(row) for row in await reader.execute(select(*keys))] == [theirs]
    assert await _changed(deps.db, meera, change) == 0


@pytest.mark.parametrize("table", [param for param in TABLES if param.id in LEADS | FIGURES])
async def test_sdr_adds_nothing_to_other_peoples(deps: Deps, shop: Any, table: Table) -> None:
    tenant, meera, _ = shop
    with pytest.raises(DBAPIError, match="row-level security"):
        async with deps.db.transaction(meera) as tx:
            await tx.execute(insert(table).values(tenant.draft(table)))


class Undone(Exception):
    """Rolls a transaction back."""


class SharedConnection:
    """Two tenants that work in turn over one connection, with what each should see."""

    def __init__(self, db: Database, tenants: list[BareTenant]) -> None:
        self.db = db
        self.tenants = tenants
        self.added: list[set[UUID]] = [set(), set()]

    async def step(self, who: int, what: str) -> None:
        """One transaction of one tenant: it looks, and adds a contact, which `undo` takes back."""
        contact_id = new_id(NOW)
        with contextlib.suppress(Undone):
            async with self.db.transaction(self.tenants[who].system) as tx:
                assert set((await tx.execute(select(Contact.id))).scalars()) == self.added[who]
                if what == "change all":
                    await tx.execute(update(Contact).values(language=str(who)))
                if what in ("add", "undo"):
                    await tx.execute(insert(CONTACT).values(self.tenants[who].draft(CONTACT, id=contact_id)))
                if what == "undo":
                    raise Undone
            self.added[who] |= {contact_id} if what == "add" else set()


STEPS = st.lists(st.sampled_from(["add", "undo", "look", "change all"]), max_size=8)


@settings(max_examples=20, deadline=None)
@given(one=STEPS, other=STEPS)
async def test_two_tenants_over_one_connection_never_mix(deps: Deps, one: list[str], other: list[str]) -> None:
    address = deps.settings.database_url
    assert address is not None
    engine = create_engine(address.get_secret_value(), pool_size=1, statement_cache_size=256)
    tenants = [await make_bare_tenant(deps) for _ in range(2)]
    shared = SharedConnection(Database(engine, deps.db.keyring, deps.live, {}), tenants)

    async def work(who: int, steps: list[str]) -> None:
        for what in [*steps, "look"]:
            await shared.step(who, what)

    await asyncio.gather(work(0, one), work(1, other))
    async with deps.db.read(tenants[1].system) as reader:
        languages = set((await reader.execute(select(Contact.language))).scalars())
    assert languages <= {None, "1"}
    await engine.dispose()
