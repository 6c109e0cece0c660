"""A browser tab without a browser: Reflex's websocket protocol (Socket.IO on Engine.IO 4), as far as pages need it."""

import asyncio
import json
import time
import uuid
from collections.abc import Sequence

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

# flexoraa_app.session.COOKIE: services do not import the pages.
_COOKIE = "fx_session"
_NAMESPACE = "/_event"
_HYDRATE = "reflex___state____state.hydrate_and_load"
_LOADED = '"is_loading_rx_state_":false'
_OPEN_WITHIN_SECONDS = 60.0
_AT_ONCE = 25
_LARGEST_FRAME = 8 * 1024 * 1024


class Tab:
    """One open page; frames are looked at as text, for that is all that a measurement needs."""

    def __init__(self, socket: ClientConnection, path: str) -> None:
        self._socket, self._path = socket, path
        self._awaited: dict[str, asyncio.Future[float]] = {}
        self.frames = 0
        self._listening = asyncio.create_task(self._listen())

    def expect(self, words: str) -> "asyncio.Future[float]":
        """When the first frame with `words` comes, on `time.perf_counter`'s clock."""
        self._awaited[words] = asyncio.get_running_loop().create_future()
        return self._awaited[words]

    async def load(self) -> None:
        """Open the page and wait until it is filled: its state is sent and the first of its handlers has run."""
        loaded = self.expect(_LOADED)
        await self._send(_HYDRATE)
        await loaded

    async def close(self) -> None:
        """Close the tab."""
        self._listening.cancel()
        await self._socket.close()

    async def _send(self, name: str) -> None:
        router = {"pathname": self._path, "query": {}, "asPath": self._path}
        event = json.dumps(["event", {"name": name, "payload": {}, "router_data": router}])
        await self._socket.send(f"42{_NAMESPACE},{event}")

    async def _listen(self) -> None:
        try:
            async for frame in self._socket:
                if frame == "2":
                    await self._socket.send("3")
                    continue
                self.frames += 1
                self._settle(frame if isinstance(frame, str) else frame.decode(errors="replace"))
        except ConnectionClosed:
            return

    def _settle(self, frame: str) -> None:
        at = time.perf_counter()
        for words in [words for words in self._awaited if words in frame]:
            future = self._awaited.pop(words)
            if not future.done():
                future.set_result(at)


async def open_tab(port: int, cookie: str, path: str) -> Tab:
    """Connect as a signed-in browser does; the page is not loaded yet."""
    token = uuid.uuid4()
    socket = await connect(
        f"ws://127.0.0.1:{port}{_NAMESPACE}/?token={token}&EIO=4&transport=websocket",
        origin=f"http://127.0.0.1:{port}",  # type: ignore[arg-type]  # a NewType over str
        additional_headers={"Cookie": f"{_COOKIE}={cookie}"},
        compression=None,
        open_timeout=_OPEN_WITHIN_SECONDS,
        max_size=_LARGEST_FRAME,
        ping_interval=None,
    )
    await socket.recv()  # Engine.IO's greeting
    await socket.send(f"40{_NAMESPACE},")
    await socket.recv()  # the namespace is joined
    return Tab(socket, path)


async def open_tabs(port: int, cookies: Sequence[str], path: str) -> list[Tab]:
    """Open a page for each cookie, a few at a time as people do, and wait until all are loaded."""
    tabs: list[Tab] = []
    for first in range(0, len(cookies), _AT_ONCE):
        opened = await asyncio.gather(*(open_tab(port, cookie, path) for cookie in cookies[first : first + _AT_ONCE]))
        tabs += opened
        await asyncio.wait_for(asyncio.gather(*(tab.load() for tab in opened)), _OPEN_WITHIN_SECONDS)
    return tabs
