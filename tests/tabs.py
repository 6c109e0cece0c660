"""A browser's tab without a browser: sends events to the real handlers and keeps what came back."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import uuid4

import reflex as rx
from reflex.istate.manager.memory import StateManagerMemory
from reflex.istate.manager.token import BaseStateToken
from reflex.state import StateUpdate
from reflex_base.event import Event
from reflex_base.event.processor.base_state_processor import BaseStateEventProcessor
from reflex_base.utils.format import format_event_handler
from sqlalchemy import insert

from flexoraa_app.cookies import COOKIE
from flexoraa_app.flexoraa_app import app
from flexoraa_app.running import bind
from flexoraa_app.session import wall_now
from services.deps import Deps
from services.ids import new_id
from services.rules.permissions import Principal
from services.tenants.models import MemberSession
from services.tenants.sessions import hash_token

WAITS_SECONDS = 10
S = TypeVar("S", bound=rx.State)


async def open_session(deps: Deps, who: Principal, at: datetime) -> str:
    """The cookie of a member who signed in at `at`; a session of the kind that the sign-in route opens."""
    assert who.member_id is not None
    assert who.role is not None
    token = secrets.token_urlsafe(32)
    row = {
        "token_hash": hash_token(deps.settings, token),
        "id": new_id(at),
        "tenant_id": who.tenant_id,
        "member_id": who.member_id,
        "role": who.role.value,
        "method": "password",
        "user_agent": "",
        "created_at": at,
        "acted_at": at,
        "confirmed_at": at,
        "expires_at": at + timedelta(hours=24),
    }
    async with deps.db.deployment() as tx:
        await tx.execute(insert(MemberSession).values(row))
    return f"{COOKIE}={token}"


@dataclass(slots=True, kw_only=True)
class Tab:
    """One tab with its cookie; `asked` holds what the server asked the browser to do."""

    processor: BaseStateEventProcessor
    manager: StateManagerMemory
    cookie: str
    token: str = field(default_factory=lambda: str(uuid4()))
    # A page that reads nothing by itself when a tab opens it, so that a test sends every event that happens.
    address: str = "/nowhere/"
    asked: list[Event] = field(default_factory=list)
    sent: list[Mapping[str, Mapping[str, Any]]] = field(default_factory=list)

    async def do(self, handler: Any, /, **payload: Any) -> None:
        """Send an event as a client would, any handler with any arguments, and wait until it was handled."""
        await self.send(format_event_handler(handler), **payload)

    async def send(self, name: str, /, **payload: Any) -> None:
        """The same by the handler's full name."""
        future = await self.start(name, **payload)
        # What a handler raises goes to the product's error handler, as in the server, and from there to `asked`.
        with suppress(Exception):
            await asyncio.wait_for(future.wait_all(), WAITS_SECONDS)
        await asyncio.sleep(0)

    async def start(self, name: str, /, **payload: Any) -> Any:
        """Send an event without waiting: some handlers run as long as their tab is open."""
        router = {
            "headers": {"cookie": self.cookie},
            "pathname": self.address.split("?", maxsplit=1)[0],
            "asPath": self.address,
            "token": self.token,
            "ip": "127.0.0.1",
        }
        return await self.processor.enqueue(self.token, Event(name=name, router_data=router, payload=payload))

    async def state(self, kind: type[S]) -> S:
        """What the server remembers for this tab."""
        root = await self.manager.get_state(BaseStateToken(ident=self.token, cls=kind))
        found: S = await root.get_state(kind)
        return found

    def is_sent_to(self, path: str) -> bool:
        """Whether the server sent the browser to a page."""
        return any(event.name == "_redirect" and event.payload.get("path") == path for event in self.asked)

    def was_told(self, words: str) -> bool:
        """Whether the server asked for something that holds these words: a toast."""
        return any(words in str(event.payload) for event in self.asked)


class _Line:
    """The end of the websocket: keeps updates for the tab that they are for."""

    def __init__(self) -> None:
        self.tabs: dict[str, Tab] = {}

    async def emit_update(self, update: StateUpdate, token: str) -> None:
        """What Reflex would write to the socket."""
        tab = self.tabs[token]
        tab.asked += update.events
        if update.delta:
            tab.sent.append(update.delta)


OpenTab = Callable[[Principal], Awaitable[Tab]]


@asynccontextmanager
async def tabs(deps: Deps) -> AsyncIterator[OpenTab]:
    """Opens tabs of members on `deps`, on the handlers and the error handler that the server uses."""
    bind(deps)
    line, manager = _Line(), StateManagerMemory()
    processor = BaseStateEventProcessor(backend_exception_handler=app.backend_exception_handler)
    processor.configure(state_manager=manager, event_namespace=line)  # type: ignore[arg-type]  # its one method is here

    async def open_tab(who: Principal) -> Tab:
        cookie = await open_session(deps, who, wall_now())
        tab = Tab(processor=processor, manager=manager, cookie=cookie)
        line.tabs[tab.token] = tab
        return tab

    async with processor:
        yield open_tab
