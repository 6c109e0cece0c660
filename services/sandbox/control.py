"""The control routes by which tests and demos play the outside world; bodies are JSON, errors are 400 {"error"}.

GET, POST accounts                the inboxes; POST adds {channel?, tenant, phone_number_id, waba_id,
                                  display_phone_number, verified_name?}; reset keeps it
POST inbound                      a contact writes, or an array of such; -> {message_ids}
     {channel="whatsapp", tenant|inbox?, from, name?, times?, at?, context?, referral?,
     identity? a|b|c|d, username?, bsuid?}
     and one of: text ({n} = repetition), media {kind, caption?, filename?, mime_type?, base64?}, voice, sticker,
     button, button_reply, list_reply {id, title}, flow_reply {…}, location, contacts, order,
     reaction {message_id, emoji?}, edit {original_message_id, text}, revoke, unsupported (true | kind | {code}),
     request_welcome, interactive_error,
     system {type: user_changed_user_id | customer_identity_changed, …}
GET  inbound?inbox=&from=         what contacts wrote
GET  outbox?channel=&to=&since=   what the product sent; since is ISO time
GET  requests?provider=&route=    the calls it made
GET  webhooks                     handshake and delivery counts; waiting = 0 means all arrived
GET, POST, DELETE faults?kind=&name=      {rules: [{kind, …}], seed?} or one rule (faults.Fault); suspend takes account
GET, POST clock                   {advance_seconds} -> {offset_seconds, now}
POST reset                        forget everything but the handshake
POST echo {from: contact, text}   a person answers in the WhatsApp app (smb_message_echoes)
POST status {message_id, status, code?, details?}     report a status now
POST read {from}                  the contact reads everything that was delivered to them
POST number_change {from, to}     the contact moves to another number
POST preferences {from, value: stop|resume}           marketing opt-out in WhatsApp itself
POST account {field, value}       any account-level webhook of the WABA, value as given
POST phone {fields}               change what the number's health answers
POST templates {name, language, category, components, status?}   plant a template
POST template_status {name, language?, event, reason?, other_info?} or {name, category}
POST windows [{from, last_inbound_at}]                tell when contacts wrote before this process began
POST openai/script {text|json|refusal|tool_calls, match?, times?} or an array; GET lists, DELETE clears
What the simulator alone asks for stands in `control_play.py`.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from services.sandbox import account_events
from services.sandbox.accounts import Account
from services.sandbox.control_play import PLAY_ROUTES, player_of
from services.sandbox.faults import FaultKind
from services.sandbox.inbound import account_for, contact_writes, number_changes
from services.sandbox.state import Sandbox, sandbox_of
from services.sandbox.template_events import announce_category, announce_status
from services.sandbox.wire import Json

Handler: TypeAlias = Callable[[Request], Awaitable[JSONResponse]]


async def accounts(request: Request) -> JSONResponse:
    """The inboxes; POST adds one."""
    sandbox = sandbox_of(request)
    if request.method == "POST":
        asked = await request.json()
        defaults = {"channel": "whatsapp", "verified_name": asked.get("tenant", "")}
        sandbox.play(Account(**(defaults | asked)))
    return JSONResponse({"accounts": [account.as_json() for account in sandbox.accounts]})


async def inbound(request: Request) -> JSONResponse:
    """One contact writes, or many; GET shows what they wrote."""
    sandbox, query = sandbox_of(request), request.query_params
    if request.method == "GET":
        found = sandbox.written.matching(inbox=query.get("inbox", ""), sender=query.get("from", ""))
        return JSONResponse({"messages": [written.as_json() for written in found]})
    asked = await request.json()
    origin = f"{request.url.scheme}://{request.url.netloc}"
    rows = asked if isinstance(asked, list) else [asked]
    return JSONResponse({"message_ids": [i for row in rows for i in contact_writes(sandbox, row, origin)]})


async def outbox(request: Request) -> JSONResponse:
    """What the product sent."""
    query = request.query_params
    since = datetime.fromisoformat(query["since"]) if query.get("since") else None
    found = sandbox_of(request).outbox.matching(channel=query.get("channel", ""), to=query.get("to", ""), since=since)
    return JSONResponse({"messages": [sent.as_json() for sent in found]})


async def requests(request: Request) -> JSONResponse:
    """The calls the product made."""
    query = request.query_params
    found = sandbox_of(request).journal.matching(provider=query.get("provider", ""), route=query.get("route", ""))
    return JSONResponse({"requests": found})


async def webhooks(request: Request) -> JSONResponse:
    """Where deliveries stand."""
    return JSONResponse(sandbox_of(request).post_office.as_json())


async def faults(request: Request) -> JSONResponse:
    """Rules in force; POST adds, DELETE lifts all or those of a kind or name."""
    sandbox = sandbox_of(request)
    if request.method == "DELETE":
        _lift(sandbox, request.query_params.get("kind"), request.query_params.get("name"))
    if request.method == "POST":
        asked = await request.json()
        if "seed" in asked:
            sandbox.faults.reseed(int(asked["seed"]))
        for rule in asked.get("rules", [asked] if "kind" in asked else []):
            _put_in_force(sandbox, rule)
    return JSONResponse({"rules": [rule.as_json() for rule in sandbox.faults.rules]})


def _lift(sandbox: Sandbox, kind: str | None, name: str | None) -> None:
    lifted = [r for r in sandbox.faults.rules if kind in (None, r.kind) and name in (None, r.name)]
    sandbox.faults.rules = [rule for rule in sandbox.faults.rules if rule not in lifted]
    if any(rule.kind is FaultKind.SUSPEND for rule in lifted):
        account_events.reinstate_all(sandbox)


def _put_in_force(sandbox: Sandbox, rule: Json) -> None:
    fault = sandbox.faults.add(rule)
    if fault.kind is FaultKind.SUSPEND:
        account_events.suspend(sandbox, account_for(sandbox, {"tenant": fault.account or None}))


async def clock(request: Request) -> JSONResponse:
    """The time; POST moves it."""
    sandbox = sandbox_of(request)
    if request.method == "POST":
        sandbox.clock.advance(float((await request.json())["advance_seconds"]))
    return JSONResponse(sandbox.clock.as_json())


async def reset(request: Request) -> JSONResponse:
    """Forget everything but the handshake."""
    player_of(request).stop_all()
    sandbox_of(request).reset()
    return JSONResponse({"reset": True})


async def echo(sandbox: Sandbox, asked: Json) -> Json:
    """A person answers in the WhatsApp app."""
    return {"message_ids": [account_events.echo(sandbox, account_for(sandbox, asked), asked)]}


async def status(sandbox: Sandbox, asked: Json) -> Json:
    """Report a status now."""
    dispatch = sandbox.statuses.find(asked["message_id"])
    if dispatch is None:
        raise ValueError(f"no message {asked['message_id']} was sent")
    code = asked.get("code", 131026 if asked["status"] == "failed" else None)
    sandbox.statuses.report(dispatch, asked["status"], code=code, details=asked.get("details", ""))
    return dispatch.sent.as_json()


async def read(sandbox: Sandbox, asked: Json) -> Json:
    """The contact opens the chat."""
    person = sandbox.people.meet(account_for(sandbox, asked), asked["from"])
    unread = [s for s in sandbox.outbox.matching(channel="", to=person.phone, since=None) if s.status == "delivered"]
    for sent in unread:
        dispatch = sandbox.statuses.find(sent.id)
        if dispatch:
            sandbox.statuses.report(dispatch, "read")
    return {"message_ids": [sent.id for sent in unread]}


async def number_change(sandbox: Sandbox, asked: Json) -> Json:
    """The contact moves to another number."""
    account = account_for(sandbox, asked)
    return number_changes(sandbox, account, old_phone=str(asked["from"]), new_phone=str(asked["to"]).lstrip("+"))


async def preferences(sandbox: Sandbox, asked: Json) -> Json:
    """The contact stops or resumes marketing messages."""
    account_events.prefer(sandbox, account_for(sandbox, asked), asked)
    return {"value": asked["value"]}


async def account(sandbox: Sandbox, asked: Json) -> Json:
    """Any account-level webhook."""
    account_events.announce(sandbox, account_for(sandbox, asked), asked["field"], asked["value"])
    return {"field": asked["field"]}


async def phone(sandbox: Sandbox, asked: Json) -> Json:
    """Change a number's health."""
    sandbox.phones.change(account_for(sandbox, asked).phone_number_id, asked["fields"])
    return {"fields": asked["fields"]}


