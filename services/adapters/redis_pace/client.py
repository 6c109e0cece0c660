"""Holds API callers to their rates in Redis or Valkey, so that all processes count together.

The rule is `rules.pacing` (generic cell rate); the server's own clock decides, in one script for both lanes: a call
that one lane refuses takes nothing from the other.
"""

from collections.abc import Awaitable
from typing import cast
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.errors import StorageUnavailable
from services.rules.pacing import DEPLOYMENT, TENANT, Rate

_SCRIPT = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local reached = {}
for lane = 1, #KEYS do
    local every, burst = tonumber(ARGV[lane * 2 - 1]), tonumber(ARGV[lane * 2])
    reached[lane] = math.max(tonumber(redis.call('GET', KEYS[lane]) or now), now)
    if reached[lane] - now - every * (burst - 1) > 0 then return 0 end
end
for lane = 1, #KEYS do
    local whole = reached[lane] + tonumber(ARGV[lane * 2 - 1])
    redis.call('SET', KEYS[lane], string.format('%.0f', whole), 'PX', math.ceil((whole - now) / 1000) + 1000)
end
return 1
"""


class RedisPace:
    """A `PaceKeeper` with a lane for each tenant and one over all."""

    def __init__(self, url: str) -> None:
        self._redis = Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2, health_check_interval=15)

    async def admits(self, tenant_id: UUID) -> bool:
        """True where both lanes have room; raises StorageUnavailable where the server is away."""
        lanes = [f"api-pace:{tenant_id}", "api-pace:all"]
        rates = [*_arguments(TENANT), *_arguments(DEPLOYMENT)]
        try:
            # The client types its answer for both of its colours.
            answer = cast(Awaitable[int], self._redis.eval(_SCRIPT, len(lanes), *lanes, *map(str, rates)))
            return await answer == 1
        except (RedisError, OSError) as error:
            raise StorageUnavailable from error

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()


def _arguments(rate: Rate) -> tuple[int, int]:
    """Microseconds for one call, and how many may come at once."""
    return int(rate.every.total_seconds() * 1_000_000), rate.burst
