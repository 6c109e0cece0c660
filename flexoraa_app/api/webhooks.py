"""The providers' door, in front of everything else: proves the sender, stores the raw body, answers.

Nothing is parsed here and no pace refuses a webhook. Any answer but 200 makes Meta send again, for up to seven days.
"""

import asyncio
from urllib.parse import parse_qsl

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flexoraa_app.running import deps
from services.errors import StorageUnavailable
from services.flows.accept_delivery import Intake, IntakeCounters, open_intake

PATH = "/webhooks/meta"
PROVIDER = "meta"
SIGNATURE_HEADER = b"x-hub-signature-256"
# contracts/whatsapp.md 1.3: up to 3 MB.
LARGEST_BODY = 3 * 1024 * 1024
# A body that trickles in slower than this is no webhook.
BODY_SECONDS = 20


class _TooLarge(Exception):
    """More bytes than a webhook has."""


class _HungUp(Exception):
    """The sender left before its body was complete."""


class MetaDoor:
    """Answers PATH; opens its intake with the first delivery, in the loop that serves it."""

    def __init__(self) -> None:
        self._intake: Intake | None = None
        self._opening = asyncio.Lock()

    @property
    def counters(self) -> IntakeCounters:
        """What came through since the process began."""
        return self._intake.counters if self._intake else IntakeCounters()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        try:
            response = await self._answer(scope, receive)
        except _HungUp:
            return
        await response(scope, receive, send)

    async def close(self) -> None:
        """Store what waits and let go of the database."""
        if self._intake:
            await self._intake.close()
            self._intake = None

    async def _answer(self, scope: Scope, receive: Receive) -> Response:
        if scope["method"] == "GET":
            return _handshake(scope)
        if scope["method"] != "POST":
            return PlainTextResponse("Method not allowed", 405, headers={"Allow": "GET, POST"})
        try:
            return await self._deliver(scope, receive)
        except StorageUnavailable:
            return PlainTextResponse("Not stored, send again", 503, headers={"Retry-After": "5"})

    async def _deliver(self, scope: Scope, receive: Receive) -> Response:
        intake = await self._open()
        headers = dict(scope["headers"])
        now = deps().clock.now()
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _read(headers, receive)
        except _TooLarge:
            intake.turn_away(PROVIDER, "oversized", now)
            return PlainTextResponse("Body too large", 413, headers={"Connection": "close"})
        except TimeoutError:
            intake.turn_away(PROVIDER, "too_slow", now)
            return PlainTextResponse("Body too slow", 408, headers={"Connection": "close"})
        if not deps().meta_signature.is_genuine(headers.get(SIGNATURE_HEADER), body):
            intake.turn_away(PROVIDER, "bad_signature", now)
            return PlainTextResponse("Signature does not match", 401)
        await intake.accept(PROVIDER, body, now)
        return Response(status_code=200)

    async def _open(self) -> Intake:
        if self._intake is None:
            async with self._opening:
                self._intake = self._intake or await open_intake(deps())
        return self._intake


def front(app: ASGIApp) -> ASGIApp:
    """The application with the door before it: outside Reflex's own layers, which cost more than the door itself."""
    door = MetaDoor()

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == PATH:
            await door(scope, receive, send)
        elif scope["type"] == "lifespan":
            await app(scope, _closing(door, receive), send)
        else:
            await app(scope, receive, send)

    return asgi


def _closing(door: MetaDoor, receive: Receive) -> Receive:
    """Close the door before the application behind it lets go of the database."""

    async def receive_and_close() -> Message:
        message = await receive()
        if message["type"] == "lifespan.shutdown":
            await door.close()
        return message

    return receive_and_close


def _handshake(scope: Scope) -> Response:
    """Meta asks whether the address is ours; the answer is its challenge and nothing else."""
    query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
    challenge = deps().meta_signature.challenge(query)
    return PlainTextResponse("Not ours", 403) if challenge is None else PlainTextResponse(challenge)


async def _read(headers: dict[bytes, bytes], receive: Receive) -> bytes:
    """The whole body, counted while it comes: what announces or brings too much is not kept."""
    announced = headers.get(b"content-length", b"")
    if announced.isdigit() and int(announced) > LARGEST_BODY:
        raise _TooLarge
    parts: list[bytes] = []
    size = 0
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _HungUp
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST_BODY:
            raise _TooLarge
        more = message.get("more_body", False)
    return parts[0] if len(parts) == 1 else b"".join(parts)
