"""No event and no request of a signed-in member, with the other tenant's ids wherever an id fits, reaches that tenant.

Handlers come from Reflex's own registry, routes from the application: what the server would answer is what is driven.
"""

import ast
import asyncio
import inspect
import re
from collections.abc import AsyncIterator, Callable
from functools import cache
from typing import Any, get_type_hints
from urllib.parse import urlencode

import httpx
import pytest
from driven import HANDLERS, REQUESTS, ROLES, figures
from tabs import OpenTab, Tab, open_session, tabs
from twins import Twins, fingerprint, forget_views

from flexoraa_app.flexoraa_app import app
from flexoraa_app.live import HUB
from flexoraa_app.session import wall_now
from services.deps import Deps
from services.events.catalog.every import all_events
from services.ports import Nudge

# A tab's background events end with the tab; what they do, they do at once after a nudge.
FOLLOWS_SECONDS = 0.15


@pytest.fixture(scope="session")
async def member_tabs(deps: Deps) -> AsyncIterator[OpenTab]:
    """Opens tabs on one set of handlers for all tests of this file."""
    async with tabs(deps) as opened:
        yield opened


@pytest.fixture(scope="session")
async def web(deps: Deps) -> AsyncIterator[httpx.AsyncClient]:
    """The HTTP routes of the application; redirects are answers too."""
    transport = httpx.ASGITransport(app.api_transformer, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://flexoraa.test") as opened:
        yield opened


@pytest.mark.parametrize("name", HANDLERS, ids=lambda name: name.split("____")[-1])
async def test_event_reaches_nothing_of_the_other_tenant(
    deps: Deps, twins: Twins, member_tabs: OpenTab, name: str
) -> None:
    before = await fingerprint(deps, twins.other)
    given: list[str] = []
    seen = [found for role in ROLES for found in await _forge(twins, member_tabs, name, role, given)]
    await forget_views(deps, twins.own)

    assert seen == []
    assert await fingerprint(deps, twins.other) == before


async def test_same_events_show_a_member_its_own_tenant(
    twins: Twins, member_tabs: OpenTab, record_property: Callable[[str, object], None]
) -> None:
    counted = ", ".join(f"{number} {kind}" for kind, number in figures().items())
    record_property("isolation: driven with the other tenant's ids", counted)
    tab = await member_tabs(twins.other.member("admin"))
    conversation = str(twins.ids["conversation"][0])

    for name in HANDLERS:
        if name.endswith(("inbox_state.load", "leads_state.load")):
            await tab.send(name)
        if name.endswith("open_conversation"):
            await tab.send(name, conversation_id=conversation)

    assert len(twins.seen_in(tab.sent)) > 3


@pytest.mark.parametrize(("method", "path"), REQUESTS, ids=[" ".join(one) for one in REQUESTS])
async def test_request_reaches_nothing_of_the_other_tenant(
    deps: Deps, twins: Twins, web: httpx.AsyncClient, method: str, path: str
) -> None:
    before = await fingerprint(deps, twins.other)
    for role in ROLES:
        cookie = await open_session(deps, twins.own.member(role), wall_now())
        for wanted in twins.all_ids() if "{" in path else twins.all_ids()[:3]:
            address = _filled(path, str(wanted))
            answer = await web.request(method, address, headers={"cookie": cookie}, json={"id": str(wanted)})
            assert twins.seen_in(answer.text + repr(answer.headers), [wanted]) == []
            assert "{" not in path or answer.status_code in (401, 403, 404, 405, 422), f"{role} {address}"

    assert await fingerprint(deps, twins.other) == before


async def _forge(twins: Twins, member_tabs: OpenTab, name: str, role: str, given: list[str]) -> list[tuple[str, str]]:
    """Everything that an event brought to a tab of that role and that is the other tenant's; `given` may come back."""
    tab = await member_tabs(twins.own.member(role))
    seen = []
    for payload in _payloads(twins, name, every=role == "admin"):
        tab.sent.clear()
        tab.asked.clear()
        wanted = _flat(payload) or [str(twins.ids["conversation"][0])]
        tab.address = f"/nowhere/?{urlencode(dict.fromkeys(_words_of(name), wanted[0]))}"
        await _send(twins, tab, name, payload)
        given += wanted
        seen += [(role, trace) for trace in twins.seen_in(f"{tab.sent}{tab.asked}", given)]
    return seen


async def _send(twins: Twins, tab: Tab, name: str, payload: dict[str, Any]) -> None:
    if not HANDLERS[name].is_background:
        await tab.send(name, **payload)
        return
    running = await tab.start(name, **payload)
    for topic in {topic for event in all_events() for topic in event.topics}:
        HUB.deliver(Nudge(tenant_id=twins.own.tenant_id, topic=topic, ids=tuple(map(str, twins.all_ids()))))
    await asyncio.wait({asyncio.ensure_future(running.wait_all())}, timeout=FOLLOWS_SECONDS)


def _payloads(twins: Twins, name: str, *, every: bool) -> list[dict[str, Any]]:
    """Arguments for an event with the other tenant's ids: all that fit, or a few."""
    hints = {k: v for k, v in get_type_hints(inspect.unwrap(HANDLERS[name].fn)).items() if k != "return"}
    if not hints:
        return [{}]
    choices = {parameter: _choices(twins, name, parameter, hint) for parameter, hint in hints.items()}
    rounds = max(map(len, choices.values()))
    return [
        {parameter: found[turn % len(found)] for parameter, found in choices.items()}
        for turn in range(rounds if every else min(rounds, 3))
    ]


def _choices(twins: Twins, name: str, parameter: str, hint: Any) -> list[Any]:
    ids = [str(one) for one in twins.ids_named(parameter)]
    if hint in (int, float):
        return [1]
    if hint is bool:
        return [True, False]
    if hint is str:
        return ids
    if str(hint).startswith("dict"):
        return [dict.fromkeys(_words_of(name), one) for one in ids]
    return [ids]


@cache
def _words_of(name: str) -> list[str]:
    """Every string in the handler's module that could name a field of a form or of an address."""
    module = inspect.getmodule(inspect.unwrap(HANDLERS[name].fn))
    assert module is not None
    strings = {node.value for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Constant)}
    return sorted(word for word in strings if isinstance(word, str) and word.isidentifier())


def _flat(payload: dict[str, Any]) -> list[str]:
    return [str(one) for value in payload.values() for one in (value.values() if isinstance(value, dict) else [value])]


def _filled(path: str, wanted: str) -> str:
    """The path with every parameter in it replaced."""
    return re.sub(r"\{[^}]*\}", wanted, path)
