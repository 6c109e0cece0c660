"""The migrated database is the one that the models declare, and nothing in it is a way around row-level security."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import asyncpg
import pytest
from factories import NOW
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from services import runtime
from services.db import APP_ROLE, DEPLOYMENT_ROLE, create_engine
from services.errors import ConfigurationError
from services.migrations import migrate, prove_isolation
from services.schema import APPEND_ONLY, METADATA, access_statements

# Besides ours there is the migration tool's table: one row with a version, granted to nobody.
OURS = "nspname in ('public', 'queue') and relname <> 'alembic_version'"
CLASSES = "pg_class c join pg_namespace n on n.oid = c.relnamespace"
OF_TENANTS = """(select indrelid from pg_index join pg_attribute a on a.attrelid = indrelid and a.attname = 'tenant_id'
    where indisprimary and a.attnum = any (indkey))"""
STRAY = """create table stray (tenant_id uuid, id uuid, name text unique, boss uuid, primary key (tenant_id, id));
    alter table stray enable row level security;"""

# What must not be there as a query that names offenders, something planted that it must name, and that one's name.
OFFENCES = [
    pytest.param(
        f"""select relname from {CLASSES} where nspname = 'public' and relkind in ('r', 'p') and {OURS}
            and not (relrowsecurity and relforcerowsecurity)""",
        STRAY,
        "stray",
        id="table without forced row-level security",
    ),
    pytest.param(
        """select policyname from pg_policies
            where permissive = 'PERMISSIVE' and cmd not in ('SELECT', 'DELETE') and with_check is null""",
        f"{STRAY} create policy half on stray using (true)",
        "half",
        id="policy without a check of what is written",
    ),
    pytest.param(
        """select policyname from pg_policies where permissive = 'PERMISSIVE' and roles && '{public}'""",
        f"{STRAY} create policy everybody on stray for select using (true)",
        "everybody",
        id="policy for everybody",
    ),
    pytest.param(
        f"""select i.indexrelid::regclass::text
            from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'tenant_id'
            where i.indisunique and i.indrelid in {OF_TENANTS} and not a.attnum = any (i.indkey)""",
        STRAY,
        "stray_name_key",
        id="unique without the tenant",
    ),
    pytest.param(
        f"""select i.indexrelid::regclass::text
            from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'tenant_id'
            where i.indrelid in {OF_TENANTS} and i.indkey[0] <> a.attnum""",
        f"{STRAY} create index stray_slow on stray (boss, tenant_id)",
        "stray_slow",
        id="index that does not start with the tenant",
    ),
    pytest.param(
        f"""select conname from pg_constraint where contype = 'f' and confrelid in {OF_TENANTS}
            and pg_get_constraintdef(oid) not like 'FOREIGN KEY (tenant_id, %) REFERENCES %(tenant_id, %)%'""",
        f"{STRAY} alter table stray add constraint lone unique (id), add constraint by_id"
        " foreign key (boss) references stray (id)",
        "by_id",
        id="foreign key without the tenant",
    ),
    pytest.param(
        f"select relname from {CLASSES} where relkind in ('v', 'm', 'f') and {OURS}",
        "create view glance as select * from contact",
        "glance",
        id="view",
    ),
    pytest.param(
        f"select relname from {CLASSES} where relkind in ('v', 'm', 'f') and {OURS}",
        "create materialized view glance as select * from contact",
        "glance",
        id="materialised view",
    ),
    pytest.param(
        """select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where nspname in ('public', 'queue') and prosecdef""",
        "create function peek() returns bigint language sql security definer as 'select count(*) from contact'",
        "peek",
        id="function that runs as its owner",
    ),
    pytest.param(
        f"""select relname from {CLASSES}, aclexplode(relacl) as given where {OURS} and grantee <> relowner
            and (grantee = 0 or is_grantable or privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'))""",
        f"{STRAY} grant select on stray to public",
        "stray",
        id="grant to everybody or of more than rows",
    ),
    pytest.param(
        f"select relname from {CLASSES} join pg_attribute a on a.attrelid = c.oid where attacl is not null and {OURS}",
        f"{STRAY} grant select (name) on stray to {APP_ROLE}",
        "stray",
        id="grant on a column",
    ),
    pytest.param(
        """select defaclrole::regrole::text from pg_default_acl""",
        f"alter default privileges grant select on tables to {APP_ROLE}",
        "flexoraa_owner",
        id="grant on tables to come",
    ),
]


