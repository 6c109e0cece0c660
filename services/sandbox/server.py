"""Puts the sandbox together as one web application and serves it, for `flexoraa sandbox` and `flexoraa up --demo`."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount

from services.sandbox.config import SandboxConfig, config_from_environment
from services.sandbox.control import CONTROL_ROUTES, answer_bad_control
from services.sandbox.graph_errors import GraphError, answer_graph_error
from services.sandbox.graph_routes import AnyVersion
from services.sandbox.journal import JournalAndFaults
from services.sandbox.openai_errors import OpenAIError, answer_openai_error
from services.sandbox.openai_routes import OPENAI_ROUTES
from services.sandbox.resend_routes import RESEND_ROUTES, ResendError, answer_resend_error
from services.sandbox.scenario_player import ScenarioPlayer
from services.sandbox.state import Sandbox

__all__ = ["config_from_environment", "create_app", "main", "run", "serve"]

SHUTDOWN_SECONDS = 1  # requests that hang on purpose must not hold the process


def create_app(config: SandboxConfig) -> Starlette:
    """The application; its lifespan runs the handshake and the deliveries."""
    sandbox = Sandbox(config)
    player = ScenarioPlayer(sandbox)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        sandbox.start()
        yield
        player.stop_all()
        await sandbox.stop()

    app = Starlette(
        routes=[
            *CONTROL_ROUTES,
            Mount("/graph", AnyVersion()),
            Mount("/openai/v1", routes=OPENAI_ROUTES),
            Mount("/resend", routes=RESEND_ROUTES),
        ],
        lifespan=lifespan,
        exception_handlers={
            GraphError: answer_graph_error,
            OpenAIError: answer_openai_error,
            ResendError: answer_resend_error,
            ValueError: answer_bad_control,
            KeyError: answer_bad_control,
            TypeError: answer_bad_control,
        },
        middleware=[Middleware(JournalAndFaults, journal=sandbox.journal, faults=sandbox.faults, clock=sandbox.clock)],
    )
    app.state.sandbox, app.state.player = sandbox, player
    return app


def server_for(config: SandboxConfig) -> uvicorn.Server:
    """A uvicorn server that is ready to `serve()`; the caller owns its loop."""
    settings = uvicorn.Config(
        create_app(config),
        host=config.host,
        port=config.port,
        log_level="warning",
        access_log=False,
        ws="none",
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )
    return uvicorn.Server(settings)


async def run(config: SandboxConfig) -> None:
    """Serve inside the caller's event loop until cancelled."""
    await server_for(config).serve()


def serve(config: SandboxConfig) -> None:
    """Serve until interrupted."""
    asyncio.run(run(config))


def main(port: int | None = None) -> None:
    """Serve as the environment says; `port` wins over it. Raises ConfigurationError in production."""
    config = config_from_environment(os.environ)
    serve(config if port is None else replace(config, port=port))
