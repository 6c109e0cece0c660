"""Starts the embedded PostgreSQL and Valkey for what the environment names no address of, and stops what it started."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from services.embedded import postgres, roles, valkey
from services.embedded.home import Home, load_secret, lock, open_home

DATABASE_URL = "DATABASE_URL"
MIGRATION_DATABASE_URL = "FLEXORAA_MIGRATION_DATABASE_URL"
REDIS_URL = "REDIS_URL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """Running services; `variables` is what to add to the environment to reach them."""

    home: Home
    variables: Mapping[str, str]
    postgres: postgres.Server | None
    valkey: valkey.Server | None

    @property
    def database_url(self) -> str:
        """Address for the application's role."""
        return self.variables[DATABASE_URL]

    @property
    def migration_database_url(self) -> str:
        """Address for the role that changes the schema."""
        return self.variables[MIGRATION_DATABASE_URL]

    @property
    def redis_url(self) -> str:
        """Address of Valkey, with its password."""
        return self.variables[REDIS_URL]

    def stop(self) -> None:
        """End what this object started; what it attached to goes on."""
        with lock(self.home):
            if self.valkey:
                valkey.stop(self.valkey)
            if self.postgres:
                postgres.stop(self.postgres)


def start(data: Path, environ: Mapping[str, str] | None = None) -> Embedded:
    """Start, or attach to, the services below `data` that `environ` gives no address of; call it on the main thread.

    Must not run inside an event loop. Raises CannotStart.
    """
    given = environ or {}
    home = open_home(data)
    variables: dict[str, str] = {}
    database = cache = None
    with lock(home):
        if not given.get(DATABASE_URL):
            database = postgres.start(home)
            variables |= _prepare_database(home, database)
        if not given.get(REDIS_URL):
            cache = valkey.start(home)
            variables[REDIS_URL] = f"redis://:{cache.password}@127.0.0.1:{cache.port}/0"
    return Embedded(home=home, variables=variables, postgres=database, valkey=cache)


def _prepare_database(home: Home, server: postgres.Server) -> dict[str, str]:
    passwords = roles.Passwords(migrator=load_secret(home, roles.MIGRATOR), app=load_secret(home, roles.APP))
    if server.process:
        superuser = _address(server, postgres.SUPERUSER, load_secret(home, postgres.SUPERUSER), postgres.SUPERUSER)
        asyncio.run(roles.prepare(superuser, passwords))
    return {
        DATABASE_URL: _address(server, roles.APP, passwords.app, roles.DATABASE),
        MIGRATION_DATABASE_URL: _address(server, roles.MIGRATOR, passwords.migrator, roles.DATABASE),
    }


def _address(server: postgres.Server, role: str, password: str, database: str) -> str:
    if server.sockets is None:
        return f"postgresql://{role}:{password}@127.0.0.1:{server.port}/{database}"
    return f"postgresql://{role}:{password}@/{database}?{urlencode({'host': server.sockets, 'port': server.port})}"
