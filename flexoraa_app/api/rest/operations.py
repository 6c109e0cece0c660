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
from services.flows.import_contacts import import_contacts, preview_import
from services.rules.contact_import import Ground
from services.rules.permissions import Access, Area
from services.screens import audit, contacts, inbox, inbox_profile, inbox_thread, lead_profile, leads, ledger, tokens
from services.screens.lead_query import parse
from services.screens.words import SEND_REFUSALS

_LEAD_FILTERS = {
    "owner": "a member's id, or `nobody`",
    "inbox": "an inbox's id",
    "language": "a code as hi or hinglish",
    "label": "a label's id",
    "budget": "<1K, 1K-5K, 5K-50K, 50K+ or unknown",
    "state": "open, won, lost or closed; open without it",
    "q": "whole words of a name, or a phone number",
}
_CURSOR = {"cursor": "`next_cursor` of the page before; without it, the first page"}


async def list_leads(call: Call) -> dict[str, Any]:
    """Open leads of a band, the most urgent first."""
    band = call.asked("band") or "HOT"
    asked = {name: value for name, value in call.request.query_params.items() if name in _LEAD_FILTERS}
    cursor = call.cursor(datetime, int, UUID)
    column = await call.read(leads.list_cards, parse(asked), band, cursor=cursor, now=call.now)
    return _page(column.cards, column.cursor)


async def show_lead(call: Call) -> Any:
    """A lead with its contact, every contribution to its score, and how the score came about."""
    return asdict(await call.read(lead_profile.load_sheet, call.id()))


async def list_people(call: Call) -> dict[str, Any]:
    """Contacts with their addresses and open lead, the newest first."""
    page = await call.read(contacts.list_contacts, cursor=call.cursor(UUID))
    return _page(page.rows, page.cursor)


async def post_import(call: Call) -> Any:
    """Bring a list of contacts in, or say what would come of it; the same list again changes nothing."""
    given = await call.body()
    text, ground = given.get("csv"), next((one for one in Ground if one == given.get("ground")), None)
    if not isinstance(text, str):
        raise InvalidInput("`csv` is missing.")
    content = text.encode()
    if str(given.get("dry_run", "")).lower() == "true":
        return asdict(await preview_import(deps(), call.principal, content))
    if ground is None:
        raise InvalidInput(f"`ground` is one of {', '.join(Ground)}.")
    proof = str(given.get("proof", ""))
    return asdict(await import_contacts(deps(), call.principal, content, ground=ground, proof=proof, now=call.now))


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
    _get("/leads", Area.LEADS, list_leads, {"band": "HOT, WARM or COLD; HOT without it"} | _LEAD_FILTERS | _CURSOR),
    _get("/leads/{id}", Area.LEADS, show_lead),
    _get("/contacts", Area.LEADS, list_people, _CURSOR),
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
    Operation(
        method="POST",
        path="/imports",
        summary=(post_import.__doc__ or "").strip(),
        area=Area.LEADS,
        access=Access.WRITE,
        run=post_import,
        query={},
        body={
            "csv": "a CSV text with a head line, at most 2,000 rows: phone, name, campaign",
            "ground": f"why they may be written to: {', '.join(Ground)}",
            "proof": "where and when they said so",
            "dry_run": "true only says what would come of it",
        },
        headers={},
        status=HTTPStatus.OK,
    ),
)
