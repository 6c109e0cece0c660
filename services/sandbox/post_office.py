"""Brings webhooks to the product: in lanes, with retries of decreasing frequency, and with the faults that are set."""

import asyncio
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from services.sandbox.callbacks import Callback, keep_shaking_hands, shake_hands
from services.sandbox.clock import SandboxClock
from services.sandbox.config import SandboxConfig
from services.sandbox.faults import FaultKind, Faults
from services.sandbox.webhooks import Delivery, Update, encode, signed_headers
from services.sandbox.wire import Json

KEPT_FOR_SECONDS = 7 * 24 * 3600  # undelivered webhooks are dropped after this (contracts/whatsapp.md 1.3)
DEFAULT_REORDER_SECONDS = 0.5
DEFAULT_BATCH_SECONDS = 0.2


@dataclass(slots=True)
class Tally:
    """What became of the deliveries so far."""

    posted_updates: int = 0
    delivered: int = 0
    failed_attempts: int = 0
    dropped: int = 0
    expired: int = 0
    duplicated: int = 0


@dataclass(slots=True)
class _Batch:
    updates: list[Update] = field(default_factory=list)
    timer: asyncio.TimerHandle | None = None


class PostOffice:
    """Takes updates at once and delivers them concurrently, one contact's in order unless a fault says otherwise."""

    def __init__(
        self, config: SandboxConfig, clock: SandboxClock, faults: Faults, *, on_taken: Callable[[str], None]
    ) -> None:
        self._config, self._clock, self._faults, self._on_taken = config, clock, faults, on_taken
        self._lanes: list[asyncio.Queue[Delivery]] = [asyncio.Queue() for _ in range(config.webhook_lanes)]
        self._tasks: list[asyncio.Task[None]] = []
        self._timers: set[asyncio.TimerHandle] = set()
        self._batch = _Batch()
        self._client = httpx.AsyncClient(timeout=config.webhook_timeout_seconds, trust_env=False)
        self.callbacks = {"": Callback(url=config.webhook_url, verify_token=config.verify_token)}
        self._undelivered: dict[int, Delivery] = {}
        self.tally = Tally()

    def start(self) -> None:
        """Begin the handshake and the lanes; needs a running loop."""
        shaking = keep_shaking_hands(
            self._client, self.callbacks[""], every_seconds=self._config.handshake_interval_seconds
        )
        self._tasks = [asyncio.create_task(shaking)]
        self._tasks += [asyncio.create_task(self._work(lane)) for lane in self._lanes]

    async def stop(self) -> None:
        """End every task; what is undelivered is lost with the process."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._client.aclose()

    def forget_waiting(self) -> None:
        """Drop what is undelivered and begin a new tally."""
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()
        for lane in self._lanes:
            while not lane.empty():
                lane.get_nowait()
        self._undelivered.clear()
        self._batch, self.tally = _Batch(), Tally()

    async def override(self, entity_id: str, url: str, verify_token: str) -> bool:
        """Send one WABA's or number's webhooks elsewhere, if that address passes the handshake."""
        callback = Callback(url=url, verify_token=verify_token)
        if not await shake_hands(self._client, callback):
            return False
        self.callbacks[entity_id] = callback
        return True

    def post(self, update: Update) -> None:
        """Take one update; it arrives at least once unless a drop fault strikes."""
        self.tally.posted_updates += 1
        if self._faults.draw(FaultKind.DROP, provider="webhook", route=update.topic):
            self.tally.dropped += 1
            return
        batch = self._faults.draw(FaultKind.BATCH, provider="webhook", route=update.topic)
        if batch:
            self._gather(update, size=batch.size, seconds=batch.seconds or DEFAULT_BATCH_SECONDS)
        else:
            self._pack([update])

    def as_json(self) -> Json:
        """The answer of `GET /_sandbox/webhooks`."""
        counts = {name: getattr(self.tally, name) for name in Tally.__slots__}
        return {"verified": self.callbacks[""].verified.is_set(), "waiting": len(self._undelivered)} | counts

    def _gather(self, update: Update, *, size: int, seconds: float) -> None:
        self._batch.updates.append(update)
        if len(self._batch.updates) >= size:
            self._flush()
        elif self._batch.timer is None:
            self._batch.timer = asyncio.get_running_loop().call_later(seconds, self._flush)

    def _flush(self) -> None:
        if self._batch.timer:
            self._batch.timer.cancel()
        updates, self._batch = self._batch.updates, _Batch()
        by_callback: dict[str, list[Update]] = {}
        for update in updates:
            by_callback.setdefault(self._callback_of(update), []).append(update)
        for together in by_callback.values():
            self._pack(together)

    def _pack(self, updates: list[Update]) -> None:
        first = updates[0]
        body = encode(updates)
        forged = self._faults.draw(FaultKind.BAD_SIGNATURE, provider="webhook", route=first.topic)
        headers = signed_headers(body, "not-the-app-secret" if forged else self._config.app_secret)
        twice = self._faults.draw(FaultKind.DUPLICATE, provider="webhook", route=first.topic)
        copies = 1 + (twice.copies if twice else 0)
        self.tally.duplicated += copies - 1
        for _ in range(copies):
            self.ship(
                Delivery(
                    body=body,
                    headers=headers,
                    callback=self._callback_of(first),
                    lane=first.lane,
                    born_at_seconds=self._clock.seconds(),
                    message_ids=tuple(update.message_id for update in updates if update.message_id),
                ),
                after_seconds=self._delay(first.topic),
            )

    def ship(self, delivery: Delivery, *, after_seconds: float = 0.0) -> None:
        """Deliver a finished POST, now or later; other providers' signed webhooks come through here too."""
        self._undelivered[id(delivery)] = delivery
        self._enqueue(delivery, after_seconds)

    def _delay(self, topic: str) -> float:
        late = self._faults.draw(FaultKind.DELAY, provider="webhook", route=topic)
        shuffled = self._faults.draw(FaultKind.REORDER, provider="webhook", route=topic)
        seconds = late.seconds if late else 0.0
        if shuffled:
            seconds += self._faults.random.uniform(0.0, shuffled.seconds or DEFAULT_REORDER_SECONDS)
        return seconds

    def _enqueue(self, delivery: Delivery, after_seconds: float) -> None:
        lane = self._lanes[zlib.crc32(delivery.lane.encode()) % len(self._lanes)]
        if after_seconds <= 0:
            lane.put_nowait(delivery)
            return

        def arrive() -> None:
            self._timers.discard(timer)
            lane.put_nowait(delivery)

        timer = asyncio.get_running_loop().call_later(after_seconds, arrive)
        self._timers.add(timer)

    def _callback_of(self, update: Update) -> str:
        return next((key for key in (update.phone_number_id, update.entry_id) if key in self.callbacks), "")

    async def _work(self, lane: asyncio.Queue[Delivery]) -> None:
        while True:
            delivery = await lane.get()
            callback = self.callbacks[delivery.callback]
            await callback.verified.wait()
            is_taken = await self._attempt(callback, delivery)
            if id(delivery) not in self._undelivered:
                continue  # forgotten by a reset while it was on its way
            if is_taken:
                self.tally.delivered += 1
                del self._undelivered[id(delivery)]
                for message_id in delivery.message_ids:
                    self._on_taken(message_id)
            else:
                self._try_again(delivery)

    async def _attempt(self, callback: Callback, delivery: Delivery) -> bool:
        delivery.attempts += 1
        try:
            answer = await self._client.post(callback.url, content=delivery.body, headers=delivery.headers)
        except httpx.HTTPError:
            return False
        return answer.status_code == httpx.codes.OK

    def _try_again(self, delivery: Delivery) -> None:
        self.tally.failed_attempts += 1
        if self._clock.seconds() - delivery.born_at_seconds > KEPT_FOR_SECONDS:
            self.tally.expired += 1
            del self._undelivered[id(delivery)]
            return
        delays = self._config.retry_delays_seconds
        self._enqueue(delivery, delays[min(delivery.attempts, len(delays)) - 1])
