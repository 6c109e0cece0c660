"""A small HTTP/1.1 client on bare sockets: it must cost far less than the server that it shares the machine with."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle

_HEAD_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Load:
    """What came back: answers by status, and how long each took."""

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    latencies_ms: list[float] = field(default_factory=list)

    @property
    def accepted_per_second(self) -> float:
        """Answers 200 a second."""
        return self.statuses[200] / self.seconds


class _Connection(asyncio.Protocol):
    """Sends the next request as soon as the last is answered, until told to stop."""

    def __init__(self, requests: Iterator[bytes], load: Load) -> None:
        self._requests, self._load = requests, load
        self._buffer = b""
        self._sent_at = 0.0
        self._transport: asyncio.Transport | None = None
        self.is_stopping = False
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        status, rest = answer_in(self._buffer)
        if status is None:
            return
        self._buffer = rest
        self._load.statuses[status] += 1
        self._load.latencies_ms.append((time.perf_counter() - self._sent_at) * 1000)
        self._send()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # asyncio.Protocol's signature
        if not self.ended.done():
            self.ended.set_result(None)

    def _send(self) -> None:
        assert self._transport
        request = None if self.is_stopping else next(self._requests, None)
        if request is None:
            self._transport.close()
            return
        self._sent_at = time.perf_counter()
        self._transport.write(request)


def answer_in(buffer: bytes) -> tuple[int | None, bytes]:
    """The status of the first whole answer in `buffer` and what follows it; None while it is not whole."""
    head, found, rest = buffer.partition(_HEAD_END)
    length = _LENGTH.search(head)
    size = int(length[1]) if length else 0
    if not found or len(rest) < size:
        return None, buffer
    return int(head[9:12]), rest[size:]


async def press(port: int, requests: Sequence[bytes], *, connections: int, seconds: float) -> Load:
    """Send `requests` over and over, one at a time on each connection, for so long."""
    return await _run(port, cycle(requests), connections=connections, seconds=seconds)


async def send_all(port: int, requests: Sequence[bytes], *, connections: int) -> Load:
    """Send every request once, as fast as answers come."""
    return await _run(port, iter(requests), connections=connections, seconds=None)


async def _run(port: int, requests: Iterator[bytes], *, connections: int, seconds: float | None) -> Load:
    loop, load = asyncio.get_running_loop(), Load()
    started = time.perf_counter()
    opened = [
        (await loop.create_connection(lambda: _Connection(requests, load), "127.0.0.1", port))[1]
        for _ in range(connections)
    ]
    if seconds is not None:
        await asyncio.sleep(seconds)
    for connection in opened if seconds is not None else ():
        connection.is_stopping = True
    await asyncio.gather(*(connection.ended for connection in opened))
    load.seconds = time.perf_counter() - started
    return load
