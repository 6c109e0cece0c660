"""The database and the roles that the product needs, made by a superuser; safe to repeat.

flexoraa_owner       owns every table, cannot log in
flexoraa_migrator    logs in to change the schema, as the owner, and to make the deployment's first rows
flexoraa_app         logs in to work; row-level security binds it
flexoraa_deployment  what belongs to no tenant; taken by flexoraa_app for single transactions (SET LOCAL ROLE)
"""

from dataclasses import dataclass

import asyncpg

DATABASE = "flexoraa"
MIGRATOR = "flexoraa_migrator"
APP = "flexoraa_app"

_ROLES = {
    "flexoraa_owner": "NOLOGIN",
    MIGRATOR: "LOGIN",
    APP: "LOGIN NOINHERIT NOBYPASSRLS",
    "flexoraa_deployment": "NOLOGIN",
}
_GRANTS = f"""
    grant flexoraa_owner, flexoraa_deployment to {MIGRATOR};
    grant flexoraa_deployment to {APP};
    grant flexoraa_deployment to {MIGRATOR};
    alter role {APP} set max_parallel_workers_per_gather = 0;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passwords:
    """Of the two roles that log in."""

    migrator: str
    app: str


async def prepare(superuser_url: str, passwords: Passwords) -> None:
    """Make what is missing of the roles and the database, and set the passwords."""
    connection = await asyncpg.connect(superuser_url)
    try:
        for name, options in _ROLES.items():
            exists = await connection.fetchval("select true from pg_roles where rolname = $1", name)
            await connection.execute(f"{'alter' if exists else 'create'} role {name} {options}")
        await connection.execute(_GRANTS)
        for name, password in ((MIGRATOR, passwords.migrator), (APP, passwords.app)):
            quoted = await connection.fetchval("select quote_literal($1)", password)
            await connection.execute(f"alter role {name} password {quoted}")
        if not await connection.fetchval("select true from pg_database where datname = $1", DATABASE):
            await connection.execute(f"create database {DATABASE} owner flexoraa_owner")
    finally:
        await connection.close()
