"""What stands before the application: limits on bodies and on the pace of events, and the headers of every answer."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from flexoraa_app.api.guard import BODY_BYTES, SESSION_EVENTS, guarded
from flexoraa_app.api.headers import security_headers

PAGE = '<html><script>start()</script><script type="module" src="/app.js"></script></html>'
# printf 'start()' | openssl dgst -sha256 -binary | base64
START_HASH = "'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='"


async def _page(_request: Request) -> Response:
    return HTMLResponse(PAGE)


async def _count(request: Request) -> Response:
    return JSONResponse(len(await request.body()))


async def _unchanged(_request: Request) -> Response:
    return Response(status_code=304)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A build of one page with one inline script."""
    (tmp_path / "index.html").write_text(PAGE)
    return tmp_path


@pytest.fixture
async def browser(pages: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A browser before a guarded application."""
    paths = [Route("/", _page), Route("/kept", _unchanged), Route("/{name:path}/", _page)]
    inner = Starlette(routes=[Route("/count", _count, methods=["POST"]), *paths])
    transport = httpx.ASGITransport(guarded(inner, pages=pages))
    async with httpx.AsyncClient(transport=transport, base_url="http://flexoraa.test") as opened:
        yield opened


async def test_page_runs_the_scripts_of_its_build_only(browser: httpx.AsyncClient) -> None:
    policy = (await browser.get("/")).headers["content-security-policy"]

    [scripts] = [part for part in policy.split("; ") if part.startswith("script-src")]
    assert scripts.split() == ["script-src", "'self'", "'unsafe-eval'", START_HASH]


async def test_page_can_be_framed_by_nobody(browser: httpx.AsyncClient) -> None:
    headers = (await browser.get("/")).headers

    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


async def test_answer_of_the_api_loads_nothing(browser: httpx.AsyncClient) -> None:
    answer = await browser.post("/count", content=b"abc")

    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


async def test_kept_page_keeps_the_policy_of_pages(browser: httpx.AsyncClient) -> None:
    assert START_HASH in (await browser.get("/kept")).headers["content-security-policy"]


@pytest.mark.parametrize(("is_https", "sends"), [(True, True), (False, False)], ids=["https", "http"])
def test_strict_transport_is_asked_for_over_https_only(pages: Path, is_https: bool, sends: bool) -> None:
    headers = security_headers(pages, is_https=is_https)

    assert (b"strict-transport-security" in headers.page) is sends


@pytest.mark.parametrize(
    ("size", "status"),
    [pytest.param(BODY_BYTES, 200, id="the limit"), pytest.param(BODY_BYTES + 1, 413, id="one byte more")],
)
async def test_body_has_a_limit(browser: httpx.AsyncClient, size: int, status: int) -> None:
    assert (await browser.post("/count", content=b"x" * size)).status_code == status


async def test_body_without_an_announced_length_has_the_same_limit(browser: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(BODY_BYTES):
            yield b"xx"

    assert (await browser.post("/count", content=endless())).status_code == 413


async def test_events_of_a_session_are_slowed_over_all_its_tabs(pages: Path) -> None:
    one, other = _Socket(cookie="fx_session=meera"), _Socket(cookie="fx_session=meera")

    seconds = await _flood(pages, one, other, events=SESSION_EVENTS.burst // 2 + 2)

    assert seconds >= 3 * SESSION_EVENTS.every.total_seconds()


async def test_events_of_other_sessions_are_not_slowed(pages: Path) -> None:
    one, other = _Socket(cookie="fx_session=meera"), _Socket(cookie="fx_session=dev")

    assert await _flood(pages, one, other, events=SESSION_EVENTS.burst // 2 + 2) < SESSION_EVENTS.every.total_seconds()


class _Socket:
    """A websocket of a session that sends as fast as it is read."""

    def __init__(self, cookie: str) -> None:
        self.scope = {"type": "websocket", "headers": [(b"cookie", cookie.encode())], "client": ("10.0.0.1", 1)}

    async def receive(self) -> dict[str, Any]:
        """An event, always."""
        await asyncio.sleep(0)
        return {"type": "websocket.receive", "text": "2"}

    async def send(self, _message: Any) -> None:
        """Nothing is answered."""


async def _flood(pages: Path, *sockets: _Socket, events: int) -> float:
    async def read(_scope: Any, receive: Any, _send: Any) -> None:
        for _ in range(events):
            await receive()

    app, started = guarded(read, pages=pages), time.monotonic()
    await asyncio.gather(*(app(socket.scope, socket.receive, socket.send) for socket in sockets))
    return time.monotonic() - started


@pytest.mark.parametrize(
    ("asked", "told"),
    [("/inbox?view=mine", "/inbox/?view=mine"), ("//evil.test", "/evil.test/")],
    ids=["a page", "a path that names a host"],
)
async def test_redirect_to_the_slash_names_no_host(browser: httpx.AsyncClient, asked: str, told: str) -> None:
    answer = await browser.get(f"http://flexoraa.test{asked}", headers={"host": "evil.test"})

    assert (answer.status_code, answer.headers["location"]) == (307, told)
