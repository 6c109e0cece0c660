"""A running sandbox for the adapters' tests, and a listener that plays the product's webhook endpoint."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from services.sandbox.config import SandboxConfig
from services.sandbox.in_thread import serving

APP_SECRET, VERIFY_TOKEN, ACCESS_TOKEN = "app-secret", "verify-token", "good-token"
WAIT_SECONDS = 30.0


class Listener:
    """Keeps every webhook it gets; `answers` holds statuses to give before it goes back to 200."""

    def __init__(self) -> None:
        self.posts: list[tuple[bytes, dict[str, str]]] = []
        self.answers: list[int] = []
        self.handshakes: list[dict[str, str]] = []
        self.refuses_handshakes = False
        self.url = ""

    async def verify(self, request: Request) -> Response:
        self.handshakes.append(dict(request.query_params))
        challenge = request.query_params["hub.challenge"]
        return PlainTextResponse("no" if self.refuses_handshakes else challenge)

    async def receive(self, request: Request) -> Response:
        body = await request.body()
        status = self.answers.pop(0) if self.answers else 200
        self.posts.append((body, dict(request.headers)))
        return Response(status_code=status)

    def values(self, field: str = "messages") -> list[dict[str, Any]]:
        """The values of all changes of a field, in order of arrival."""
        envelopes = [json.loads(body) for body, _ in self.posts]
        changes = [change for envelope in envelopes for entry in envelope["entry"] for change in entry["changes"]]
        return [change["value"] for change in changes if change["field"] == field]

    def messages(self) -> list[dict[str, Any]]:
        return [message for value in self.values() for message in value.get("messages", [])]

    def statuses(self) -> list[dict[str, Any]]:
        return [status for value in self.values() for status in value.get("statuses", [])]


@pytest.fixture(scope="session")
def listening() -> Iterator[Listener]:
    listener = Listener()
    routes = [Route("/hook", listener.verify, methods=["GET"]), Route("/hook", listener.receive, methods=["POST"])]
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait_until(lambda: server.started)
    listener.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/hook"
    yield listener
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def sandbox_config(listening: Listener) -> SandboxConfig:
    return SandboxConfig(
        webhook_url=listening.url,
        app_secret=APP_SECRET,
        verify_token=VERIFY_TOKEN,
        access_tokens=(ACCESS_TOKEN,),
        status_delay_seconds=0,
        handshake_interval_seconds=0.02,
        retry_delays_seconds=(0.0, 0.02, 0.05),
        webhook_timeout_seconds=2,
    )


@pytest.fixture(scope="session")
def sandbox_url(sandbox_config: SandboxConfig) -> Iterator[str]:
    with serving(sandbox_config) as url:
        yield url


@pytest.fixture
def sandbox(sandbox_url: str, listening: Listener) -> Iterator[httpx.Client]:
    """A client of the sandbox, which has forgotten everything that earlier tests did."""
    with httpx.Client(base_url=sandbox_url, trust_env=False) as client:
        wait_until(lambda: client.get("/_sandbox/webhooks").json()["verified"])
        client.post("/_sandbox/reset")
        yield client
        client.post("/_sandbox/reset")


@pytest.fixture
def listener(listening: Listener, sandbox: httpx.Client) -> Listener:
    """The listener, empty; it hears the sandbox of this test."""
    listening.posts.clear()
    listening.answers.clear()
    return listening


@pytest.fixture
def settle(sandbox: httpx.Client) -> Callable[[], None]:
    """Wait until every webhook has arrived."""
    return lambda: wait_until(lambda: sandbox.get("/_sandbox/webhooks").json()["waiting"] == 0)


@pytest.fixture
def until() -> Callable[[Callable[[], bool]], None]:
    """Wait until something holds."""
    return wait_until


def wait_until(claim: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not claim():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.01)
