"""The reference for the webhooks' door: check the signature, one INSERT, answer. What one would write first.

`python -m services.bench.bare_handler PORT` with DATABASE_URL and FLEXORAA_META_APP_SECRET; the table is made by it.
"""

import hashlib
import hmac
import os
import sys
import uuid
from typing import Any

import asyncpg
import uvicorn

_TABLE = "create table if not exists bare_delivery (id uuid primary key, body bytea not null)"
_INSERT = "insert into bare_delivery (id, body) values ($1, $2)"
_CONNECTIONS = 10


class BareHandler:
    """An ASGI application without a framework, so that the comparison is about storing and nothing else."""

    def __init__(self, database_url: str, secret: bytes) -> None:
        self._url, self._secret = database_url, secret
        self._pool: Any = None  # asyncpg ships without types

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer ASGI's lifespan, and every HTTP request as a webhook."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        body = b""
        more = True
        while more:
            part = await receive()
            body, more = body + part["body"], part.get("more_body", False)
        status = await self._store(dict(scope["headers"]), body)
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})

    async def _store(self, headers: dict[bytes, bytes], body: bytes) -> int:
        expected = "sha256=" + hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(headers.get(b"x-hub-signature-256", b""), expected.encode()):
            return 401
        await self._pool.execute(_INSERT, uuid.uuid4(), body)
        return 200

    async def _live(self, receive: Any, send: Any) -> None:
        await receive()
        self._pool = await asyncpg.create_pool(self._url, min_size=_CONNECTIONS, max_size=_CONNECTIONS)
        await self._pool.execute(_TABLE)
        await send({"type": "lifespan.startup.complete"})
        print("answers at", flush=True)  # noqa: T201  # as `flexoraa up` does
        await receive()
        await self._pool.close()
        await send({"type": "lifespan.shutdown.complete"})


def main(port: int) -> None:
    """Serve with the server and the settings of `flexoraa up`."""
    handler = BareHandler(os.environ["DATABASE_URL"], os.environ["FLEXORAA_META_APP_SECRET"].encode())
    uvicorn.run(handler, port=port, loop="uvloop", log_level="warning", access_log=False, server_header=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
