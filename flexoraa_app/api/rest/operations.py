"""Every operation of REST v1 in one table, from which the routes, the description and the tests are made.

Programs see what pages show: the same screens and flows, as a principal of the key's role.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flexoraa_app.api.rest.calls import Call, Operation, as_id
from flexoraa_app.api.rest.problems import problem
from flexoraa_app.running import deps
from services.errors import InvalidInput
from services.flows.api_message import send_message
from services.rules.permissions import Access, Area
from services.screens import audit, inbox, inbox_profile, inbox_thread, leads, ledger, tokens
from services.screens.lead_query import LeadQuery
from services.screens.words import SEND_REFUSALS

_CURSOR = {"cursor": "`next_cursor` of the page before; without it, the first page"}


async def list_leads(call: Call) -> dict[str, Any]:
    """Open leads of a band, the most urgent first."""
    band = call.asked("band") or "HOT"
    cursor = call.cursor(datetime, int, UUID)
    column = await call.read(leads.list_cards, LeadQuery(), band, cursor=cursor, now=call.now)
    return _page(column.cards, column.cursor)


async def list_conversations(call: Call) -> dict[str, Any]:
    """Conversations, the newest first."""
    query = inbox.Query(band=call.asked("band"), cursor=call.cursor(datetime, UUID))
    page = await call.read(inbox.list_conversations, query, now=call.now)
    return _page(page.rows, page.cursor)


async def list_messages(call: Call) -> dict[str, Any]:
    """Messages and what happened in a conversation, the oldest of a page first; the first page is the newest."""
    thread = await call.read(inbox_thread.load_thread, call.id(), now=call.now, before=call.cursor(int))
    return _page(thread.history, thread.older_cursor)


async def show_contact(call: Call) -> Any:
    """The contact of a conversation, with qualification, score and consent."""
    return asdict(await call.read(inbox_profile.load_profile, call.id()))


async def show_usage(call: Call) -> Any:
    """The wallet: balance, burn, forecast and usage."""
    return asdict(await call.read(tokens.load_wallet, call.now))


async def list_movements(call: Call) -> dict[str, Any]:
    """The ledger, the newest movement first."""
    page = await call.read(ledger.list_entries, kind=call.asked("kind"), cursor=call.cursor(datetime, UUID))
    return _page(page.rows, page.cursor)


async def list_events(call: Call) -> dict[str, Any]:
    """The audit log, the newest event first, with sequence and hash."""
    query = audit.Query(action=call.asked("action"), subject=call.asked("subject"), cursor=call.cursor(datetime, UUID))
    page = await call.read(audit.list_events, query)
    return _page(page.rows, page.cursor)


async def post_message(call: Call) -> Any:
    """Queue a text in a conversation, as a member's reply: the AI pauses there."""
    given = await call.body()
    text = given.get("text")
    if not isinstance(text, str):
        raise InvalidInput("`text` is missing.")
    outcome = await send_message(
        deps(),
        call.principal,
        as_id(given.get("conversation_id")),
        text=text,
        idempotency_key=call.request.headers.get("idempotency-key", ""),
        now=call.now,
    )
    if outcome.refusal is not None:
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, SEND_REFUSALS[outcome.refusal])
    return {"id": str(outcome.message_id), "status": "queued"}


def _page(rows: list[Any], cursor: str) -> dict[str, Any]:
    return {"data": [asdict(row) for row in rows], "next_cursor": cursor}


def _get(
    path: str, area: Area, run: Callable[[Call], Awaitable[Any]], query: Mapping[str, str] | None = None
) -> Operation:
    return Operation(
        method="GET",
        path=path,
        summary=(run.__doc__ or "").strip(),
        area=area,
        access=Access.READ,
        run=run,
        query=query or {},
        body={},
        headers={},
        status=HTTPStatus.OK,
    )


OPERATIONS = (
    _get("/leads", Area.LEADS, list_leads, {"band": "HOT, WARM or COLD; HOT without it"} | _CURSOR),
    _get("/conversations", Area.LEADS, list_conversations, {"band": "HOT, WARM or COLD; all without it"} | _CURSOR),
    _get("/conversations/{id}/messages", Area.LEADS, list_messages, _CURSOR),
    _get("/conversations/{id}/contact", Area.LEADS, show_contact),
    _get("/usage", Area.BILLING, show_usage),
    _get("/usage/movements", Area.BILLING, list_movements, {"kind": "grant, top_up, hold, release, usage …"} | _CURSOR),
    _get("/events", Area.AUDIT, list_events, {"action": "as lead.scored", "subject": "an id"} | _CURSOR),
    Operation(
        method="POST",
        path="/messages",
        summary=(post_message.__doc__ or "").strip(),
        area=Area.LEADS,
        access=Access.ACT,
        run=post_message,
        query={},
        body={"conversation_id": "id of the conversation", "text": "what to send, at most 4,096 characters"},
        headers={"Idempotency-Key": "a key of your own: sent again with the same body, nothing happens twice"},
        status=HTTPStatus.ACCEPTED,
    ),
)
