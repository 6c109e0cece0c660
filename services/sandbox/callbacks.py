"""Where webhooks go, and whether that address has proved itself by the handshake (contracts/whatsapp.md 1.1)."""

import asyncio
import secrets
from dataclasses import dataclass, field

import httpx


@dataclass(slots=True, kw_only=True)
class Callback:
    """One receiver; nothing is delivered before `verified` is set."""

    url: str
    verify_token: str
    verified: asyncio.Event = field(default_factory=asyncio.Event)


async def shake_hands(client: httpx.AsyncClient, callback: Callback) -> bool:
    """Ask the callback to repeat a random decimal challenge; True when the body equals it."""
    challenge = str(secrets.randbelow(9 * 10**9) + 10**9)
    query = {"hub.mode": "subscribe", "hub.verify_token": callback.verify_token, "hub.challenge": challenge}
    try:
        answer = await client.get(callback.url, params=query)
    except httpx.HTTPError:
        return False
    if answer.status_code != httpx.codes.OK or answer.text != challenge:
        return False
    callback.verified.set()
    return True


async def keep_shaking_hands(client: httpx.AsyncClient, callback: Callback, *, every_seconds: float) -> None:
    """Repeat the handshake until it succeeds: the product may start after the sandbox."""
    while not await shake_hands(client, callback):  # noqa: ASYNC110 — the event is set on the other side of the wire
        await asyncio.sleep(every_seconds)
