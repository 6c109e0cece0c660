"""Carries nudges between processes over Redis or Valkey publish/subscribe; nothing durable lives there."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from uuid import UUID

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.ports import Nudge

CHANNEL = "nudges"
RECONNECT_SECONDS = 1.0

log = structlog.get_logger()


class RedisLive:
    """A `LivePublisher` and a `LiveFeed` over one server."""

    def __init__(self, url: str) -> None:
        self._redis = Redis.from_url(url, socket_connect_timeout=2, health_check_interval=15)

    async def publish(self, nudges: Sequence[Nudge]) -> None:
        """Send all nudges as one message; when the server is away they are lost, and pages catch up by themselves."""
        if not nudges:
            return
        message = json.dumps([[str(nudge.tenant_id), nudge.topic, nudge.ids] for nudge in nudges])
        try:
            await self._redis.publish(CHANNEL, message)
        except (RedisError, OSError) as error:
            log.warning("live.publish_failed", error=type(error).__name__)

    async def nudges(self) -> AsyncIterator[Nudge]:
        """Yield what any process publishes, for ever; reconnects after a second."""
        while True:
            try:
                async for nudge in self._subscribed():
                    yield nudge
            except (RedisError, OSError) as error:
                log.warning("live.feed_lost", error=type(error).__name__)
            await asyncio.sleep(RECONNECT_SECONDS)

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()

    async def _subscribed(self) -> AsyncIterator[Nudge]:
        async with self._redis.pubsub() as subscription:
            await subscription.subscribe(CHANNEL)
            async for message in subscription.listen():
                if message["type"] == "message":
                    for tenant_id, topic, ids in json.loads(message["data"]):
                        yield Nudge(tenant_id=UUID(tenant_id), topic=topic, ids=tuple(ids))
