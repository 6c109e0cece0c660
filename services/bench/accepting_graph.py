"""Stands in for Meta's send endpoint and accepts at once, noting when: what is left is the product's own time.

The sandbox is not used here because it would take a good part of the machine that is being measured.
"""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class AcceptingGraph:
    """What was sent: the recipient's digits → when the first message to it came, on `time.perf_counter`'s clock."""

    port: int = 0
    sent_at: dict[str, float] = field(default_factory=dict)
    is_used: asyncio.Event = field(default_factory=asyncio.Event)
    _numbers: "count[int]" = field(default_factory=count)
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    @property
    def url(self) -> str:
        """What to put into FLEXORAA_META_GRAPH_URL."""
        return f"http://127.0.0.1:{self.port}/v25.0"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection's requests until it closes."""
        self._open.add(writer)
        while head := await _head(reader):
            length = _LENGTH.search(head)
            body = await reader.readexactly(int(length[1]) if length else 0)
            writer.write(self._accept(body))
        self._open.discard(writer)
        writer.close()

    def hang_up(self) -> None:
        """Close every connection."""
        for writer in self._open:
            writer.close()

    def _accept(self, body: bytes) -> bytes:
        asked = json.loads(body or b"{}")
        to = str(asked.get("to") or asked.get("recipient") or "").lstrip("+")
        if asked.get("status") != "read":
            self.sent_at.setdefault(to, time.perf_counter())
            self.is_used.set()
        answer = json.dumps({"messaging_product": "whatsapp", "messages": [{"id": f"wamid.out-{next(self._numbers)}"}]})
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(answer)}\r\n\r\n"
        return (head + answer).encode()


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


@asynccontextmanager
async def accepting(port: int) -> AsyncIterator[AcceptingGraph]:
    """A running stand-in on `port`."""
    graph = AcceptingGraph(port=port)
    server = await asyncio.start_server(graph.serve, "127.0.0.1", port)
    try:
        yield graph
    finally:
        server.close()
        graph.hang_up()
        await asyncio.sleep(0)  # lets each connection see its end