async def templates(sandbox: Sandbox, asked: Json) -> Json:
    """Plant a template."""
    waba_id = account_for(sandbox, asked).waba_id
    template = sandbox.templates.add(waba_id, asked, status=asked.get("status", "APPROVED"))
    return {"id": template["id"], "status": template["status"]}


async def template_status(sandbox: Sandbox, asked: Json) -> Json:
    """Change a template's status or category, told by webhook."""
    waba_id = account_for(sandbox, asked).waba_id
    named = [t for t in sandbox.templates.of_waba(waba_id) if t["name"] == asked["name"]]
    template = next((t for t in named if asked.get("language") in (None, t["language"])), None)
    if template is None:
        raise ValueError(f"no template {asked['name']}")
    if "category" in asked:
        announce_category(sandbox, template, asked["category"])
    else:
        announce_status(sandbox, template, asked)
    return {"id": template["id"], "status": template["status"], "category": template["category"]}


async def windows(sandbox: Sandbox, asked: Any) -> Json:  # an object or an array
    """Tell when contacts last wrote."""
    rows = asked if isinstance(asked, list) else [asked]
    for row in rows:
        account = account_for(sandbox, row)
        person = sandbox.people.meet(account, row["from"], row)
        at_seconds = datetime.fromisoformat(row["last_inbound_at"]).timestamp()
        sandbox.windows.open(account.phone_number_id, person.phone, at_seconds=at_seconds)
    return {"windows": len(rows)}


