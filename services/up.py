"""The one process of `flexoraa up`: opens the port, starts what it needs, serves, and leaves nothing behind."""

import asyncio
import os
import socket
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import uvicorn

from services.clock import SystemClock
from services.demo.seed import seed_demo
from services.errors import CannotStart, ConfigurationError
from services.keyring import Keyring
from services.migrations import migrate
from services.process import PROJECT, backing_services, leave_on_signals, listening_socket
from services.runtime import key_provider, running
from services.sandbox_process import run_sandbox
from services.settings import Settings, load_settings

_APPLICATION = "flexoraa_app.flexoraa_app:asgi"
_GRACE_SECONDS = 5
# How a server that is there says that this address is wrong.
_REFUSALS = (asyncpg.InvalidAuthorizationSpecificationError, asyncpg.InvalidCatalogNameError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What `flexoraa up` was asked for."""

    host: str
    port: int
    data: Path
    demo: bool
    worker: bool


def up(options: Options) -> None:
    """Serve until a signal ends it. Raises CannotStart or ConfigurationError in one line's words."""
    leave_on_signals()
    os.chdir(PROJECT)  # Reflex looks for its configuration and its build in the current folder
    with ExitStack() as stack:
        listener = stack.enter_context(listening_socket(options.host, options.port, choice="--port"))
        url = f"http://{options.host}:{listener.getsockname()[1]}"
        os.environ.update(_variables(options, url))
        stack.enter_context(backing_services(options.data))
        if options.demo:
            os.environ.update(stack.enter_context(run_sandbox(options.data, product_url=url)))
        asyncio.run(prepare(load_settings()))
        if options.demo:
            asyncio.run(fill_demo(load_settings()))
        _serve(listener, announcement=lambda: print(_greeting(url, demo=options.demo), flush=True))


async def prepare(settings: Settings) -> None:
    """Bring the database to the newest schema."""
    address = settings.migration_database_url or settings.database_url
    if address is None:
        raise ConfigurationError("DATABASE_URL must be set.")
    try:
        await migrate(address.get_secret_value(), Keyring(key_provider(settings)), SystemClock().now())
    except (OSError, *_REFUSALS) as error:
        raise CannotStart(f"PostgreSQL cannot be reached ({error}): look at DATABASE_URL.") from error


async def fill_demo(settings: Settings) -> None:
    """Make what is missing of the demo; a sandbox that has just started learns when its contacts last wrote."""
    async with running(settings) as deps:
        await seed_demo(deps, deps.clock.now())


def _variables(options: Options, url: str) -> Mapping[str, str]:
    public = os.environ.get("FLEXORAA_PUBLIC_URL", url)
    origins = {public, url, url.replace("127.0.0.1", "localhost")}
    return {
        "FLEXORAA_PUBLIC_URL": public,
        "FLEXORAA_WORKER": "true" if options.worker else "false",
        "REFLEX_CORS_ALLOWED_ORIGINS": ",".join(sorted(origins)),
    }


class _Server(uvicorn.Server):
    """Says when it answers: uvicorn itself has no hook for that."""

    def __init__(self, config: uvicorn.Config, announcement: Callable[[], None]) -> None:
        super().__init__(config)
        self._announcement = announcement

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announcement()


def _serve(listener: socket.socket, *, announcement: Callable[[], None]) -> None:
    config = uvicorn.Config(
        _APPLICATION,
        factory=True,
        loop="uvloop",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    server = _Server(config, announcement)
    server.run(sockets=[listener])
    if not server.started:
        raise CannotStart("The application did not come up; its reason stands above.")


def _greeting(url: str, *, demo: bool) -> str:
    members = "admin@asha.test, manager@asha.test, meera@asha.test … or admin@borneo.test, password demo-flexoraa"
    lines = [f"Flexoraa answers at {url}"]
    lines += [f"Sign in as {members}; the page shows the code"] if demo else []
    return "\n".join([*lines, "Ctrl-C stops it."])
