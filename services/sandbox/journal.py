"""Notes every call of a provider's API, and lets faults strike before or after it is carried out."""

import asyncio
import json
from collections import deque
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.sandbox.clock import SandboxClock
from services.sandbox.fault_answers import answer_for
from services.sandbox.faults import Fault, FaultKind, Faults
from services.sandbox.wire import Json

KEPT_CALLS = 20_000
BODY_MOST = 20_000
HANG_SECONDS = 3600.0


class Journal:
    """The last calls in order; never their credentials."""

    def __init__(self) -> None:
        self._calls: deque[Json] = deque(maxlen=KEPT_CALLS)

    def add(self, call: Json) -> None:
        """Note a call."""
        self._calls.append(call)

    def clear(self) -> None:
        """Forget all calls."""
        self._calls.clear()

    def matching(self, *, provider: str, route: str) -> list[Json]:
        """Calls of a provider ("" for all) whose path contains `route`."""
        return [call for call in self._calls if provider in ("", call["provider"]) and route in call["path"]]


class JournalAndFaults:
    """ASGI layer in front of the providers; control routes pass untouched."""

    def __init__(self, app: ASGIApp, *, journal: Journal, faults: Faults, clock: SandboxClock) -> None:
        self._app, self._journal, self._faults, self._clock = app, journal, faults, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        provider = scope["path"].strip("/").split("/")[0] if scope["type"] == "http" else ""
        if provider in ("", "_sandbox", "healthz"):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        call = _call(request, await request.body(), provider, self._clock.now())
        self._journal.add(call)
        await self._carry_out(request, call, send)

    async def _carry_out(self, request: Request, call: Json, send: Send) -> None:
        provider, path = call["provider"], call["path"]
        slow = self._faults.draw(FaultKind.LATENCY, provider=provider, route=path)
        if slow:
            await asyncio.sleep(slow.seconds)
        fault = self._faults.draw(FaultKind.ERROR, FaultKind.HANG, provider=provider, route=path)
        if fault and not fault.after:
            await _strike(fault, call, request, send)
            return
        await self._app(request.scope, _replay(await request.body(), request.receive), _noting(send, call, fault))
        if fault:
            await _strike(fault, call, request, send)


async def _strike(fault: Fault, call: Json, request: Request, send: Send) -> None:
    if fault.kind is FaultKind.HANG:
        await asyncio.sleep(fault.seconds or HANG_SECONDS)
    response: Response = answer_for(call["provider"], fault)
    call["status"] = response.status_code
    await response(request.scope, request.receive, send)


def _noting(send: Send, call: Json, fault: Fault | None) -> Send:
    async def note(message: Message) -> None:
        if message["type"] == "http.response.start":
            call["status"] = message["status"]
        if fault is None:
            await send(message)

    return note


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def again() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _call(request: Request, body: bytes, provider: str, at: datetime) -> Json:
    query = {name: value for name, value in request.query_params.items() if name != "access_token"}
    return {
        "at": at.isoformat(),
        "provider": provider,
        "method": request.method,
        "path": request.url.path,
        "query": query,
        "body": _readable(body, request.headers.get("content-type", "")),
        "status": None,
    }


def _readable(body: bytes, kind: str) -> object:
    if kind.startswith("application/json"):
        try:
            return json.loads(body)
        except ValueError:
            return body[:BODY_MOST].decode(errors="replace")
    return f"{len(body)} bytes of {kind}" if body else None