@pytest.fixture
async def migrator(deps: Any, settings: Any) -> AsyncIterator[AsyncEngine]:
    """Connections of the role that changes the schema."""
    engine = create_engine(settings.migration_database_url.get_secret_value(), pool_size=1, statement_cache_size=0)
    yield engine
    await engine.dispose()


@pytest.fixture
async def owner(migrator: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction of the owner of everything, which is rolled back."""
    async with migrator.connect() as connection, connection.begin() as transaction:
        await connection.execute(text("set local role flexoraa_owner"))
        yield connection
        await transaction.rollback()


@pytest.fixture
def as_superuser(deps: Any, superuser_url: str) -> Callable[[str], Awaitable[str]]:
    """Run a script as the superuser, without the triggers that a superuser can turn off, and undo it."""

    async def run(script: str) -> str:
        connection = await asyncpg.connect(superuser_url)
        try:
            async with connection.transaction():
                await connection.execute("set local session_replication_role = replica")
                return str(await connection.execute(script))
        finally:
            await connection.close()

    return run


async def _run_script(connection: AsyncConnection, script: str) -> None:
    raw = await connection.get_raw_connection()
    await raw.driver_connection.execute(script)


async def _names(connection: AsyncConnection, query: str) -> list[str]:
    return list((await connection.execute(text(query))).scalars())


@pytest.mark.parametrize(("query", "plant", "name"), OFFENCES)
async def test_database_has_no(owner: AsyncConnection, query: str, plant: str, name: str) -> None:
    assert await _names(owner, query) == []


@pytest.mark.parametrize(("query", "plant", "name"), OFFENCES)
async def test_query_names_a_planted(owner: AsyncConnection, query: str, plant: str, name: str) -> None:
    await _run_script(owner, plant)

    assert name in await _names(owner, query)


def test_every_tenant_table_is_keyed_by_its_tenant_first() -> None:
    tables = [table for table in METADATA.sorted_tables if table.info["scope"] == "tenant"]

    assert [table.name for table in tables if next(iter(table.primary_key.columns)).name != "tenant_id"] == []


# Each query reads one kind of thing from the schema `here`, which is also the search path, so that names are bare.
PARTS = {
    "columns": f"""select relname, attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
        pg_get_expr(adbin, adrelid) from {CLASSES} join pg_attribute a on a.attrelid = c.oid and attnum > 0
        left join pg_attrdef on adrelid = c.oid and adnum = attnum
        where nspname = :here and relkind in ('r', 'p') and not attisdropped""",
    "constraints": f"""select relname, conname, pg_get_constraintdef(k.oid), convalidated
        from {CLASSES} join pg_constraint k on k.conrelid = c.oid where nspname = :here""",
    "indexes": f"""select relname, i.indexrelid::regclass::text,
        replace(pg_get_indexdef(i.indexrelid), ' ' || nspname || '.', ' '), indisvalid
        from {CLASSES} join pg_index i on i.indrelid = c.oid where nspname = :here and relkind in ('r', 'p')""",
    "policies": """select tablename, policyname, permissive, roles::text, cmd, qual, with_check
        from pg_policies where schemaname = :here""",
    "grants": f"""select relname, grantee::regrole::text, privilege_type from {CLASSES}, aclexplode(relacl)
        where nspname = :here and relkind in ('r', 'p') and grantee <> relowner""",
    "security": f"""select relname, relrowsecurity, relforcerowsecurity, relpersistence
        from {CLASSES} where nspname = :here and relkind in ('r', 'p')""",
}


async def _parts(connection: AsyncConnection, schema: str) -> dict[str, set[tuple[Any, ...]]]:
    await connection.execute(text(f"set local search_path = {schema}"))
    found = {name: (await connection.execute(text(query), {"here": schema})).all() for name, query in PARTS.items()}
    return {name: {tuple(row) for row in rows if row[0] != "alembic_version"} for name, rows in found.items()}


@pytest.mark.parametrize("part", PARTS)
async def test_migrated_database_equals_the_models_in(owner: AsyncConnection, part: str) -> None:
    migrated = await _parts(owner, "public")
    await _run_script(owner, "create schema drawn; set local search_path = drawn")
    await owner.run_sync(METADATA.create_all, checkfirst=False)
    await _run_script(owner, ";".join(access_statements()))
    declared = await _parts(owner, "drawn")

    assert migrated[part] - declared[part] == set(), "migrated, but no longer declared"
    assert declared[part] - migrated[part] == set(), "declared without a migration"


async def test_migrating_again_from_two_processes_changes_nothing(
    deps: Any, settings: Any, migrator: AsyncEngine
) -> None:
    async def look() -> tuple[Any, ...]:
        async with migrator.connect() as connection, connection.begin():
            versions = await _names(connection, "select version_num from alembic_version")
            parts = await _parts(connection, "public")
            await connection.execute(text(f"set local role {DEPLOYMENT_ROLE}"))
            keys = (await connection.execute(text("select purpose, version, wrapped from public.deployment_key"))).all()
            return parts, versions, sorted(keys)

    before = await look()
    url = settings.migration_database_url.get_secret_value()
    keyring = runtime.Keyring(runtime.key_provider(settings))
    await asyncio.gather(*(migrate(url, keyring, NOW) for _ in range(2)))

    assert await look() == before


async def test_application_can_neither_bypass_policies_nor_become_who_can(owner: AsyncConnection) -> None:
    reachable = f"""select rolname from pg_roles where pg_has_role('{APP_ROLE}', oid, 'member')
        and rolname <> '{APP_ROLE}'"""
    mighty = f"""select rolname from pg_roles where rolname in ('{APP_ROLE}', '{DEPLOYMENT_ROLE}')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"""
    owned = f"select relname from {CLASSES} where relowner in ('{APP_ROLE}'::regrole, '{DEPLOYMENT_ROLE}'::regrole)"

    assert await _names(owner, reachable) == [DEPLOYMENT_ROLE]
    assert await _names(owner, mighty) == []
    assert await _names(owner, owned) == []


async def test_start_is_refused_where_the_application_could_bypass_policies(deps: Any, superuser_url: str) -> None:
    await prove_isolation(deps.db.engine, has_one_address=True)
    superuser = await asyncpg.connect(superuser_url)
    try:
        await superuser.execute(f"alter role {APP_ROLE} bypassrls")
        with pytest.raises(ConfigurationError, match=APP_ROLE):
            await prove_isolation(deps.db.engine, has_one_address=True)
    finally:
        await superuser.execute(f"alter role {APP_ROLE} nobypassrls")
        await superuser.close()


async def test_mighty_login_is_refused_unless_it_is_the_only_one(superuser_url: str) -> None:
    engine = create_engine(superuser_url, pool_size=1, statement_cache_size=0)
    try:
        await prove_isolation(engine, has_one_address=True)
        with pytest.raises(ConfigurationError, match="bypass row-level security"):
            await prove_isolation(engine, has_one_address=False)
    finally:
        await engine.dispose()


@pytest.mark.parametrize("change", ["update {0} set tenant_id = tenant_id", "delete from {0}", "truncate {0} cascade"])
@pytest.mark.parametrize("table", ["event_log", "event_seal", "event_checkpoint", "ledger_entry"])
async def test_log_and_ledger_refuse_even_a_superuser_to(
    asha: Any, as_superuser: Callable[[str], Awaitable[str]], table: str, change: str
) -> None:
    if table == "event_seal":
        events = f"select tenant_id, 1, id, '', at from event_log where tenant_id = '{asha.tenant_id}' limit 1"
        change = f"insert into event_seal {events}; {change}"
    if table == "event_checkpoint":
        change = f"insert into event_checkpoint values ('{asha.tenant_id}', 1, '', '', '', '', now()); {change}"

    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="append-only"):
        await as_superuser(change.format(table))


@pytest.mark.parametrize("change", ["update {0} set tenant_id = tenant_id", "delete from {0}", "truncate {0}"])
@pytest.mark.parametrize("table", [*APPEND_ONLY, "event_head", "event_checkpoint"])
async def test_application_may_not(deps: Any, asha: Any, table: str, change: str) -> None:
    with pytest.raises(DBAPIError, match="permission denied"):
        async with deps.db.transaction(asha.system) as tx:
            await tx.execute(text(change.format(table)))
