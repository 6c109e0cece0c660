"""Brings the database to the newest schema at start, one process at a time, and refuses one that cannot be trusted."""

from datetime import datetime
from pathlib import Path
from typing import Any

from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from alembic import command
from services.db import APP_ROLE, DEPLOYMENT_ROLE, create_engine
from services.errors import ConfigurationError
from services.keyring import Keyring

OLDEST_SUPPORTED = 150000
ROLES = {"flexoraa_owner": "nologin", APP_ROLE: "nologin noinherit nobypassrls", DEPLOYMENT_ROLE: "nologin"}
_MIGRATION_LOCK = 4712
_PROJECT = Path(__file__).parent.parent


async def migrate(migration_database_url: str, keyring: Keyring, at: datetime, *, to: str = "head") -> None:
    """Run what has not run yet and make the deployment's keys; other starters wait.

    Raises ConfigurationError for a server that is too old or a user who may not create the schema.
    """
    engine = create_engine(migration_database_url, pool_size=1, statement_cache_size=0)
    try:
        async with engine.connect() as connection:
            await _refuse_old(connection)
            # A session lock: it spans the commits of several migrations.
            await connection.execute(text("select pg_advisory_lock(:key)"), {"key": _MIGRATION_LOCK})
            await _create_missing_roles(connection)
            await _let_owner_create(connection)
            await connection.commit()
            await connection.run_sync(_upgrade, to, keyring=keyring, async_connection=connection)
            await connection.commit()
            await connection.execute(text(f"set local role {DEPLOYMENT_ROLE}"))
            await keyring.create_deployment_keys(connection, at)
            await connection.commit()
    finally:
        await engine.dispose()


async def prove_isolation(engine: AsyncEngine, *, has_one_address: bool) -> None:
    """Raise ConfigurationError unless row-level security holds the application's role, and its login too.

    Where one privileged address is all there is, as hosted databases give it, the login may be mighty: each transaction
    drops to the application's role. Beside an address for migrations there is no reason for a mighty login.
    """
    async with engine.connect() as connection:
        await connection.execute(text("select set_config('role', :role, true)"), {"role": APP_ROLE})
        mighty = text(
            """select rolname from pg_roles where (rolsuper or rolbypassrls)
            and (rolname = current_user or rolname = session_user and not :has_one_address)"""
        )
        bypassing = await connection.scalar(mighty, {"has_one_address": has_one_address})
    if bypassing:
        raise ConfigurationError(
            f"The role {bypassing} can bypass row-level security: let DATABASE_URL name {APP_ROLE}."
        )


def _upgrade(connection: Connection, to: str, /, **for_migrations: object) -> None:
    config = Config()
    config.set_main_option("script_location", str(_PROJECT / "alembic"))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=connection, **for_migrations)
    command.upgrade(config, to)


async def _refuse_old(connection: Any) -> None:
    version = int(await connection.scalar(text("show server_version_num")))
    if version < OLDEST_SUPPORTED:
        raise ConfigurationError(f"PostgreSQL 15 or newer is needed; this is {version // 10000}.")


async def _create_missing_roles(connection: Any) -> None:
    """Make the roles where only one privileged address was given; a server prepared beforehand has them."""
    known = set(await connection.scalars(text("select rolname from pg_roles where rolname like 'flexoraa%'")))
    missing = [name for name in ROLES if name not in known]
    may = await connection.scalar(text("select rolsuper or rolcreaterole from pg_roles where rolname = current_user"))
    if missing and not may:
        raise ConfigurationError(f"These database roles are missing and cannot be made: {', '.join(missing)}.")
    for name in missing:
        await connection.execute(text(f"create role {name} {ROLES[name]}"))
    if missing:
        await connection.execute(text(f"grant {', '.join(ROLES)} to current_user"))
        await connection.execute(text(f"grant {DEPLOYMENT_ROLE} to {APP_ROLE}"))


async def _let_owner_create(connection: Any) -> None:
    """Give the owner its place in a database that somebody else made."""
    lacks = text("select not has_schema_privilege('flexoraa_owner', 'public', 'create')")
    if await connection.scalar(lacks):
        database = await connection.scalar(text("select quote_ident(current_database())"))
        await connection.execute(text(f"grant create on database {database} to flexoraa_owner"))
        await connection.execute(text("grant create, usage on schema public to flexoraa_owner"))
