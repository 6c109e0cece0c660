"""What stands before everything but webhooks: limits on bodies and events, and the headers of every answer."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from weakref import WeakValueDictionary

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flexoraa_app.api.headers import SecurityHeaders, security_headers
from services.rules.contact_import import MOST_BYTES as MOST_LISTED_BYTES
from services.rules.document_kind import MOST_BYTES
from services.rules.media_kind import LARGEST_BYTES
from services.rules.pacing import Rate, pace
from services.settings import load_settings

# The longest form is a sign-in; a file has a route of its own, with what it may take in bytes and seconds.
BODY_BYTES = 64 * 1024
BODY_SECONDS = 10
FILES = {
    "/api/knowledge/documents": (MOST_BYTES, 60),
    "/api/media": (LARGEST_BYTES, 120),
    "/api/contacts/import": (MOST_LISTED_BYTES, 60),
    "/api/v1/imports": (2 * MOST_LISTED_BYTES, 60),
}
# A person at a keyboard stays far below this; a script that does not is slowed, never cut off.
SESSION_EVENTS = Rate(every=timedelta(milliseconds=50), burst=60)


class _Lane:
    """The pace of one session over all its tabs; it lives as long as one of them is open."""

    __slots__ = ("__weakref__", "whole_again_at")

    def __init__(self) -> None:
        self.whole_again_at: datetime | None = None

    async def wait(self) -> None:
        """Let the next event through, or hold it back until its time has come."""
        while True:
            decision = pace(self.whole_again_at, datetime.now(UTC), SESSION_EVENTS)
            self.whole_again_at = decision.whole_again_at
            if decision.allowed:
                return
            await asyncio.sleep(decision.wait.total_seconds())


def guarded(app: ASGIApp, *, pages: Path) -> ASGIApp:
    """`app` behind the limits, with `pages` being the build whose scripts the policy allows."""
    headers = security_headers(pages, is_https=load_settings().public_url.startswith("https://"))
    lanes: WeakValueDictionary[object, _Lane] = WeakValueDictionary()

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await _answer(app, scope, receive, _with_headers(_without_host(send, scope), headers))
        elif scope["type"] == "websocket":
            lane = lanes.setdefault(_whose(scope), _Lane())
            await app(scope, _paced(receive, lane), send)
        else:
            await app(scope, receive, send)

    return asgi


async def _answer(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["method"] in ("GET", "HEAD"):
        await app(scope, receive, send)
        return
    most, seconds = FILES.get(scope["path"], (BODY_BYTES, BODY_SECONDS))
    try:
        async with asyncio.timeout(seconds):
            body = None if _announced(scope) > most else await _read(receive, most)
    except ClientDisconnect:
        return
    except TimeoutError:
        await PlainTextResponse("The request took too long.", status_code=408)(scope, receive, send)
        return
    if body is None:
        await PlainTextResponse("The request is too large.", status_code=413)(scope, receive, send)
        return
    await app(scope, _replayed(body, receive), send)


def _announced(scope: Scope) -> int:
    """The length that the request says it has, before any of it is read."""
    words = Headers(scope=scope).get("content-length", "")
    return int(words) if words.isascii() and words.isdigit() else 0


async def _read(receive: Receive, most: int) -> bytes | None:
    """The whole body, None where it is longer than allowed."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > most:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    parts: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return parts.pop() if parts else await receive()

    return again


def _with_headers(send: Send, headers: SecurityHeaders) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", ()))
            message = {**message, "headers": [*given, *headers.of(given).items()]}
        await send(message)

    return headed


def _without_host(send: Send, scope: Scope) -> Send:
    """Redirects to the same place with a slash name the `Host` that the caller claims: only the path is told."""
    host = Headers(scope=scope).get("host", "")

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] in (307, 308):
            kept = [
                (name, _path_of(value, host) if name == b"location" else value) for name, value in message["headers"]
            ]
            message = {**message, "headers": kept}
        await send(message)

    return told


def _path_of(location: bytes, host: str) -> bytes:
    parts = urlsplit(location.decode("latin-1"))
    if parts.netloc != host:
        return location
    # Two slashes at the start would name another host.
    path = "/" + parts.path.lstrip("/\\")
    return urlunsplit(("", "", path, parts.query, "")).encode("latin-1")


def _paced(receive: Receive, lane: _Lane) -> Receive:
    async def next_event() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive":
            await lane.wait()
        return message

    return next_event


def _whose(scope: Scope) -> object:
    """The cookies of a websocket, which hold its session, or its address before somebody signed in."""
    return Headers(scope=scope).get("cookie") or (scope.get("client") or ("",))[0]
