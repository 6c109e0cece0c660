"""Keeps for a minute what was thought of a turn, sealed, so that any process can answer with it."""

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

# Longer than any quiet time and the wait for a worker; what nobody took by then is thought again.
KEPT_SECONDS = 120

log = structlog.get_logger()


class RedisThoughts:
    """A `ThoughtStore` over one server; without it nothing is lost but a call to the model."""

    def __init__(self, url: str) -> None:
        self._redis = Redis.from_url(url, socket_connect_timeout=1, socket_timeout=1, health_check_interval=15)

    async def keep(self, name: str, sealed: bytes) -> None:
        """Keep what was thought under a name, in place of what was kept before."""
        try:
            await self._redis.set(f"thought:{name}", sealed, ex=KEPT_SECONDS)
        except (RedisError, OSError) as error:
            log.warning("thoughts.not_kept", error=type(error).__name__)

    async def find(self, name: str) -> bytes | None:
        """Return what was kept last under a name, None where nothing is or the server is away."""
        try:
            found = await self._redis.get(f"thought:{name}")
        except (RedisError, OSError) as error:
            log.warning("thoughts.not_found", error=type(error).__name__)
            return None
        return bytes(found) if found is not None else None

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()
