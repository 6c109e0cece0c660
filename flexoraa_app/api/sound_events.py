"""Lets only events through that a page could have sent: the rest never reaches Reflex, which logs each at length.

What a handler may do for whom is decided in the handler; here is only whether the frame is an event of ours at all.
"""

import inspect
import json
import logging
from collections.abc import Mapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Frames of engine.io and socket.io that carry no event: ping, pong, close, upgrade, connect, disconnect.
_PLAIN = ("1", "2", "3", "5", "6", "40", "41")
_EVENT = "42"
_NAMES = frozenset({"event", "ping", "client_error"})

_log = logging.getLogger(__name__)


def sound_events(app: ASGIApp, handlers: Mapping[str, Any]) -> ASGIApp:
    """`app`, which hears events of these handlers only; how many others a socket sent is one line at its end."""

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await app(scope, receive, send)
            return
        dropped = 0

        async def sound() -> Message:
            nonlocal dropped
            while True:
                message = await receive()
                if message["type"] != "websocket.receive" or is_sound(message.get("text"), handlers):
                    return message
                dropped += 1

        try:
            await app(scope, sound, send)
        finally:
            if dropped:
                _log.warning("a socket sent %d events that no page sends", dropped)

    return asgi


def is_sound(frame: str | None, handlers: Mapping[str, Any]) -> bool:
    """Whether a frame is plumbing, or an event of a known handler with arguments that it has; bytes never are."""
    if frame is None:
        return False
    if not frame.startswith(_EVENT):
        return frame.startswith(_PLAIN)
    start = frame.find("[")
    try:
        given = json.loads(frame[start:]) if start >= 0 else None
    except (ValueError, RecursionError):
        return False
    if not isinstance(given, list) or not given or given[0] not in _NAMES:
        return False
    return given[0] != "event" or (len(given) == 2 and _is_event(given[1], handlers))


def _is_event(event: Any, handlers: Mapping[str, Any]) -> bool:
    if not isinstance(event, dict) or not isinstance(event.get("name"), str):
        return False
    payload, router = event.get("payload") or {}, event.get("router_data") or {}
    known = handlers.get(event["name"])
    if known is None or not isinstance(payload, dict) or not isinstance(router, dict):
        return False
    parameters = inspect.signature(inspect.unwrap(known.handler.fn)).parameters
    return any(one.kind is one.VAR_KEYWORD for one in parameters.values()) or set(payload) <= set(parameters) - {"self"}