async def script(request: Request) -> JSONResponse:
    """The queue of scripted answers."""
    queue = sandbox_of(request).script
    if request.method == "DELETE":
        queue.answers.clear()
    if request.method == "POST":
        asked = await request.json()
        for row in asked if isinstance(asked, list) else [asked]:
            queue.add(row)
    return JSONResponse({"waiting": len([a for a in queue.answers if a.times != 0])})


async def healthz(_request: Request) -> JSONResponse:
    """Alive."""
    return JSONResponse({"status": "ok"})


async def answer_bad_control(_request: Request, error: Exception) -> JSONResponse:
    """Starlette's handler for what a control request got wrong."""
    detail = f"{error.args[0]} is required" if isinstance(error, KeyError) else str(error)
    return JSONResponse({"error": detail}, status_code=400)


def _deed(act: Callable[[Sandbox, Any], Awaitable[Json]]) -> Handler:
    async def handle(request: Request) -> JSONResponse:
        return JSONResponse(await act(sandbox_of(request), await request.json()))

    return handle


_DEEDS = (
    echo, status, read, number_change, preferences, account, phone, templates, template_status, windows,
)  # fmt: skip

CONTROL_ROUTES = [
    Route("/healthz", healthz),
    Route("/_sandbox/accounts", accounts, methods=["GET", "POST"]),
    Route("/_sandbox/inbound", inbound, methods=["GET", "POST"]),
    Route("/_sandbox/outbox", outbox),
    Route("/_sandbox/requests", requests),
    Route("/_sandbox/webhooks", webhooks),
    Route("/_sandbox/faults", faults, methods=["GET", "POST", "DELETE"]),
    Route("/_sandbox/clock", clock, methods=["GET", "POST"]),
    Route("/_sandbox/reset", reset, methods=["POST"]),
    Route("/_sandbox/openai/script", script, methods=["GET", "POST", "DELETE"]),
    *PLAY_ROUTES,
    *(Route(f"/_sandbox/{act.__name__}", _deed(act), methods=["POST"]) for act in _DEEDS),
]
